import path from "node:path";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import { growTown } from "./helpers/grow-town.ts";

/** Goes on from control to control until one is reached whose test id is like this. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const reached: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const id = await page.evaluate(() => {
      const element = document.activeElement;
      return element instanceof HTMLElement ? (element.dataset["testid"] ?? "") : "";
    });
    if (wanted.test(id)) return;
    reached.push(id);
  }
  throw new Error(`Tab leads to ${reached.join(", ")}`);
}

test("a watcher’s first ten minutes need no pointer", async ({ visit, home }) => {
  const file = await growTown(path.join(home, "old.townlet"), 2280);
  const townlet = await visit({ file });
  const { page, town, topBar, card, time, palette } = townlet;
  await town.expectDrawn();
  const { keyboard } = page;

  // Faster, slower, still.
  await keyboard.press("2");
  await topBar.expectSpeed(10);
  await keyboard.press("Space");
  await topBar.expectSpeed(0);
  const { head } = await town.status();

  // Who somebody is, what they do, and why.
  await keyboard.press("f");
  await expect(card.doing).toBeVisible();
  await expect(card.needs.getByRole("meter")).toHaveCount(3);
  await expect(card.why).toBeVisible();
  await expect(card.scores).toBeVisible();
  await expect(card.ties).toBeVisible();
  await keyboard.press("Escape");
  await expect(card.panel).toHaveCount(0);

  // A line of the story leads to whom it tells of.
  await tabTo(page, /^story-\d+$/u);
  await keyboard.press("Enter");
  await expect(card.panel).toBeVisible();

  // Back to something that happened the day before, and another life from there.
  await tabTo(page, /^time-slider$/u);
  await keyboard.press("Home");
  await time.expectAt(0);
  for (let marks = 0; marks < 4; marks++) await keyboard.press("]");
  await expect(time.past).toBeVisible();
  const parting = await time.tick();
  expect(parting).toBeGreaterThan(0);
  expect(parting).toBeLessThan(head);
  await keyboard.press("b");
  await time.giveName(null);
  await expect(time.name("Branch 1")).toHaveAttribute("aria-current", "true");

  // In it the lights go out, by order of an operator.
  await palette.open();
  await palette.choose("blackout");
  await expect(palette.form.getByRole("switch")).toBeFocused();
  await expect(palette.form.getByRole("switch")).toBeChecked();
  await expect(palette.locked).toBeVisible();
  await tabTo(page, /^palette-operator$/u);
  await keyboard.press("Enter");
  await expect(palette.locked).toHaveCount(0);
  await expect(palette.form.getByRole("switch")).toBeChecked();
  await tabTo(page, /^palette-send$/u);
  await keyboard.press("Enter");
  await expect(palette.status).toContainText("Done");
  for (let levels = 0; levels < 3; levels++) await keyboard.press("Escape");
  await expect(palette.panel).toHaveCount(0);
  await keyboard.press("3");
  await town.expectBeyond(parting + 200);
  await keyboard.press("Space");
  await topBar.expectSpeed(0);

  // Both lives side by side.
  await keyboard.press("c");
  await tabTo(page, /^compare-main$/u);
  await keyboard.press("Enter");
  await expect(time.beside).toBeVisible();
  await expect(time.firstDifference).toContainText("First difference");
  await expect(time.figures.first()).toBeVisible();
  await keyboard.press("Escape");
  await expect(time.beside).toHaveCount(0);
  // The program goes on with other tests.
  await townlet.chooseInMenu("Town", "Operator Mode");
  await expect(topBar.operator).toHaveCount(0);
});
