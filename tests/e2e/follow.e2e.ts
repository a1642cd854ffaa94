import path from "node:path";

import { LONG, expect, test } from "./fixtures.ts";
import { growTown } from "./helpers/grow-town.ts";

test("choosing a resident shows their card and choosing them again puts it away", async ({
  visit,
}) => {
  const { town, card } = await visit();
  await town.expectDrawn();
  await expect(card.panel).toHaveCount(0);
  const resident = town.residents.first();
  const name = (await resident.locator(".resident-name").textContent()) ?? "";
  await resident.click();
  await expect(card.name).toHaveText(name);
  await expect(resident).toHaveAttribute("aria-pressed", "true");
  await expect(card.doing).not.toBeEmpty();
  await expect(card.facts).toContainText("Wallet");
  await expect(card.scores).toContainText(/From (tomorrow )?\d\d:\d\d on/);
  const levels = await card.needLevels();
  // Hunger, hygiene, energy; and warmth, for whoever is cold just now.
  expect(levels.length).toBeGreaterThanOrEqual(3);
  for (const level of levels) expect(level).toBeGreaterThan(0);
  await resident.click();
  await expect(card.panel).toHaveCount(0);
});

test("the card changes as the day goes on", async ({ visit }) => {
  const { town, card, topBar } = await visit();
  await town.expectDrawn();
  await town.residents.nth(1).click();
  await expect(card.needs).toBeVisible();
  const before = await card.needLevels();
  const doing = await card.doing.textContent();
  await topBar.setSpeed(100);
  await expect.poll(() => card.needLevels()).not.toEqual(before);
  await expect(card.doing).not.toHaveText(doing ?? "");
});

test("a click on a person in the town follows them", async ({ visit }) => {
  const { page, town, card } = await visit({ speed: 0 });
  await town.expectDrawn();
  const ids = Object.keys(await town.placesOfNames());
  for (const id of ids) {
    const label = page.getByTestId(id);
    const box = await label.boundingBox();
    const surface = await town.surface.boundingBox();
    if (box === null || surface === null) continue;
    // The tag hangs over the head of whom it names; panels may lie over some.
    const [x, y] = [box.x + box.width / 2, box.y + 34];
    const isFree = await page.evaluate(
      ([left, top]) => document.elementFromPoint(left ?? 0, top ?? 0)?.tagName === "CANVAS",
      [x, y],
    );
    if (!isFree) continue;
    const name = (await label.textContent()) ?? "";
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
    await expect(card.name).toHaveText(name);
    await expect(label).toHaveAttribute("data-followed", "");
    return;
  }
  throw new Error("nobody stands free of the panels");
});

test("a story leads to the person that it tells of", async ({ visit, home }) => {
  const file = await growTown(path.join(home, "evening.townlet"), 700);
  const { town, story, card } = await visit({ file });
  await town.expectDrawn();
  await expect(story.lines.first()).toBeVisible();
  const names = await town.residents.locator(".resident-name").allTextContents();
  const told = await story.lines.allTextContents();
  const name = names.find((one) => told.some((line) => line.includes(`${one} `)));
  expect(names, "somebody is told of by the evening").toContain(name);
  const line = story.lines.filter({ hasText: `${name} ` }).last();
  const text = (await line.locator(".story-text").textContent()) ?? "";
  await line.click();
  await expect(card.name).toHaveText(/./);
  expect(text).toContain(await card.name.textContent());
});

test("a story of a place leads there", LONG, async ({ visit, home }) => {
  const file = await growTown(path.join(home, "morning.townlet"), 290);
  const { town, story, card } = await visit({ file, speed: 0 });
  await town.expectDrawn();
  const before = await town.placesAtRest();
  await story.lines
    .filter({ hasText: /truck|unloads/ })
    .last()
    .click();
  await expect.poll(() => town.placesOfNames()).not.toEqual(before);
  await expect(card.panel).toHaveCount(0);
});

test("stories come while the town lives", async ({ visit }) => {
  const { town, story, topBar } = await visit();
  await town.expectDrawn();
  const before = await story.lines.count();
  await topBar.setSpeed(100);
  await expect.poll(() => story.lines.count()).toBeGreaterThan(before);
});
