import { writeFileSync } from "node:fs";
import path from "node:path";

import { LONG, expect, test } from "./fixtures.ts";
import { growTown } from "./helpers/grow-town.ts";
import { objections } from "./helpers/objections.ts";
import type { Townlet } from "./pages/townlet.ts";

const thirdDay = async (home: string): Promise<string> =>
  growTown(path.join(home, "days.townlet"), 2400);

test("a key opens the day on one page, and arrows go through the days", async ({ visit, home }) => {
  const { page, town, day, story } = await visit({ file: await thirdDay(home), speed: 0 });
  await town.expectDrawn();
  await day.open();
  await expect(day.title).toHaveText("Day 3, so far");
  await expect(day.lines.first()).toBeVisible();
  await expect(day.sum, "a day that is not over has no sum").toHaveCount(0);
  await expect(day.figures).toContainText("A day’s figures come at its midnight.");
  await expect(day.after).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("ArrowRight");
  await expect(day.title).toHaveText("Day 3, so far");

  await page.keyboard.press("ArrowLeft");
  await expect(day.title).toHaveText("Day 2");
  await expect(day.sum).toHaveText(/^(?!Day \d).*\.$/u);
  await expect(day.figures.getByRole("columnheader")).toContainText(["", "Day 2", "Day 1", ""]);
  const attendance = day.figure("attendance").getByRole("cell");
  await expect(attendance).toHaveText([/%$/u, /%$/u, /^(better|worse|same)$/u]);
  const times = await day.times();
  expect(times.length).toBeGreaterThan(3);
  expect(times.length).toBeLessThanOrEqual(12);
  expect(times).toEqual(times.toSorted());
  await expect(day.lesser).toHaveAttribute("aria-expanded", "false");
  const lesser = Number(/\d+/u.exec((await day.lesser.textContent()) ?? "")?.[0]);
  await day.lesser.press("Enter");
  await expect(day.lesser).toHaveAttribute("aria-expanded", "true");
  await expect(day.lines).toHaveCount(times.length + lesser);
  const all = await day.times();
  expect(all).toEqual(all.toSorted());
  await day.lesser.press("Enter");
  await expect(day.lines).toHaveCount(times.length);
  const secondDay = await attendance.nth(1).textContent();

  await day.lines.first().focus();
  await page.keyboard.press("ArrowLeft");
  await expect(day.title).toHaveText("Day 1");
  await expect(day.lines.first()).not.toBeFocused();
  await expect(day.dialog.getByRole("group", { name: "Day 1" })).toBeFocused();
  await expect(attendance.first()).toHaveText(secondDay ?? "");
  await expect(attendance, "nothing to compare with").toHaveCount(1);
  await expect(day.figures).toContainText("There is no day before to compare with.");
  await expect(day.before).toHaveAttribute("aria-disabled", "true");
  await day.after.click();
  await expect(day.title).toHaveText("Day 2");

  await expect(day.figure("wallet_gini")).toHaveCount(0);
  await page.getByTestId("day-all-figures").click();
  await expect(day.figure("wallet_gini")).toBeVisible();
  await page.keyboard.press("t");
  await expect(day.dialog).toHaveCount(0);
  await page.getByTestId("open-day").click();
  await expect(day.title).toHaveText("Day 3, so far");
  await page.keyboard.press("Escape");
  await expect(day.dialog).toHaveCount(0);
  await expect(story.lines.first()).toBeVisible();
});

test(
  "a line of a day leads to its moment and back, its people to themselves",
  LONG,
  async ({ visit, home }) => {
    const townlet = await visit({ file: await thirdDay(home), speed: 0 });
    const { page, town, day, card, time } = townlet;
    await town.expectDrawn();
    const { tick } = await town.status();
    await townlet.chooseInMenu("View", "The Day on One Page…");
    await expect(day.title).toHaveText("Day 3, so far");
    await page.keyboard.press("ArrowLeft");
    await expect(day.title).toHaveText("Day 2");
    const line = day.lines.filter({ hasText: /Alice/u }).first();
    const at = (await line.locator("time").textContent()) ?? "";
    await line.focus();
    await page.keyboard.press("Enter");
    await expect(day.dialog).toHaveCount(0);
    await expect(time.past).toBeVisible();
    await expect(time.slider).toHaveAttribute("aria-valuetext", new RegExp(`^Day 2, ${at}`, "u"));
    await expect(card.name).toHaveText(/./u);
    // The page opens where people are, and knows the way back.
    await day.open();
    await expect(day.title).toHaveText("Day 2");
    await expect(day.figure("attendance")).toBeVisible();
    await expect(day.back).toHaveText("Back to live");
    await page.keyboard.press("Escape");
    await page.getByTestId("story-back").click();
    await expect(time.past).toHaveCount(0);
    // The newest tick goes on from here.
    await town.expectBeyond(tick);
    await expect(page.getByTestId("story-back")).toHaveCount(0);

    await day.open();
    await page.keyboard.press("ArrowLeft");
    await expect(day.title).toHaveText("Day 2");
    // Whom the line led to is followed already.
    const followed = (await card.name.textContent()) ?? "";
    const other = day.dialog.locator(`.day-person:not([title="Follow ${followed}"])`).last();
    const name = (await other.getAttribute("title"))?.replace("Follow ", "") ?? "";
    await other.click();
    await expect(day.dialog).toHaveCount(0);
    await expect(card.name).toHaveText(name);
    await expect(time.past).toHaveCount(0);
  },
);

