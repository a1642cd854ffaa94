/** What a mark on the ground is: part of a queue, the thing that a queue is for, a step of a way, where the way ends. */
export const MARK = { queue: 0, thing: 1, step: 2, goal: 3 } as const;

/** Whether a mark is a ring; the others are filled. */
export const isRing = (kind: number): boolean => kind === MARK.thing || kind === MARK.goal;

/** Colours of marks by MARK, #rrggbb numbers; the same by day and night, over a dark edge. */
export const MARK_COLOURS = [0xffc457, 0xffc457, 0xf3f6fb, 0xf3f6fb] as const;

/** Numbers of one mark: two ends in tiles east and south, the radius, and which by MARK. */
export const MARK_NUMBERS = 6;

/** Strokes with round ends, dots and rings on the ground, for one moment. No allocation while there are no more than before. */
export class GroundMarks {
  /** [count × MARK_NUMBERS] */
  numbers = new Float32Array(32 * MARK_NUMBERS);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  /** A stroke; a dot or a ring where both ends are the same. */
  add(fromX: number, fromY: number, toX: number, toY: number, radius: number, kind: number): void {
    if ((this.count + 1) * MARK_NUMBERS > this.numbers.length) {
      const more = new Float32Array(this.numbers.length * 2);
      more.set(this.numbers);
      this.numbers = more;
    }
    const at = this.count * MARK_NUMBERS;
    this.numbers[at] = fromX;
    this.numbers[at + 1] = fromY;
    this.numbers[at + 2] = toX;
    this.numbers[at + 3] = toY;
    this.numbers[at + 4] = radius;
    this.numbers[at + 5] = kind;
    this.count += 1;
  }
}
