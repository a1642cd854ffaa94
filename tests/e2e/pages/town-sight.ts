import { expect, type Locator, type Page } from "@playwright/test";

import { TownStatus, type Problem } from "../../../preload/contract.ts";
import type { TownletBridge } from "../../../preload/contract.ts";

declare global {
  interface Window {
    readonly townlet?: TownletBridge;
  }
}

/** Looks again sooner than by default, where intervals grow to a second. */
const SOON = { intervals: [50, 100, 200] };

/** The town as it is drawn, and what the page says about it. */
export class TownSight {
  readonly surface: Locator;
  readonly residents: Locator;
  readonly problem: Locator;
  readonly notice: Locator;
  readonly viewNotice: Locator;
  readonly #page: Page;
  readonly #document: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#document = page.locator("html");
    this.surface = page.getByTestId("town");
    this.residents = page.getByTestId(/^resident-/);
    this.problem = page.getByTestId("problem-dialog");
    this.notice = page.getByTestId("notice");
    this.viewNotice = page.getByTestId("view-notice");
  }

  /** Waits for the first drawn frame. */
  async expectDrawn(view?: "2d" | "low" | "mid" | "high"): Promise<void> {
    await this.#page.waitForFunction(
      () => document.documentElement.dataset["firstFrame"] !== undefined,
      undefined,
      { polling: 50, timeout: 30_000 },
    );
    await expect(this.#document).toHaveAttribute("data-first-frame", /^\d+$/);
    if (view !== undefined) await expect(this.#document).toHaveAttribute("data-view", view);
  }

  /** The tick that is drawn now. */
  async drawnTick(): Promise<number> {
    return Number(await this.#document.getAttribute("data-tick"));
  }

  /** What the town process says of itself. */
  async status(): Promise<TownStatus> {
    const reply = await this.#page.evaluate(() => window.townlet?.request("town:get-status", {}));
    if (reply?.ok !== true) throw new Error(reply?.problem.message ?? "no bridge");
    return TownStatus.parse(reply.value);
  }

  /** The seed of the town on screen. */
  async seed(): Promise<string | undefined> {
    const reply = await this.#page.evaluate(() => window.townlet?.request("town:get-scene", {}));
    return reply?.ok === true ? reply.value?.seed : undefined;
  }

  /** Waits until the town has lived beyond `tick`. */
  async expectBeyond(tick: number): Promise<void> {
    await expect.poll(async () => (await this.status()).tick, SOON).toBeGreaterThan(tick);
  }

  /** Waits until people are drawn at other places than now. */
  async expectMovement(): Promise<void> {
    const before = await this.placesOfNames();
    await expect.poll(() => this.placesOfNames(), SOON).not.toEqual(before);
  }

  /** Where the names over people are drawn, by person; only of those that are shown. */
  async placesOfNames(): Promise<Record<string, string>> {
    return this.#places(/^label-/);
  }

  /** The same in the right-hand picture of a comparison. */
  async placesBeside(): Promise<Record<string, string>> {
    const places = Object.entries(await this.#places(/^beside-label-/));
    return Object.fromEntries(places.map(([id, place]) => [id.replace("beside-", ""), place]));
  }

  /** Waits until both pictures of a comparison show the same people at the same places; the camera may still ease. */
  async expectSameBeside(): Promise<void> {
    const differences = async (): Promise<string[]> => {
      const both = await this.#places(/^(beside-)?label-/);
      const left = Object.keys(both).filter((id) => id.startsWith("label-"));
      const right = Object.keys(both).filter((id) => id.startsWith("beside-"));
      const odd = left.filter((id) => both[id] !== both[`beside-${id}`]);
      return left.length === right.length ? odd : [...left, ...right];
    };
    await expect.poll(differences, SOON).toEqual([]);
  }

  async #places(labelled: RegExp): Promise<Record<string, string>> {
    return this.#page.getByTestId(labelled).evaluateAll((labels) =>
      Object.fromEntries(
        labels
          .filter((label): label is HTMLElement => label instanceof HTMLElement && !label.hidden)
          // A mere sign of what somebody does is not their name.
          .filter((label) => label.dataset["look"] !== "glyph")
          .map((label) => [label.dataset["testid"] ?? "", label.style.transform]),
      ),
    );
  }

  /** The same, once the paused town has come to rest on the picture. */
  async placesAtRest(): Promise<Record<string, string>> {
    const { tick } = await this.status();
    await expect.poll(() => this.drawnTick(), SOON).toBe(tick);
    let last: Record<string, string> = {};
    let still = 0;
    // A busy machine may take longer than one look to draw a frame.
    await expect
      .poll(
        async () => {
          const places = await this.placesOfNames();
          still = JSON.stringify(places) === JSON.stringify(last) ? still + 1 : 0;
          last = places;
          return still;
        },
        { intervals: [300] },
      )
      .toBeGreaterThanOrEqual(2);
    return last;
  }

  /** Waits until names are where they were, give or take what easing and rounding leave. */
  async expectNamesAt(wanted: Record<string, string>): Promise<void> {
    const farthest = async () => Math.max(0, ...(await this.#distances(wanted)));
    await expect.poll(farthest, SOON).toBeLessThanOrEqual(4);
    expect((await this.#distances(wanted)).length).toBeGreaterThan(2);
  }

  /** The same for most of them: a tick has passed, and somebody may have taken a step. */
  async expectMostNamesAt(wanted: Record<string, string>): Promise<void> {
    const middle = async () => {
      const distances = (await this.#distances(wanted)).toSorted((a, b) => a - b);
      return distances[Math.floor(distances.length / 2)] ?? Infinity;
    };
    await expect.poll(middle, SOON).toBeLessThanOrEqual(4);
  }

  async #distances(wanted: Record<string, string>): Promise<number[]> {
    const found = await this.placesOfNames();
    // Of names that overlap one is hidden, now this one and now that.
    const shared = Object.keys(wanted).filter((id) => id in found);
    return shared.map((id) => distance(wanted[id] ?? "", found[id] ?? ""));
  }

  /** Steps a paused town, tick by tick, until `tick` is drawn. */
  async stepTo(tick: number): Promise<void> {
    const { tick: now } = await this.status();
    await this.#page.evaluate(async (steps) => {
      for (let step = 0; step < steps; step++) await window.townlet?.request("town:step", {});
    }, tick - now);
    await expect.poll(() => this.drawnTick(), SOON).toBe(tick);
  }

  /** Waits until somebody is drawn with this over their head. */
  async expectSign(id: string, sign: "chat" | "rebuff" | "argument" | "leaving"): Promise<void> {
    await expect(this.#document).toHaveAttribute("data-signs", new RegExp(`\\b${id}:${sign}\\b`));
  }

  /** Waits until these lines, and no others, go from the followed person: "carmen:friend". */
  async expectLines(...ends: readonly string[]): Promise<void> {
    const drawn = async () => {
      const text = await this.#document.getAttribute("data-lines");
      return (text ?? "").split(" ").filter((end) => end !== "");
    };
    await expect.poll(async () => (await drawn()).toSorted(), SOON).toEqual(ends.toSorted());
  }

  /** Waits until a way is drawn from the followed person to a tile ("23,20"), or none. */
  async expectGoal(tile: RegExp): Promise<void> {
    await expect(this.#document).toHaveAttribute("data-goal", tile);
  }

  /** Waits until the camera has flown off by itself, or is where people left it. */
  async expectAway(isAway: boolean): Promise<void> {
    await expect(this.#document).toHaveAttribute("data-away", String(isAway));
  }

  resident(id: string): Locator {
    return this.#page.getByTestId(`resident-${id}`);
  }

  label(id: string): Locator {
    return this.#page.getByTestId(`label-${id}`);
  }

  /** One message of this kind and no other; it is closed as people do. */
  async expectProblem(title: Problem["title"], text: RegExp): Promise<void> {
    await expect(this.problem).toHaveCount(1);
    await expect(this.problem.getByRole("heading")).toHaveText(title);
    await expect(this.problem.getByTestId("problem-message")).toHaveText(text);
    await expect(this.problem.getByTestId("problem-next")).not.toBeEmpty();
    await this.#page.keyboard.press("Enter");
    await expect(this.problem).toHaveCount(0);
  }
}

/** Between two `translate(…px, …px)`, in pixels. */
function distance(one: string, other: string): number {
  const [x = 0, y = 0] = numbersIn(one);
  const [left = 0, top = 0] = numbersIn(other);
  return Math.hypot(x - left, y - top);
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/-?\d+/g)].map(([digits]) => Number(digits));
}
