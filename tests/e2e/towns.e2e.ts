import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import type { Page } from "@playwright/test";

import { dayAndTime } from "../../renderer/format/time.ts";
import { LONG, expect, test } from "./fixtures.ts";
import { growTown } from "./helpers/grow-town.ts";
import { objections } from "./helpers/objections.ts";
import type { Townlet } from "./pages/townlet.ts";

/** Cards of the open list, by the name of their file. */
const card = (page: Page, file: string) =>
  page.getByTestId("town-cards").locator("li", { hasText: path.basename(file) });

/** Begins a town from a seed; resolves with its file. */
async function beginAnother({ page, town }: Townlet): Promise<string> {
  const before = (await town.status()).file;
  await page.evaluate(() =>
    window.townlet?.request("town:new", { seed: "7", scenario: "default" }),
  );
  await expect.poll(async () => (await town.status()).file).not.toBe(before);
  return (await town.status()).file ?? "";
}

/** Holds a file of this machine over the middle of the window, as a file manager does, and lets it go or takes it back. */
async function drag(page: Page, file: string, end: "drop" | "dragCancel"): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  const point = { x: 600, y: 300, data } as const;
  await session.send("Input.dispatchDragEvent", { type: "dragEnter", ...point });
  await session.send("Input.dispatchDragEvent", { type: "dragOver", ...point });
  await expect(page.getByTestId("drop-hint")).toBeVisible();
  await session.send("Input.dispatchDragEvent", { type: end, ...point });
  await expect(page.getByTestId("drop-hint")).toHaveCount(0);
  await session.detach();
}

test("towns that were left are listed with a picture, and are opened again from there", async ({
  visit,
}) => {
  const townlet = await visit({ speed: 0 });
  const { page, town } = townlet;
  await town.expectDrawn();
  const first = (await town.status()).file ?? "";
  const { tick } = await town.status();
  const second = await beginAnother(townlet);
  await town.expectDrawn();
  // It has lived on since it was opened.
  await expect.poll(async () => (await town.status()).tick).toBeGreaterThan(tick);
  await page.evaluate(() => window.townlet?.request("town:set-speed", { speed: 0 }));
  const now = (await town.status()).tick;
  await townlet.chooseInMenu("File", "Recent Towns…");
  const shown = card(page, second);
  await expect(shown).toContainText("On screen");
  await expect(shown).toContainText(dayAndTime(now, 1000));
  const left = card(page, first);
  await expect(left).toContainText("Day 1, 06:5");
  const picture = left.locator("img");
  const size = await picture.evaluate(async (image) => {
    if (!(image instanceof HTMLImageElement)) return [];
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const colours = new Set<number>();
    for (let at = 0; at < data.length; at += 4 * 97) {
      colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    }
    return [canvas.width, canvas.height, colours.size];
  });
  expect(size.slice(0, 2)).toEqual([480, 300]);
  // A town, and not one colour.
  expect(size[2]).toBeGreaterThan(30);
  await left.getByTestId("town-open").click();
  await expect.poll(async () => (await town.status()).file).toBe(first);
  expect((await town.status()).tick).toBeGreaterThanOrEqual(tick);
  await expect(page.getByTestId("towns-dialog")).toHaveCount(0);
});

test(
  "a town whose file is gone says so, cannot be opened and can be taken off; the palette opens the list",
  LONG,
  async ({ visit }) => {
    const townlet = await visit({ speed: 0 });
    const { page, town } = townlet;
    await town.expectDrawn();
    const gone = (await town.status()).file ?? "";
    await beginAnother(townlet);
    rmSync(gone);
    await page.getByTestId("open-commands").click();
    await page.keyboard.type("recent towns");
    await page.keyboard.press("Enter");
    await expect(card(page, gone)).toContainText("Its file is gone");
    await expect(card(page, gone).getByTestId("town-open")).toBeDisabled();
    await card(page, gone).getByTestId("town-forget").focus();
    await page.keyboard.press("Enter");
    await expect(card(page, gone)).toHaveCount(0);
    await expect(page.getByTestId("towns-other")).toBeFocused();
    // The page can name no other file.
    const refused = await page.evaluate(
      (file) => window.townlet?.request("town:open-recent", { file }),
      gone,
    );
    expect(refused).toMatchObject({ ok: false, problem: { code: "not_found" } });
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("towns-dialog")).toHaveCount(0);
  },
);

test("where nobody is to see who lives there, no pictures are shown", LONG, async ({ visit }) => {
  const townlet = await visit({ speed: 0 });
  const { page, town } = townlet;
  await town.expectDrawn();
  await beginAnother(townlet);
  await page.evaluate(() => window.townlet?.request("settings:set", { privacy: "streamer" }));
  const towns = await page.evaluate(() => window.townlet?.request("app:list-towns", {}));
  expect(towns?.ok === true && towns.value.length > 1).toBe(true);
  expect(towns?.ok === true && towns.value.every(({ picture }) => picture === null)).toBe(true);
});

test("a town file that is dropped on the window is opened; anything else is refused and changes nothing", async ({
  visit,
  home,
}) => {
  const { page, town } = await visit({ speed: 0 });
  await town.expectDrawn();
  const dropped = path.join(home, "dropped.townlet");
  await growTown(dropped, 300);
  const before = (await town.status()).file;
  await drag(page, dropped, "dragCancel");
  expect((await town.status()).file).toBe(before);
  await drag(page, dropped, "drop");
  await expect.poll(async () => (await town.status()).file).toBe(dropped);
  const notes = path.join(home, "notes.txt");
  writeFileSync(notes, "bread, milk");
  await drag(page, notes, "drop");
  await expect(page.getByTestId("problem-dialog")).toContainText("notes.txt is no town");
  expect((await town.status()).file).toBe(dropped);
});

for (const theme of ["light", "dark"] as const) {
  test.describe(`in ${theme} colours`, LONG, () => {
    test.use({ settings: { theme } });

    test("the list of towns keeps the accessibility rules", async ({ visit }) => {
      const townlet = await visit({ speed: 0 });
      await townlet.town.expectDrawn();
      await beginAnother(townlet);
      await townlet.chooseInMenu("File", "Recent Towns…");
      await expect(townlet.page.getByTestId("town-open").first()).toBeVisible();
      expect(await objections(townlet)).toEqual([]);
    });
  });
}
