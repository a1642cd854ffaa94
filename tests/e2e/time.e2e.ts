import { writeFileSync } from "node:fs";
import path from "node:path";

import { LONG, expect, test } from "./fixtures.ts";
import { forkTown, growTown } from "./helpers/grow-town.ts";

test("scrubbed back people are where they were, and live they are where they are", async ({
  visit,
  home,
}) => {
  const file = await growTown(path.join(home, "old.townlet"), 2280);
  const { page, town, topBar, story, time } = await visit({ file, speed: 0 });
  await town.expectDrawn();
  const { tick: now } = await town.status();
  await expect(time.live).toBeVisible();
  const before = await town.placesAtRest();
  await town.stepTo(now + 14);
  const after = await town.placesAtRest();
  // Near: people go back on their feet.
  await time.press("ArrowLeft", 14);
  await time.expectAt(now);
  await town.expectNamesAt(before);
  await expect(time.past).toBeVisible();
  await expect(time.slider).toHaveAttribute("aria-valuetext", /20 min back$/);
  // Far: the middle of the first day, by hand, and the story is only as old as that.
  await time.drag(0.8, 0.2);
  const middle = await time.tick();
  expect(middle).toBeLessThan(now * 0.4);
  await time.expectAt(middle);
  expect((await town.status()).speed).toBe(0);
  expect((await town.status()).tick).toBe(middle);
  await expect(topBar.day).toHaveText("Day 1");
  const clock = (await topBar.clock.textContent()) ?? "";
  const times = () => story.lines.locator("time").allTextContents();
  await expect.poll(async () => (await times()).filter((told) => told > clock)).toEqual([]);
  expect((await times()).length).toBeGreaterThan(3);
  // Its last line is marked, in sight, and what comes later is there for those who want to read on.
  await expect(story.moment).toHaveText((await story.lines.last().textContent()) ?? "");
  await expect(story.moment).toBeInViewport();
  await expect(story.newer).toHaveText(`${await story.later.count()}+ newer`);
  await story.newer.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-testid^=later-]:focus")).toBeInViewport();
  await expect(story.moment).not.toBeInViewport();
  // There and back by steps.
  const there = await town.placesAtRest();
  await page.keyboard.press(".");
  await time.expectAt(middle + 1);
  await page.keyboard.press(",");
  await time.expectAt(middle);
  await town.expectNamesAt(there);
  await expect(story.moment, "another moment").toBeInViewport();
  // The end of the record is the present, and it stands still as it was left.
  await time.press("End");
  await time.expectAt(now + 14);
  await town.expectNamesAt(after);
  await expect(story.later).toHaveCount(0);
  await expect(story.newer).toHaveCount(0);
  await expect(time.live).toBeVisible();
  await time.press("Home");
  await time.backToLive.click();
  await expect(time.live).toBeVisible();
  await town.expectBeyond(now + 14);
});

test("what happened is marked, says what it was, and leads there", async ({ visit, home }) => {
  const file = await growTown(path.join(home, "old.townlet"), 2280);
  const { page, town, card, time } = await visit({ file, speed: 0 });
  await town.expectDrawn();
  expect(await time.marks.count()).toBeGreaterThan(8);
  const mark = time.marks.nth(4);
  const tick = Number((await mark.getAttribute("data-testid"))?.replace("mark-", ""));
  const [, text = ""] =
    /^(.+?) Day \d+, \d\d:\d\d/u.exec((await mark.getAttribute("aria-label")) ?? "") ?? [];
  expect(text).not.toBe("");
  await mark.hover();
  await expect(time.tip).toContainText(text);
  await mark.click();
  await time.expectAt(tick);
  await expect(card.panel).toBeVisible();
  // The same by key: from one to the next, and back.
  await time.press("]");
  await expect.poll(() => time.tick()).toBeGreaterThan(tick);
  await time.press("[");
  await time.expectAt(tick);
  // Closer, a day fills the track; the cursor stays in sight.
  await page.getByTestId("zoom-day").click();
  await expect(page.getByTestId("zoom-day")).toHaveAttribute("aria-pressed", "true");
  await time.expectAt(tick);
});

