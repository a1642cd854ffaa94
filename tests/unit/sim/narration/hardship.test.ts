import { expect, test } from "vitest";

import { Command } from "../../../../sim/console/commands.ts";
import { storiesOf } from "../../../../sim/narration/stories-of.ts";
import type { Story } from "../../../../sim/narration/story.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { NO_LIMITS } from "../../../helpers/limited-town.ts";
import { neighbours } from "../../../helpers/neighbours.ts";
import { everyone } from "../../../helpers/someone.ts";

type Plan = NonNullable<Parameters<typeof neighbours>[1]>;
type Level = "hunger" | "hygiene" | "energy";

const told: Plan = {
  edit: (config) => {
    config.narration.limiter = NO_LIMITS;
  },
};

function street(plan: Plan = told): Town {
  return neighbours(["ann", "bob", "cy", "di"], plan);
}

/** Runs up to a tick, with commands at some, and returns what was told. */
function runTo(town: Town, end: number, commands: Readonly<Record<number, object>> = {}): Story[] {
  const lines: Story[] = [];
  for (let tick = (town.world.town.tick[0] ?? 0) + 1; tick <= end; tick++) {
    const command = commands[tick];
    runTick(town, command === undefined ? [] : [Command.parse(command)]);
    lines.push(...storiesOf(town));
  }
  return lines;
}

/** Lets the first `count` people come to the end of a need. */
function exhaust(town: Town, need: Level, count: number): void {
  for (const one of everyone(town).slice(0, count)) one.set(need, 0.01);
}

const blackout = (on: boolean) => ({ name: "blackout", kwargs: { on } });
const outage = (on: boolean) => ({ name: "outage", kwargs: { on } });
/** Of each day; who had the best of it is left out. */
const sums = (lines: readonly Story[]) =>
  lines
    .filter(({ category }) => category === "digest")
    .map(({ text }) => text.replace(/; [^;]*\b(best|better)\b[^;]*\.$/, "."));
const mornings = (lines: readonly Story[]) =>
  lines.filter(({ tick, cause }) => tick % 1000 === 334 && cause === "day");

test("while the power is out the sum of a day begins with that, and with since when", () => {
  const town = street();
  const lines = runTo(town, 4000, { 600: blackout(true) });
  const [first, second, , fourth] = sums(lines);
  expect(first).toMatch(/[Dd]ay 1: the power has been out since 14:24\.$/);
  expect(second, "no lights went out on the second day").toMatch(
    /[Dd]ay 2: the power has been out for a day\.$/,
  );
  expect(fourth).toMatch(/[Dd]ay 4: the power has been out for three days\.$/);
});

test("what else happened comes after it, without the trifles of the day", () => {
  const town = street();
  const lines = runTo(town, 1000, {
    500: { name: "rain", kwargs: { on: true } },
    600: blackout(true),
    700: {
      name: "perturbation_trigger",
      kwargs: { spec: "price_spike", duration: 10, magnitude: 1.5, targets: ["meal_cost"] },
    },
  });
  expect(sums(lines)[0]).toMatch(/: the power has been out since 14:24; a meal was dear\.$/);
});

test("a cut that has ended is a fact of its day like any other", () => {
  const lines = runTo(street(), 1000, { 600: blackout(true), 700: blackout(false) });
  expect(sums(lines)[0]).toMatch(/: (the lights went out|there was no power for a while)\.$/);
});

test("power, water and what most people suffer from are one clause", () => {
  const town = street();
  runTo(town, 999, { 250: outage(true), 500: blackout(true) });
  exhaust(town, "energy", 3);
  exhaust(town, "hunger", 3);
  const [sum] = sums(runTo(town, 1000));
  expect(sum).toMatch(
    /: the power has been out since 12:00, the taps have been dry since 06:00 and three of four people are starving\.$/,
  );
});

test("the need that the most people have come to the end of is told, if most people have", () => {
  const at = (need: Level, count: number): string => {
    const town = street();
    runTo(town, 999);
    exhaust(town, need, count);
    exhaust(town, "hunger", 1);
    return sums(runTo(town, 1000))[0] ?? "";
  };
  expect(at("energy", 4)).toMatch(/: all four people are exhausted\.$/);
  expect(at("hygiene", 3)).toMatch(/: three of four people are badly in need of a wash\.$/);
  expect(at("energy", 2)).not.toMatch(/people are/);
});

test("in the morning one line says that it is not over, until it is", () => {
  const town = street();
  const lines = runTo(town, 3400, { 300: blackout(true), 2600: blackout(false) });
  expect(mornings(lines)).toMatchObject([
    { tick: 1334, category: "utility_outage", priority: true, topic: "town", agents: [] },
    { tick: 2334, category: "utility_outage", priority: true },
  ]);
  expect(mornings(lines)[0]?.text).toContain("the power has been out for a day");
  expect(mornings(lines)[1]?.text).toContain("the power has been out for two days");
});

test("a cut of the night before is told as one of yesterday, one of this morning not again", () => {
  const [line] = mornings(runTo(street(), 1400, { 900: outage(true) }));
  expect(line?.text).toContain("the taps have been dry since 21:36 yesterday");
  expect(mornings(runTo(street(), 400, { 100: outage(true) }))).toEqual([]);
});

test("what most people suffer from is told in the morning without a cut too", () => {
  const town = street();
  runTo(town, 333);
  exhaust(town, "energy", 3);
  const [line, ...more] = mornings(runTo(town, 340));
  expect(more).toEqual([]);
  expect(line).toMatchObject({ category: "need", priority: true });
  expect(line?.text).toMatch(/three of four people are exhausted\.$/);
});

test("a town without words for hardship tells as before", () => {
  const plan: Plan = {
    edit: (config) => {
      config.narration.limiter = NO_LIMITS;
      delete config.narration.hardship;
    },
  };
  const lines = runTo(street(plan), 2400, { 600: blackout(true) });
  expect(mornings(lines)).toEqual([]);
  expect(sums(lines)[0]).toMatch(/: (the lights went out|there was no power for a while)\.$/);
});

test("a town that was restored while the power is out goes on telling the same", () => {
  const town = street();
  runTo(town, 1200, { 300: blackout(true) });
  const restored = decodeSnapshot(town.config, encodeSnapshot(town));
  if (!restored.ok) throw new Error(restored.error.message);
  const went = runTo(town, 2100);
  expect(sums(went).length + mornings(went).length).toBe(2);
  expect(runTo(restored.value, 2100)).toEqual(went);
});
