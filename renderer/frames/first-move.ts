import type { Person } from "./crowd.ts";

/** Notices when anybody is drawn at a second place: from then on people are seen to move. */
export class FirstMove {
  private readonly places: number[] = [];
  private count = 0;

  /** Looks at what was just drawn; true from the first time that somebody stands elsewhere than before. */
  noted(people: readonly Person[]): boolean {
    const isFirst = this.count === 0;
    for (const { row, present, drawX, drawY } of people) {
      if (!present) continue;
      if (!isFirst && (this.places[row * 2] !== drawX || this.places[row * 2 + 1] !== drawY)) {
        return true;
      }
      this.places[row * 2] = drawX;
      this.places[row * 2 + 1] = drawY;
      this.count += 1;
    }
    return false;
  }
}
