import { expect, type Locator, type Page } from "@playwright/test";

import { History } from "../../../preload/timelines.ts";

/** All of the town's time at the bottom of the window, and what is done with it. */
export class TimelinePanel {
  readonly panel: Locator;
  readonly slider: Locator;
  readonly track: Locator;
  readonly live: Locator;
  readonly backToLive: Locator;
  readonly past: Locator;
  readonly stepBack: Locator;
  readonly branchHere: Locator;
  readonly compare: Locator;
  readonly names: Locator;
  readonly marks: Locator;
  readonly tip: Locator;
  readonly comparison: Locator;
  readonly firstDifference: Locator;
  readonly beside: Locator;
  readonly figures: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.panel = page.getByTestId("timeline");
    this.slider = page.getByTestId("time-slider");
    this.track = page.getByTestId("track");
    this.live = page.getByTestId("live");
    this.backToLive = page.getByTestId("back-to-live");
    this.past = page.getByTestId("past");
    this.stepBack = page.getByTestId("step-back");
    this.branchHere = page.getByTestId("branch-here");
    this.compare = page.getByTestId("compare");
    this.names = page.getByTestId(/^timeline-(main|Branch \d)$/);
    this.marks = page.getByTestId(/^mark-\d+$/);
    this.tip = page.getByTestId("mark-tip");
    this.comparison = page.getByTestId("comparison");
    this.firstDifference = page.getByTestId("first-difference");
    this.beside = page.getByTestId("town-beside");
    this.figures = page.getByTestId(/^kpi-/);
  }

  /** Waits until the cursor and the drawn town are at `tick`. */
  async expectAt(tick: number): Promise<void> {
    await expect(this.slider).toHaveAttribute("aria-valuenow", String(tick));
    await expect(this.#page.locator("html")).toHaveAttribute("data-tick", String(tick));
  }

  /** The tick under the cursor. */
  async tick(): Promise<number> {
    return Number(await this.slider.getAttribute("aria-valuenow"));
  }

  /** Presses a key so often, with the cursor in hand. */
  async press(key: string, times = 1): Promise<void> {
    await this.slider.focus();
    for (let press = 0; press < times; press++) await this.#page.keyboard.press(key);
  }

  /** Drags the cursor from one share of the track's width to another, over so many points. */
  async drag(from: number, to: number, points = 12): Promise<void> {
    const box = await this.track.boundingBox();
    if (box === null) throw new Error("no track");
    const { mouse } = this.#page;
    const y = box.y + box.height - 6;
    await mouse.move(box.x + box.width * from, y);
    await mouse.down();
    await mouse.move(box.x + box.width * to, y, { steps: points });
    await mouse.up();
  }

  name(timeline: string): Locator {
    return this.#page.getByTestId(`timeline-${timeline}`);
  }

  /** What the town process says of all lives. */
  async history(): Promise<History> {
    const reply = await this.#page.evaluate(() => window.townlet?.request("time:get-history", {}));
    if (reply?.ok !== true) throw new Error(reply?.problem.message ?? "no bridge");
    return History.parse(reply.value);
  }

  /** Answers the open dialog that asks for a name; null keeps the one it suggests. */
  async giveName(name: string | null): Promise<void> {
    const field = this.#page.getByTestId("timeline-name");
    await expect(field).toBeFocused();
    if (name !== null) await field.fill(name);
    await this.#page.keyboard.press("Enter");
    await expect(field).toHaveCount(0);
  }
}
