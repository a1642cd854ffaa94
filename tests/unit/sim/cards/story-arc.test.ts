import { beforeAll, expect, test } from "vitest";

import { loadConfig } from "../../../../main/config/load-config.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { storiesOf } from "../../../../sim/narration/stories-of.ts";
import { familiarityOf, trustOf } from "../../../../sim/relationships/ties.ts";
import { slotOfId } from "../../../../sim/town.ts";
import { priceOf } from "../../../helpers/economy.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";
import { Story } from "../../../helpers/story.ts";

/** Where the arc ends. */
const END = 150;

/** The arc as it is told: what people were like after each tick, and the lines of the town. */
interface Arc {
  readonly story: Story;
  readonly lines: { readonly tick: number; readonly category: string; readonly text: string }[];
  /** By tick, from 0. */
  readonly mealPrice: number[];
  readonly wallets: Record<string, (number | undefined)[]>;
  readonly energy: Record<string, (number | undefined)[]>;
  readonly ties: Record<string, number[]>;
  readonly venue: Record<string, (string | undefined)[]>;
}

const PEOPLE = ["avery", "kai", "blair"];
const PAIRS = [
  ["avery", "kai"],
  ["blair", "avery"],
  ["kai", "blair"],
  ["avery", "blair"],
] as const;

let arc: Arc;

beforeAll(() => {
  const loaded = loadConfig("demo_story_arc");
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join("\n"));
  const story = new Story(createTown(loaded.value.config));
  arc = { story, lines: [], mealPrice: [], wallets: {}, energy: {}, ties: {}, venue: {} };
  look();
  while (story.tick < END) {
    for (const answer of story.live()) expect(answer).toMatchObject({ ok: true });
    arc.lines.push(...storiesOf(story.town));
    look();
  }
});

function look(): void {
  const { town } = arc.story;
  arc.mealPrice.push(priceOf(town, "meal_cost"));
  for (const id of PEOPLE) {
    const person: Someone | null = slotOfId(town, id) < 0 ? null : someone(town, id);
    (arc.wallets[id] ??= []).push(person?.get("wallet"));
    (arc.energy[id] ??= []).push(person?.get("energy"));
    (arc.venue[id] ??= []).push(person === null ? undefined : venueOf(person));
  }
  for (const [a, b] of PAIRS) {
    const [from, to] = [slotOfId(town, a), slotOfId(town, b)];
    const met = from >= 0 && to >= 0;
    const tie = met ? trustOf(town.world, from, to) + familiarityOf(town.world, from, to) : 0;
    (arc.ties[`${a} ${b}`] ??= []).push(tie);
  }
}

function venueOf({ town, slot }: Someone): string | undefined {
  const { grid, venues } = town.rules;
  return venues[grid.venue[town.world.agents.cell[slot] ?? 0] ?? -1]?.id;
}

function ofPerson(
  series: Record<string, (number | undefined)[]>,
  id: string,
  tick: number,
): number {
  return series[id]?.[tick] ?? Number.NaN;
}

function told(category: string): number[] {
  return arc.lines.filter((line) => line.category === category).map(({ tick }) => tick);
}

test("beat: warm-up, and Avery has had some sleep by tick 18", () => {
  expect(ofPerson(arc.energy, "avery", 17)).toBeLessThan(0.55);
  expect(ofPerson(arc.energy, "avery", 18)).toBeCloseTo(0.68, 2);
  expect(arc.lines[0]).toMatchObject({ tick: 1, category: "demo_story" });
});

test("beat: Blair arrives at tick 40 with 2.5 meals of money and the needs of a journey", () => {
  expect(ofPerson(arc.wallets, "blair", 39)).toBeNaN();
  expect(ofPerson(arc.wallets, "blair", 40)).toBe(2.5);
  expect(arc.story.all("agent_spawned")).toMatchObject([
    { tick: 40, agent_id: "blair", position: [13, 10], job_id: "cafe_shift" },
  ]);
  expect(ofPerson(arc.energy, "blair", 40)).toBeCloseTo(0.48, 2);
  expect(told("arrival")).toEqual([40]);
});

test("beat: each talk brings two people closer", () => {
  for (const [index, tick] of [8, 46, 88, 126].entries()) {
    const ties = arc.ties[PAIRS[index]?.join(" ") ?? ""] ?? [];
    expect(ties[tick], `tick ${tick}`).toBeGreaterThan((ties[tick - 1] ?? 0) + 0.05);
  }
});

test("beat: a meal costs half as much again for 35 ticks, then what it did, to the bit", () => {
  const [before] = arc.mealPrice;
  const dear = Array.from({ length: 35 }, () => 0.4 * 1.55);
  expect(before).toBe(0.4);
  expect(arc.mealPrice.slice(60, 95)).toEqual(dear);
  expect([...arc.mealPrice.slice(0, 60), ...arc.mealPrice.slice(95)]).toEqual(
    Array.from({ length: END + 1 - 35 }, () => 0.4),
  );
});

test("beat: two who shared a stall quarrel over it in the bad spell, and Blair tires", () => {
  const quarrels = arc.story.all("queue_conflict").map(({ tick }) => tick);
  expect(quarrels.some((tick) => tick >= 40 && tick < 90)).toBe(true);
  expect(ofPerson(arc.energy, "blair", 72)).toBeCloseTo(0.35, 2);
});

test("beat: wages come in after the bad spell", () => {
  expect(ofPerson(arc.wallets, "blair", 120)).toBeGreaterThan(
    ofPerson(arc.wallets, "blair", 90) + 1,
  );
});

test("beat: Avery and Blair are asked to the café and meet there", () => {
  expect(arc.story.all("perturbation_arranged_meet")).toMatchObject([{ tick: 110 }]);
  expect(arc.venue["avery"]?.[110]).not.toBe("cafe");
  const together = arc.venue["avery"]?.map(
    (venue, tick) => venue === "cafe" && arc.venue["blair"]?.[tick] === "cafe",
  );
  expect(together?.indexOf(true)).toBeGreaterThan(110);
  expect(together?.indexOf(true)).toBeLessThanOrEqual(130);
});

test("the town tells of friendship, of quarrels and of prices, and has the last word at tick 140", () => {
  expect(told("relationship_friendship")).not.toEqual([]);
  expect([...told("queue_conflict"), ...told("first_clash")]).not.toEqual([]);
  expect(told("price_spike")[0]).toBe(60);
  expect(told("demo_story")).toEqual([1, 40, 60, 110, 140]);
});

test("nobody is lost on the way", () => {
  expect(arc.story.town.people.map(({ id, left }) => [id, left])).toEqual(
    PEOPLE.map((id) => [id, null]),
  );
});