test("a day that has only begun says that nothing has happened", LONG, async ({ visit, home }) => {
  const file = await growTown(path.join(home, "midnight.townlet"), 1001);
  const { page, town, day } = await visit({ file, speed: 0 });
  await town.expectDrawn();
  await day.open();
  await expect(day.title).toHaveText("Day 2, so far");
  await expect(page.getByTestId("day-nothing")).toHaveText(
    "Nothing has happened yet that is worth telling.",
  );
});

test(
  "a town without a file has no days to show, and says what would be there",
  LONG,
  async ({ start, home }) => {
    // Where the folder of towns should be is a file.
    writeFileSync(path.join(home, "towns"), "");
    const { page, town, day } = await start();
    await town.expectDrawn();
    await page.keyboard.press("Enter");
    await day.open();
    await expect(day.dialog).toContainText("This town has no file, so its days are not kept.");
    await expect(day.dialog.getByRole("button", { name: "Save as …" })).toBeVisible();
    await expect(day.lines).toHaveCount(0);
  },
);

test("an answer that fails is asked for again, and a late one changes no other day", async ({
  visit,
  home,
}) => {
  const townlet = await visit({ file: await thirdDay(home), speed: 0 });
  const { page, town, day } = townlet;
  await town.expectDrawn();
  await hinder(townlet, "time:get-marks", { fails: true });
  await day.open();
  await expect(day.dialog.getByRole("alert")).toContainText("It went wrong");
  await expect(day.figures).toContainText("A day’s figures come at its midnight.");
  await day.again.click();
  await expect(day.lines.first()).toBeVisible();
  await expect(day.dialog.getByRole("alert")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(day.dialog, "the focus is still on it").toHaveCount(0);

  await hinder(townlet, "time:get-marks", { lateFrom: 1000 });
  await day.open();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(day.title).toHaveText("Day 1");
  await expect(day.lines.first()).toBeVisible();
  const first = await day.lines.allTextContents();
  // Longer than the late answer takes.
  await page.waitForTimeout(2 * LATE_MS);
  expect(await day.lines.allTextContents()).toEqual(first);
  await page.keyboard.press("ArrowRight");
  await expect(day.title).toHaveText("Day 2");
  await expect.poll(() => day.lines.allTextContents()).not.toEqual(first);
  await page.keyboard.press("Escape");
  await hinder(townlet, "time:get-marks", {});
});

const LATE_MS = 700;

/** Lets the main side answer one request of a channel badly, or late where it asks from a tick on. */
async function hinder(
  { app }: Townlet,
  channel: string,
  how: { readonly fails?: boolean; readonly lateFrom?: number },
): Promise<void> {
  await app.evaluate(
    ({ ipcMain }, { name, fails, lateFrom, late }) => {
      const handlers: unknown = Reflect.get(ipcMain, "_invokeHandlers");
      const before: unknown = handlers instanceof Map ? handlers.get(name) : undefined;
      if (typeof before !== "function") throw new Error(`nobody answers ${name}`);
      const kept: unknown = Reflect.get(before, "kept") ?? before;
      if (typeof kept !== "function") throw new Error(`nobody answers ${name}`);
      let isBad = fails === true;
      const answer = async (event: unknown, args: unknown): Promise<unknown> => {
        const reply: unknown = await Reflect.apply(kept, ipcMain, [event, args]);
        const from: unknown =
          typeof args === "object" && args !== null ? Reflect.get(args, "from") : undefined;
        if (from === lateFrom) await new Promise((resolve) => setTimeout(resolve, late));
        if (!isBad) return reply;
        isBad = false;
        const problem = {
          code: "failed",
          title: "It went wrong",
          message: "Once.",
          next: "Again.",
        };
        return { ok: false, problem };
      };
      ipcMain.removeHandler(name);
      ipcMain.handle(name, Object.assign(answer, { kept }));
    },
    { name: channel, late: LATE_MS, ...how },
  );
}

for (const theme of ["light", "dark"] as const) {
  test.describe(`in ${theme} colours`, theme === "dark" ? LONG : {}, () => {
    test.use({ settings: { theme } });

    test("the day on one page keeps the accessibility rules", async ({ visit, home }) => {
      const townlet = await visit({ file: await thirdDay(home), speed: 0 });
      await townlet.town.expectDrawn();
      await townlet.day.open();
      await expect(townlet.day.lines.first()).toBeVisible();
      expect(await objections(townlet), "today").toEqual([]);
      await townlet.page.keyboard.press("ArrowLeft");
      await expect(townlet.day.figure("attendance")).toBeVisible();
      await expect(townlet.day.lines.first()).toBeVisible();
      expect(await objections(townlet), "yesterday").toEqual([]);
    });
  });
}