test("a branch is another life, and what it parts from keeps its own", async ({ visit, home }) => {
  const file = await growTown(path.join(home, "old.townlet"), 1200);
  const { page, town, time } = await visit({ file, speed: 0 });
  await town.expectDrawn();
  await expect(time.names).toHaveCount(0);
  const { head } = await town.status();
  const parting = head - 8 * 42;
  await time.press("PageDown", 8);
  await time.expectAt(parting);
  await page.keyboard.press("b");
  await time.giveName(null);
  await expect(time.name("Branch 1")).toHaveAttribute("aria-current", "true");
  await expect(time.live).toBeVisible();
  const there = await town.placesAtRest();
  await town.stepTo(parting + 3);
  await expect(time.live).toBeVisible();
  const { timelines } = await time.history();
  expect(timelines).toMatchObject([
    { name: "main", parent: null, last_tick: head },
    { name: "Branch 1", parent: "main", at: parting },
  ]);
  // Back in the first life everything is as it was.
  await time.name("main").click();
  await expect(time.name("main")).toHaveAttribute("aria-current", "true");
  await expect.poll(async () => (await town.status()).head).toBe(head);
  await time.press("ArrowLeft", 3);
  await time.expectAt(parting);
  await town.expectNamesAt(there);
  // Renamed, and removed.
  await page.getByTestId("rename-Branch 1").focus();
  await page.keyboard.press("Enter");
  await time.giveName("Branch 7");
  await expect(time.name("Branch 7")).toBeVisible();
  await page.getByTestId("remove-Branch 7").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("remove-confirm").click();
  await expect(time.names).toHaveCount(0);
  expect((await time.history()).timelines).toHaveLength(1);
});

for (const quality of ["2d", "low"] as const) {
  test.describe(`drawn as ${quality}`, quality === "low" ? LONG : {}, () => {
    test.use({ settings: { quality } });

    test("two futures stand side by side with their first difference", async ({ visit, home }) => {
      const { page, town, topBar, time } = await visit({ file: await forkTown(home), speed: 0 });
      await town.expectDrawn(quality);
      await page.keyboard.press("c");
      await page.getByTestId("compare-main").click();
      await expect(time.beside).toBeVisible();
      await time.expectAt(500);
      await expect(time.firstDifference).toContainText("First difference: Day 1, 12:0");
      // At the parting both are the same, person by person and place by place.
      const left = await town.placesAtRest();
      await expect
        .poll(async () => Object.keys(await town.placesBeside()).length)
        .toBeGreaterThan(2);
      await town.expectSameBeside();
      // One camera moves the other.
      await page.keyboard.press("+");
      await expect.poll(() => town.placesOfNames()).not.toEqual(left);
      await town.expectSameBeside();
      // The way to the difference, and what it comes to.
      await time.firstDifference.click();
      await expect.poll(() => time.tick()).toBeGreaterThan(500);
      expect((await town.status()).tick).toBeLessThan(510);
      await topBar.setSpeed(100);
      await expect.poll(() => town.placesBeside()).not.toEqual(await town.placesOfNames());
      await expect(time.figures).toHaveCount(14);
      await expect(page.getByTestId("kpi-mean_need")).toContainText(/%/);
      await page.keyboard.press("c");
      await expect(time.beside).toHaveCount(0);
      await expect(page.getByTestId("residents")).toBeVisible();
    });
  });
}

test("time is travelled with keys alone", LONG, async ({ visit, home }) => {
  const { page, town, time } = await visit({ file: await forkTown(home), speed: 0 });
  await town.expectDrawn();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await time.slider.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(time.slider).toBeFocused();
  await expect(time.slider).toHaveAttribute("aria-valuetext", /^Day 1, \d\d:\d\d, live$/);
  const { tick } = await town.status();
  await time.expectAt(tick);
  await page.keyboard.press("PageDown");
  await time.expectAt(tick - 42);
  await page.keyboard.press("PageUp");
  await time.expectAt(tick);
  await page.keyboard.press("Home");
  await time.expectAt((await town.status()).first_tick);
  await page.keyboard.press("ArrowRight");
  await time.expectAt((await town.status()).first_tick + 1);
  await page.keyboard.press("c");
  await page.keyboard.press("Enter");
  await expect(time.comparison).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(time.comparison).toHaveCount(0);
  await time.name("main").focus();
  await page.keyboard.press("Enter");
  await expect(time.name("main")).toHaveAttribute("aria-current", "true");
});

test("a town without a file has no past, and says so", LONG, async ({ start, home }) => {
  // Where the folder of towns should be is a file.
  writeFileSync(path.join(home, "towns"), "");
  const { page, town, time } = await start();
  await town.expectDrawn();
  await page.keyboard.press("Enter");
  await expect(time.panel).toContainText("no file");
  await expect(time.slider).toHaveCount(0);
  await page.keyboard.press("b");
  await page.keyboard.press("c");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
