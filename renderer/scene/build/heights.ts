/** How high paving and floors lie over the grass. */
export const PAVING_HEIGHT = 0.05;
export const FLOOR_HEIGHT = 0.08;
