import type { Locator, Page } from "@playwright/test";

/** Who has just come or gone, over the town. */
export class VignettePanel {
  readonly panel: Locator;
  readonly name: Locator;
  readonly text: Locator;
  readonly more: Locator;
  readonly go: Locator;
  readonly close: Locator;

  constructor(page: Page) {
    this.panel = page.getByTestId("vignette");
    this.name = page.getByTestId("vignette-name");
    this.text = page.getByTestId("vignette-text");
    this.more = page.getByTestId("vignette-more");
    this.go = page.getByTestId("vignette-go");
    this.close = page.getByTestId("vignette-close");
  }
}
