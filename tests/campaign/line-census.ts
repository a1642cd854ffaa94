import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Story } from "../../sim/narration/story.ts";

type Line = Pick<Story, "category" | "text" | "priority">;

/** Hears every line of a town's story, and whether the teller keeps to the rules. */
export class LineCensus {
  private readonly byCategory = new Map<string, number>();
  private readonly perDay: Set<string>[] = [];
  private readonly days: { tick: number; line: Line }[][] = [];
  private readonly lastTold = new Map<string, number>();
  private readonly window: number[] = [];
  private readonly told: string[] = [];
  private readonly limits: TownConfig["narration"]["limiter"];
  private readonly ticksPerDay: number;
  private total = 0;

  constructor({ narration }: TownConfig, ticksPerDay: number) {
    this.limits = narration.limiter;
    this.ticksPerDay = ticksPerDay;
  }

  hear(tick: number, stories: readonly Line[]): void {
    const day = Math.floor((tick - 1) / this.ticksPerDay);
    for (const line of stories) {
      this.total += 1;
      this.byCategory.set(line.category, (this.byCategory.get(line.category) ?? 0) + 1);
      (this.perDay[day] ??= new Set()).add(line.text);
      (this.days[day] ??= []).push({ tick, line });
      const last = this.lastTold.get(line.text);
      const { category_dedupe_ticks, dedupe_window_ticks } = this.limits;
      const within = category_dedupe_ticks[line.category] ?? dedupe_window_ticks;
      if (last !== undefined && tick - last < within) {
        this.told.push(`'${line.text}' at ${last} and ${tick}`);
      }
      this.lastTold.set(line.text, tick);
      this.window.push(tick);
      while ((this.window[0] ?? tick) <= tick - this.limits.global_window_ticks)
        this.window.shift();
      if (this.window.length > this.limits.global_window_limit) {
        this.told.push(`${this.window.length} lines within a window at ${tick}`);
      }
    }
  }

  /** Lines of a day, as a reader would see them. */
  dayOf(day: number): readonly string[] {
    return (this.days[day] ?? []).map(({ tick, line }) => {
      const mark = line.priority ? "*" : " ";
      return `${tick}${mark} [${line.category}] ${line.text}`;
    });
  }

  result(): object {
    const distinct = this.perDay.map((lines) => lines.size);
    return {
      lines: this.total,
      categories: Object.fromEntries([...this.byCategory].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      fewest_distinct_a_day: Math.min(...distinct),
      mean_distinct_a_day:
        distinct.reduce((sum, one) => sum + one, 0) / Math.max(1, distinct.length),
      broken: this.told,
    };
  }
}
