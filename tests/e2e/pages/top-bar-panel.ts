import { expect, type Locator, type Page } from "@playwright/test";

import type { Speed } from "../../../preload/contract.ts";

/** Time, speed, and the town's file. */
export class TopBarPanel {
  readonly clock: Locator;
  readonly day: Locator;
  readonly title: Locator;
  readonly step: Locator;
  readonly save: Locator;
  readonly open: Locator;
  readonly newTown: Locator;
  readonly openSettings: Locator;
  readonly operator: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.clock = page.getByTestId("clock");
    this.day = page.getByTestId("day");
    this.title = page.getByTestId("town-title");
    this.step = page.getByTestId("step");
    this.save = page.getByTestId("save-town");
    this.open = page.getByTestId("open-town");
    this.newTown = page.getByTestId("new-town");
    this.operator = page.getByTestId("operator");
    this.openSettings = page.getByTestId("open-settings");
  }

  async setSpeed(speed: Speed): Promise<void> {
    await this.#page.getByTestId(`speed-${speed}`).click();
    await this.expectSpeed(speed);
  }

  async expectSpeed(speed: Speed): Promise<void> {
    await expect(this.#page.getByTestId(`speed-${speed}`)).toHaveAttribute("aria-checked", "true");
  }
}
