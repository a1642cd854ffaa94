import { expect, test } from "vitest";

import { NEEDS } from "../../../../sim/config/affordances.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { OPTION, OPTIONS } from "../../../../sim/options/options.ts";
import { scoreOption } from "../../../../sim/options/score-option.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import { prospectsOf } from "../../../../sim/telemetry/prospects.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { livingPeople } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";

const townAt = (tick: number): Town => {
  const town = createTown(defaultConfig());
  for (let ran = 0; ran < tick; ran++) runTick(town);
  return town;
};

/** What a person's scores put first. */
function first(town: Town, slot: number): number {
  const { score } = town.scratch;
  const values = OPTIONS.map((_, option) => {
    scoreOption(town, slot, option, score);
    return score.mask === "open" ? (score.value[0] ?? 0) : 0;
  });
  const highest = Math.max(...values);
  return highest === 0 ? -1 : values.indexOf(highest);
}

test("asking what would have to change changes nothing", () => {
  const town = townAt(700);
  const before = stateHash(town);
  const needs = NEEDS.map((need) => Array.from(town.world.agents[need]));
  for (const slot of town.world.live.subarray(0, livingPeople(town))) prospectsOf(town, slot);
  expect(stateHash(town)).toBe(before);
  expect(NEEDS.map((need) => Array.from(town.world.agents[need]))).toEqual(needs);
});

test.each([300, 620, 930])(
  "at a level that is told, and not above it, the option comes first (tick %i)",
  (tick) => {
    const town = townAt(tick);
    const served = [
      ["GetFed", "hunger"],
      ["GetClean", "hygiene"],
      ["Sleep", "energy"],
    ] as const;
    let told = 0;
    for (const slot of town.world.live.subarray(0, livingPeople(town))) {
      const prospects = prospectsOf(town, slot);
      for (const [name, need] of served) {
        const option = OPTION[name];
        const column = town.world.agents[need];
        const now = column[slot] ?? 0;
        const level = prospects[option]?.level ?? null;
        if (level === null) continue;
        told += 1;
        column[slot] = level;
        expect(first(town, slot)).toBe(option);
        column[slot] = Math.min(now, level + 0.01);
        if (level + 0.01 < now) expect(first(town, slot)).not.toBe(option);
        column[slot] = now;
      }
    }
    expect(told).toBeGreaterThan(8);
  },
);

test("at noon people go to bed at night, and to work not before tomorrow once the shift is over", () => {
  const town = townAt(650);
  for (const slot of town.world.live.subarray(0, livingPeople(town))) {
    const prospects = prospectsOf(town, slot);
    const sleep = prospects[OPTION.Sleep]?.tick ?? 0;
    expect(sleep).toBeGreaterThan(700);
    expect(sleep).toBeLessThan(1000);
    const work = prospects[OPTION.GoToWork]?.tick ?? null;
    if (work !== null) expect(work).toBeGreaterThan(1000);
  }
});
