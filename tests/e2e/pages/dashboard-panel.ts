import { expect, type Locator, type Page } from "@playwright/test";

import type { PanelName } from "../../../preload/settings.ts";

/** The sheet of panels over the town. */
export class DashboardPanel {
  readonly sheet: Locator;
  /** Beside the town. */
  readonly dock: Locator;
  readonly open: Locator;
  readonly close: Locator;
  readonly events: Locator;
  readonly eventKind: Locator;
  readonly eventPerson: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.sheet = page.getByTestId("dashboard");
    this.dock = page.getByTestId("dock");
    this.open = page.getByTestId("open-dashboard");
    this.close = page.getByTestId("close-dashboard");
    this.events = page.getByTestId("event");
    this.eventKind = page.getByTestId("event-kind");
    this.eventPerson = page.getByTestId("event-person");
  }

  panel(name: PanelName): Locator {
    return this.#page.getByTestId(`panel-${name}`);
  }

  figure(name: string): Locator {
    return this.#page.getByTestId(`figure-${name}`);
  }

  /** A button in the head of a panel. */
  action(name: PanelName, action: "earlier" | "later" | "dock" | "hide"): Locator {
    return this.panel(name).locator(`[data-action="${action}"]`);
  }

  /** The way back of a hidden panel. */
  show(name: PanelName): Locator {
    return this.#page.getByTestId(`show-${name}`);
  }

  async expectState(name: PanelName, state: string): Promise<void> {
    await expect(this.panel(name)).toHaveAttribute("data-state", state, { timeout: 15_000 });
  }

  async expectOrder(names: readonly PanelName[]): Promise<void> {
    await expect
      .poll(async () =>
        this.sheet
          .locator("[data-panel]")
          .evaluateAll((panels) => panels.map((panel) => panel.getAttribute("data-panel"))),
      )
      .toEqual(names);
  }
}
