/** How a line between two people looks: a friend's is whole, a rival's broken, between strangers there are dots. */
export const LINE = { friend: 0, rival: 1, stranger: 2 } as const;

/** A line from the followed person to somebody else. */
export interface DrawnTie {
  /** The other's number. */
  readonly person: number;
  /** By LINE. */
  readonly line: number;
  /** 0 to 1; strong ties are thick. */
  readonly strength: number;
  /** The other's row, −1 while they are not drawn. Found anew for every frame. */
  row: number;
}

/** Colours of lines by LINE, #rrggbb numbers; the same by day and night, over a dark edge. */
export const LINE_COLOURS = [0x4fd0a5, 0xff7a59, 0xd5dbe4] as const;

/** Height of a line over the middle between two people `distance` tiles apart, above their heads. */
export const archOf = (distance: number): number => 0.35 + Math.min(3.2, distance * 0.13);
