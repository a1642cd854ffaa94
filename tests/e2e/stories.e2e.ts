import path from "node:path";

import { LONG, expect, test } from "./fixtures.ts";
import { growTown } from "./helpers/grow-town.ts";
import { objections } from "./helpers/objections.ts";

const evening = async (home: string): Promise<string> =>
  growTown(path.join(home, "evening.townlet"), 700);

test("topics are chosen one by one, remembered, and all told again", async ({ visit, home }) => {
  const { page, town, story } = await visit({ file: await evening(home), speed: 0 });
  await town.expectDrawn();
  await expect(story.lines.first()).toBeVisible();
  const all = await story.lines.allTextContents();
  expect((await story.topics()).length, "a day is about several things").toBeGreaterThan(3);
  await story.filter.click();
  await story.choice("queue").click();
  await expect(story.choice("queue")).toHaveAttribute("aria-pressed", "true");
  await story.expectTopics("Queues");
  const queues = await story.lines.count();
  await story.choice("people").click();
  await story.expectTopics("People", "Queues");
  expect(await story.lines.count()).toBeGreaterThan(queues);
  await story.choice("queue").click();
  await story.expectTopics("People");

  await page.reload();
  await town.expectDrawn();
  await story.expectTopics("People");
  await expect(story.choice("people"), "folded up at first").toHaveCount(0);
  await expect(story.filter).toHaveAccessibleName("Choose what is told, 1 set");
  await story.filter.click();
  await expect(story.choice("people")).toHaveAttribute("aria-pressed", "true");
  await story.choice("none").click();
  await expect.poll(() => story.lines.allTextContents()).toEqual(all);
  await expect(story.choice("none")).toHaveCount(0);
});

test("only what matters is told, and only of whom people follow", LONG, async ({ visit, home }) => {
  const { page, town, story, card } = await visit({ file: await evening(home), speed: 0 });
  await town.expectDrawn();
  const all = await story.lines.count();
  const marked = await page.locator(".story-row[data-priority]").count();
  await story.filter.click();
  await expect(story.choice("followed"), "nobody is followed").toHaveCount(0);
  await story.choice("priority").click();
  expect(marked).toBeGreaterThan(0);
  expect(marked).toBeLessThan(all);
  await expect(page.locator(".story-row:not([data-priority])")).toHaveCount(0);
  expect(await story.lines.count()).toBeGreaterThanOrEqual(marked);
  await story.choice("priority").click();

  await town.resident("bob").click();
  await expect(card.name).toHaveText("Bob");
  await story.choice("followed").click();
  await expect(story.choice("followed")).toHaveText("Only about Bob");
  for (const line of await story.lines.allTextContents()) expect(line).toContain("Bob");
  const ofBob = await story.lines.count();
  expect(ofBob).toBeGreaterThan(0);
  expect(ofBob).toBeLessThan(all);
  // Whom it is about is whoever is followed.
  await town.resident("alice").click();
  await expect(story.choice("followed")).toHaveText("Only about Alice");
  for (const line of await story.lines.allTextContents()) expect(line).toContain("Alice");
  await card.close.click();
  await expect(story.lines).toHaveCount(all);
});

test(
  "by keys alone: a choice that nothing was told of says so, and gives all back",
  LONG,
  async ({ visit }) => {
    const { page, town, story } = await visit({ speed: 0 });
    await town.expectDrawn();
    await expect(story.lines.first()).toBeVisible();
    const all = await story.lines.count();
    await story.filter.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(story.choice("people")).toBeFocused();
    await story.choice("queue").focus();
    await page.keyboard.press("Space");
    await expect(story.lines).toHaveCount(0);
    await expect(story.none).toContainText("Nothing of that kind was told lately.");
    await page.keyboard.press("Escape");
    await expect(story.filter).toBeFocused();
    await expect(story.filter).toHaveAttribute("aria-expanded", "false");
    await page.getByTestId("story-all").focus();
    await page.keyboard.press("Enter");
    await expect(story.lines).toHaveCount(all);
    await expect(story.filter).toBeFocused();
  },
);

test("what is not told is not read out either", LONG, async ({ visit }) => {
  const { page, town, story } = await visit({ speed: 0 });
  await town.expectDrawn();
  await expect(story.lines.first()).toBeVisible();
  const before = await story.lines.count();
  await story.filter.click();
  await story.choice("need").click();
  const log = page.getByRole("log");
  await expect(log).toHaveAttribute("aria-live", "polite");
  // Long enough for another line.
  await town.stepTo((await town.status()).tick + 120);
  await expect(log.getByRole("listitem")).toHaveCount(0);
  await story.choice("need").click();
  await expect.poll(() => story.lines.count()).toBeGreaterThan(before);
});

for (const theme of ["light", "dark"] as const) {
  test.describe(`in ${theme} colours`, LONG, () => {
    test.use({ settings: { theme, story_topics: ["people"] } });

    test("the choices of the story keep the accessibility rules", async ({ visit, home }) => {
      const townlet = await visit({ file: await evening(home), speed: 0 });
      await townlet.town.expectDrawn();
      await townlet.story.filter.click();
      await townlet.town.resident("bob").click();
      await expect(townlet.story.choice("followed")).toBeVisible();
      expect(await objections(townlet)).toEqual([]);
    });
  });
}
