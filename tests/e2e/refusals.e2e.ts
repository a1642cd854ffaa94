import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { SPOILED } from "../helpers/spoiled-files.ts";
import { LONG, expect, test } from "./fixtures.ts";
import { growTown, runTownlet } from "./helpers/grow-town.ts";

test("no spoiled file is opened: one message each, the file stays as it was, the town lives on", async ({
  visit,
  home,
}) => {
  const sound = readFileSync(await growTown(path.join(home, "sound.townlet"), 120));
  const file = path.join(home, "spoiled.townlet");
  const townlet = await visit();
  const { town, topBar } = townlet;
  await town.expectDrawn();
  const before = await town.status();
  await townlet.answerFileDialogs(file);
  for (const { what, title, message, spoil } of SPOILED) {
    await test.step(what, async () => {
      const bytes = spoil(sound);
      writeFileSync(file, bytes);
      await topBar.open.click();
      await town.expectProblem(title, message);
      expect((await town.status()).file).toBe(before.file);
      expect(readFileSync(file).equals(bytes)).toBe(true);
    });
  }
  await town.expectBeyond(before.tick);
});

test(
  "a damaged file that somebody starts with is named, and another town begins",
  LONG,
  async ({ start, home }) => {
    const file = path.join(home, "spoiled.townlet");
    writeFileSync(file, "no town");
    const { town } = await start({ file });
    await town.expectDrawn();
    await town.expectProblem("This is not a town file", /spoiled\.townlet/);
    await town.expectMovement();
    expect((await town.status()).file).not.toBe(file);
  },
);

test("a file that is gone is named, and another town begins", LONG, async ({ start, home }) => {
  const { town } = await start({ file: path.join(home, "gone.townlet") });
  await town.expectDrawn();
  await town.expectProblem("Not found", /gone\.townlet/);
  await town.expectMovement();
});

test("a town that is open in one window is refused in a second", async ({ visit, home }) => {
  const file = await growTown(path.join(home, "shared.townlet"), 60);
  const first = await visit({ file });
  await first.town.expectDrawn();
  const resumed = await runTownlet("resume", file, "--ticks", "1");
  expect(resumed.code).toBe(1);
  expect(resumed.stderr).toContain("has");
  const { tick } = await first.town.status();
  await first.town.expectBeyond(tick);
});

test(
  "settings that cannot be read are put aside and said so, and the defaults hold",
  LONG,
  async ({ start, home }) => {
    writeFileSync(path.join(home, "settings.json"), "{ not json");
    const { town, settings } = await start();
    await town.expectDrawn();
    await town.expectProblem("The settings cannot be used", /settings\.json/);
    await settings.open();
    await settings.expectChosen("theme", "system");
    expect(readFileSync(path.join(home, "settings.json.damaged"), "utf8")).toBe("{ not json");
  },
);

test("a town lives without a file where none can be written, and says so", async ({
  start,
  home,
}) => {
  writeFileSync(path.join(home, "towns"), "a file where the folder should be");
  const { town } = await start();
  await town.expectDrawn();
  await expect(town.problem).toBeVisible();
  await town.expectMovement();
  expect((await town.status()).file).toBeNull();
});
