/** Satisfaction below which a need is low, and dire: in bars, lists and lines alike. */
export const LOW = 0.35;
export const DIRE = 0.15;
