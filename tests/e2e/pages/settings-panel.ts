import { expect, type Locator, type Page } from "@playwright/test";

import type { Settings } from "../../../preload/settings.ts";

type Choice =
  "theme" | "text_size" | "quality" | "motion" | "roofs" | "privacy" | "sound" | "lines_from";

/** The dialog of settings. */
export class SettingsPanel {
  readonly dialog: Locator;
  readonly names: Locator;
  readonly lines: Locator;
  readonly vignetteCamera: Locator;
  readonly volume: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByTestId("settings-dialog");
    const onOff = (name: RegExp) => this.dialog.getByRole("switch", { name });
    this.names = onOff(/name/);
    this.lines = onOff(/friends and rivals/);
    this.volume = this.dialog.getByRole("slider", { name: "Volume" });
    this.vignetteCamera = onOff(/come and go/);
  }

  async open(): Promise<void> {
    await this.#page.getByTestId("open-settings").click();
    await expect(this.dialog).toBeVisible();
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press("Escape");
    await expect(this.dialog).toHaveCount(0);
  }

  async choose<N extends Choice>(name: N, value: Settings[N]): Promise<void> {
    await this.#page.getByTestId(`setting-${name}-${value}`).click();
    await this.expectChosen(name, value);
  }

  async expectChosen<N extends Choice>(name: N, value: Settings[N]): Promise<void> {
    await expect(this.#page.getByTestId(`setting-${name}-${value}`)).toHaveAttribute(
      "data-selected",
      "true",
    );
  }
}
