import type { Person } from "./people.ts";

/** Notices when anybody is drawn at a second place: from then on people are seen to move. */
export class FirstMove {
  private readonly places: number[] = [];
  private count = 0;

  /** Looks at what was just drawn; true from the first time that somebody stands elsewhere than before. */
  noted(people: readonly Person[]): boolean {
    const isFirst = this.count === 0;
    for (const { slot, present, drawX, drawY } of people) {
      if (!present) continue;
      if (!isFirst && (this.places[slot * 2] !== drawX || this.places[slot * 2 + 1] !== drawY)) {
        return true;
      }
      this.places[slot * 2] = drawX;
      this.places[slot * 2 + 1] = drawY;
      this.count += 1;
    }
    return false;
  }
}
