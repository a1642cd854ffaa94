import { expect, type Page } from "@playwright/test";
import type { TownletBridge } from "../../preload/contract.ts";

declare global {
  interface Window {
    /** What the preload script puts there. */
    readonly townlet?: TownletBridge;
  }
}

/** What a person sees and does in the window. */
export class TownPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The tick at which the town stands. */
  async tick(): Promise<number> {
    const status = await this.page.evaluate(() => window.townlet?.request("town:get-status", {}));
    if (status?.ok !== true) throw new Error("the town does not answer");
    return status.value.tick;
  }

  /** Where names stand on the picture; they follow the people. */
  async namePlaces(): Promise<string> {
    const boxes = await this.page.locator(".labels .label:visible").evaluateAll((labels) =>
      labels.map((label) => {
        const { x, y } = label.getBoundingClientRect();
        return `${label.textContent} ${Math.round(x)},${Math.round(y)}`;
      }),
    );
    return boxes.join("; ");
  }

  async expectPeopleToMove(): Promise<void> {
    await expect.poll(() => this.namePlaces(), { timeout: 30_000 }).not.toBe("");
    const before = await this.namePlaces();
    await expect.poll(() => this.namePlaces(), { timeout: 30_000 }).not.toBe(before);
  }

  async setSpeed(speed: 0 | 1 | 10 | 100): Promise<void> {
    await this.page.getByTestId(`speed-${speed}`).click();
  }

  async expectTickBeyond(tick: number): Promise<void> {
    await expect.poll(() => this.tick(), { timeout: 30_000 }).toBeGreaterThan(tick);
  }

  async save(): Promise<void> {
    await this.page.getByTestId("save-town").click();
    await expect(this.page.getByTestId("notice")).toContainText("Saved");
  }
}
