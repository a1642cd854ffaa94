import { type Locator, type Page, expect } from "@playwright/test";

/** One day of the town, over the dimmed town. */
export class DayPage {
  readonly dialog: Locator;
  readonly title: Locator;
  readonly sum: Locator;
  /** What happened, and who came and left. */
  readonly lines: Locator;
  /** Shows the lines that are left out. */
  readonly lesser: Locator;
  readonly figures: Locator;
  readonly before: Locator;
  readonly after: Locator;
  readonly back: Locator;
  /** Asks once more for what did not come. */
  readonly again: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByTestId("day-dialog");
    this.title = this.dialog.getByRole("heading", { level: 2 });
    this.sum = page.getByTestId("day-sum");
    this.lines = page.getByTestId(/^day-story-\d+$/);
    this.lesser = page.getByTestId("day-lesser");
    this.figures = page.getByTestId("day-figures");
    this.before = page.getByTestId("day-before");
    this.after = page.getByTestId("day-after");
    this.back = page.getByTestId("day-back");
    this.again = page.getByTestId("day-again");
  }

  /** Opens it by its key. */
  async open(): Promise<void> {
    await this.#page.keyboard.press("t");
    await expect(this.dialog).toBeVisible();
  }

  figure(name: string): Locator {
    return this.#page.getByTestId(`day-figure-${name}`);
  }

  /** The times of its lines, as they are read. */
  async times(): Promise<readonly string[]> {
    return this.lines.locator("time").allTextContents();
  }
}
