import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import { LONG, expect, test } from "./fixtures.ts";
import { growTown, runTownlet } from "./helpers/grow-town.ts";
import type { Townlet } from "./pages/townlet.ts";

const Memory = z.object({ last_file: z.string() });
const Resumed = z.object({ tick: z.int() });

/** The town after `town-3.townlet` is number 4. */
function numberAfter(file: string | null): number {
  return 1 + Number(/town-(\d+)\.townlet$/.exec(file ?? "")?.[1]);
}

/** The dialog for a new town is open; `before` is how the town was that is shown. */
async function askForTown({ page, town, topBar }: Townlet) {
  await town.expectDrawn();
  const before = await town.status();
  await topBar.newTown.click();
  return { page, town, topBar, before };
}

test("saving brings the present tick to the town's file and says so", async ({ visit }) => {
  const { town, topBar } = await visit({ speed: 0 });
  await town.expectDrawn();
  await topBar.step.click();
  const { tick, file } = await town.status();
  await topBar.save.click();
  await expect(town.notice).toContainText("Saved");
  await expect.poll(async () => (await town.status()).saved_tick).toBe(tick);
  expect(existsSync(file ?? "")).toBe(true);
});

test("quitting saves, also at full speed, and the next start goes on with the same town where it was", async ({
  start,
}) => {
  const first = await start();
  await first.town.expectDrawn();
  await first.topBar.setSpeed(100);
  await first.town.expectBeyond(600);
  await first.topBar.setSpeed(0);
  await first.topBar.step.click();
  const left = await first.town.status();
  expect(await first.quit()).toBe(0);

  const second = await start();
  await second.town.expectDrawn();
  const found = await second.town.status();
  expect(found.file).toBe(left.file);
  expect(found.tick).toBeGreaterThanOrEqual(left.tick);
  expect(found.tick).toBeLessThan(left.tick + 400);
  await second.topBar.setSpeed(100);
  await second.town.expectBeyond(found.tick + 100);
  expect(await second.quit()).toBe(0);

  const file = left.file ?? "";
  const verified = await runTownlet("verify", file, "--json");
  expect(verified.code, verified.stderr).toBeUndefined();
  const resumed = await runTownlet("resume", file, "--ticks", "1", "--json");
  expect(resumed.code, resumed.stderr).toBeUndefined();
});

test(
  "a file given at the start is opened at its last tick, another start brings its own into the same window, and closing that saves",
  LONG,
  async ({ start, home }) => {
    const given = await growTown(path.join(home, "given.townlet"), 321);
    const other = await growTown(path.join(home, "second.townlet"), 300);
    const townlet = await start({ file: given });
    const { town, topBar } = townlet;
    await town.expectDrawn();
    await expect(topBar.title).toContainText("given.townlet");
    const status = await town.status();
    expect(status.file).toBe(given);
    expect(status.tick).toBeGreaterThanOrEqual(321);
    expect(status.tick).toBeLessThan(400);

    expect(await townlet.startAgain(home, other)).toBe(0);
    await expect(topBar.title).toContainText("second.townlet");
    await town.expectMovement();
    expect(townlet.app.windows()).toHaveLength(1);

    const { tick } = await town.status();
    await townlet.closeWindow();
    expect(await townlet.exitStatus()).toBe(0);
    const resumed = await runTownlet("resume", other, "--ticks", "1", "--json");
    expect(resumed.code, resumed.stderr).toBeUndefined();
    expect(Resumed.parse(JSON.parse(resumed.stdout)).tick).toBeGreaterThan(tick);
  },
);

test(
  "opening another town keeps the one before and is remembered",
  LONG,
  async ({ start, home }) => {
    const file = await growTown(path.join(home, "other.townlet"), 300);
    const townlet = await start();
    const { town, topBar } = townlet;
    await town.expectDrawn();
    const before = await town.status();
    await townlet.answerFileDialogs(file);
    await topBar.open.click();
    await expect(topBar.title).toContainText("other.townlet");
    await town.expectMovement();
    expect((await town.status()).file).toBe(file);
    expect(await townlet.quit()).toBe(0);
    expect(Memory.parse(JSON.parse(readFileSync(path.join(home, "memory.json"), "utf8")))).toEqual({
      last_file: file,
    });
    const kept = await runTownlet("verify", before.file ?? "", "--json");
    expect(kept.code, kept.stderr).toBeUndefined();
  },
);

test("saving under another name goes on in the copy and keeps the original", async ({
  visit,
  home,
}) => {
  const townlet = await visit();
  const { town, topBar } = townlet;
  await town.expectDrawn();
  const original = (await town.status()).file ?? "";
  const copy = path.join(home, "copy.townlet");
  await townlet.answerFileDialogs(copy);
  await townlet.chooseInMenu("File", "Save As…");
  await expect(topBar.title).toContainText("copy.townlet");
  expect((await town.status()).file).toBe(copy);
  expect(existsSync(original)).toBe(true);
});

test("a new town begins from the given seed in a file of its own", LONG, async ({ visit }) => {
  const { page, town, topBar, before } = await askForTown(await visit());
  await page.getByTestId("new-town-seed").fill("42");
  await page.getByTestId("new-town-begin").click();
  await expect(topBar.title).toContainText(`town-${numberAfter(before.file)}.townlet`);
  await town.expectMovement();
  const after = await town.status();
  expect(after.file).not.toBe(before.file);
  expect(await town.seed()).toBe("42");
  expect(existsSync(before.file ?? "")).toBe(true);
});

test(
  "a seed that is no number is refused in the dialog, marked, and can be corrected there",
  LONG,
  async ({ visit }) => {
    const { page, town, before } = await askForTown(await visit());
    const seed = page.getByTestId("new-town-seed");
    for (const wrong of ["banana", "-1", "1.5", "99999999999999999999"]) {
      await seed.fill(wrong);
      await page.keyboard.press("Enter");
      await expect(page.getByTestId("new-town-seed-error")).toBeVisible();
      await expect(seed).toHaveAttribute("aria-invalid", "true");
      await expect(seed).toHaveValue(wrong);
    }
    expect((await town.status()).file).toBe(before.file);
    await town.expectBeyond(before.tick);
    await seed.fill("7");
    await expect(page.getByTestId("new-town-seed-error")).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("new-town-dialog")).toHaveCount(0);
    await expect.poll(() => town.seed()).toBe("7");
  },
);

test(
  "another scenario is chosen with the keys, and is seen from its beginning",
  LONG,
  async ({ visit }) => {
    const { page, town, topBar, before } = await askForTown(await visit());
    await expect(page.getByTestId("scenario-default")).toHaveAttribute("data-selected", "true");
    await page.getByTestId("scenario-default").getByRole("radio").focus();
    await page.keyboard.press("ArrowUp"); // Round to the last.
    await expect(page.getByTestId("scenario-weather")).toHaveAttribute("data-selected", "true");
    await page.getByTestId("new-town-begin").click();
    await expect(topBar.title).toContainText(`Weather ${numberAfter(before.file)}`);
    await expect(town.residents).toHaveCount(2);
    expect((await town.status()).tick).toBeLessThan(200);
  },
);
