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

for (const { what, title, message, spoil } of SPOILED) {
  test(`${what} is refused at the start with one message and left as it was`, async ({
    start,
    home,
  }) => {
    const sound = readFileSync(await growTown(path.join(home, "sound.townlet"), 120));
    const file = path.join(home, "spoiled.townlet");
    const bytes = spoil(sound);
    writeFileSync(file, bytes);

    const townlet = await start({ file });
    await townlet.town.expectDrawn();
    await townlet.town.expectProblem(title, message);
    await townlet.town.expectMovement();
    expect((await townlet.town.status()).file).not.toBe(file);
    expect(await townlet.quit()).toBe(0);

    const resumed = await runTownlet("resume", file, "--ticks", "1");
    expect(resumed.code).toBe(1);
    expect(resumed.stdout).toBe("");
    expect(resumed.stderr.trim().split("\n").length).toBeLessThanOrEqual(2);
    expect(resumed.stderr).not.toMatch(/\bat .+:\d+/); // No stack trace.
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
}

test("a damaged file that somebody opens leaves the town on screen as it is", async ({
  start,
  home,
}) => {
  const file = path.join(home, "spoiled.townlet");
  writeFileSync(file, "no town");
  const townlet = await start();
  const { town, topBar } = townlet;
  await town.expectDrawn();
  const before = await town.status();
  await townlet.answerFileDialogs(file);
  await topBar.open.click();
  await town.expectProblem("This is not a town file", /spoiled\.townlet/);
  const after = await town.status();
  expect(after.file).toBe(before.file);
  await town.expectBeyond(before.tick);
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
