import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "./fixtures.ts";
import { growTown, runTownlet } from "./helpers/grow-town.ts";

interface Spoiled {
  readonly what: string;
  readonly title: string;
  readonly message: RegExp;
  readonly spoil: (sound: Buffer) => Buffer;
}

/** Bytes of a town file after something happened to it. */
const SPOILED: readonly Spoiled[] = [
  {
    what: "a file that was cut off",
    title: "The town file is damaged",
    message: /spoiled\.townlet/,
    spoil: (sound) => sound.subarray(0, Math.floor(sound.length / 2)),
  },
  {
    what: "a file with pages overwritten",
    title: "The town file is damaged",
    message: /damaged/,
    spoil: (sound) =>
      Buffer.concat([sound.subarray(0, 4096), Buffer.alloc(sound.length - 4096, 7)]),
  },
  {
    what: "a letter",
    title: "This is not a town file",
    message: /spoiled\.townlet/,
    spoil: () => Buffer.from("Dear Anna, ".repeat(500)),
  },
  {
    what: "an empty file",
    title: "This is not a town file",
    message: /spoiled\.townlet/,
    spoil: () => Buffer.alloc(0),
  },
  {
    what: "a database of another program",
    title: "This is not a town file",
    message: /spoiled\.townlet/,
    spoil: (sound) => Buffer.concat([sound.subarray(0, 68), Buffer.alloc(4), sound.subarray(72)]),
  },
  {
    what: "a file of a newer Townlet",
    title: "The town file is newer than this program",
    message: /spoiled\.townlet/,
    spoil: (sound) => {
      const newer = Buffer.from(sound);
      newer.writeUInt32BE(999, 60);
      return newer;
    },
  },
];

test("no spoiled file is opened: one message each, the file stays as it was, the town lives on", async ({
  start,
  home,
}) => {
  const sound = readFileSync(await growTown(path.join(home, "sound.townlet"), 120));
  const file = path.join(home, "spoiled.townlet");
  const townlet = await start();
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

test("the command line refuses spoiled files with one message and no stack trace", async ({
  home,
}) => {
  const sound = readFileSync(await growTown(path.join(home, "sound.townlet"), 120));
  const file = path.join(home, "spoiled.townlet");
  for (const { what, spoil } of SPOILED) {
    await test.step(what, async () => {
      const bytes = spoil(sound);
      writeFileSync(file, bytes);
      const resumed = await runTownlet("resume", file, "--ticks", "1");
      expect(resumed.code).toBe(1);
      expect(resumed.stdout).toBe("");
      expect(resumed.stderr.trim().split("\n").length).toBeLessThanOrEqual(2);
      expect(resumed.stderr).toContain("spoiled.townlet");
      expect(resumed.stderr).not.toMatch(/\bat .+:\d+/);
      expect(readFileSync(file).equals(bytes)).toBe(true);
    });
  }
});

test("a damaged file that somebody starts with is named, and another town begins", async ({
  start,
  home,
}) => {
  const file = path.join(home, "spoiled.townlet");
  writeFileSync(file, "no town");
  const { town } = await start({ file });
  await town.expectDrawn();
  await town.expectProblem("This is not a town file", /spoiled\.townlet/);
  await town.expectMovement();
  expect((await town.status()).file).not.toBe(file);
});

test("a file that is gone is named, and another town begins", async ({ start, home }) => {
  const { town } = await start({ file: path.join(home, "gone.townlet") });
  await town.expectDrawn();
  await town.expectProblem("Not found", /gone\.townlet/);
  await town.expectMovement();
});

test("a town that is open in one window is refused in a second", async ({ start, home }) => {
  const file = await growTown(path.join(home, "shared.townlet"), 60);
  const first = await start({ file });
  await first.town.expectDrawn();
  const resumed = await runTownlet("resume", file, "--ticks", "1");
  expect(resumed.code).toBe(1);
  expect(resumed.stderr).toContain("has");
  const { tick } = await first.town.status();
  await first.town.expectBeyond(tick);
});

test("settings that cannot be read are put aside and said so, and the defaults hold", async ({
  start,
  home,
}) => {
  writeFileSync(path.join(home, "settings.json"), "{ not json");
  const { town, settings } = await start();
  await town.expectDrawn();
  await town.expectProblem("The settings cannot be used", /settings\.json/);
  await settings.open();
  await settings.expectChosen("theme", "system");
  expect(readFileSync(path.join(home, "settings.json.damaged"), "utf8")).toBe("{ not json");
});

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
