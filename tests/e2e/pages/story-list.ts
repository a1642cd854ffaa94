import type { Locator, Page } from "@playwright/test";

/** What happened in the town, one line each, newest last. */
export class StoryList {
  readonly panel: Locator;
  readonly lines: Locator;

  constructor(page: Page) {
    this.panel = page.getByTestId("story");
    this.lines = page.getByTestId(/^story-\d+$/);
  }

  /** The newest line that tells of somebody called `name`. */
  about(name: string): Locator {
    return this.lines.filter({ hasText: name }).last();
  }
}
