import { type Locator, type Page, expect } from "@playwright/test";

import type { Topic } from "../../../sim/narration/categories.ts";

/** What happened in the town, one line each, newest last. */
export class StoryList {
  readonly panel: Locator;
  readonly lines: Locator;
  /** Lines after the shown moment, and the way to the newest of them. */
  readonly later: Locator;
  readonly newer: Locator;
  /** The line of the shown moment, in the past. */
  readonly moment: Locator;
  /** Opens and closes the choices of what is told. */
  readonly filter: Locator;
  /** Said where nothing of what was chosen is known. */
  readonly none: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.panel = page.getByTestId("story");
    this.lines = page.getByTestId(/^story-\d+$/);
    this.later = page.getByTestId(/^later-\d+$/);
    this.newer = page.getByTestId("story-newer");
    this.moment = page.locator(".story-line[aria-current]");
    this.filter = page.getByTestId("story-filter");
    this.none = page.getByTestId("story-none");
  }

  /** The newest line that tells of somebody called `name`. */
  about(name: string): Locator {
    return this.lines.filter({ hasText: name }).last();
  }

  /** One of the choices; `none` undoes them all. */
  choice(name: Topic | "priority" | "followed" | "none"): Locator {
    return this.#page.getByTestId(`filter-${name}`);
  }

  /** What the lines are about, in words, each once. */
  async topics(): Promise<readonly string[]> {
    const icons = this.lines.locator("svg");
    const words = await icons.evaluateAll((all) => all.map((icon) => icon.ariaLabel ?? ""));
    return [...new Set(words)].toSorted();
  }

  async expectTopics(...words: readonly string[]): Promise<void> {
    await expect.poll(() => this.topics()).toEqual(words.toSorted());
  }
}
