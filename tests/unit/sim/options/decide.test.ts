import { expect, test } from "vitest";

import { decideOptions } from "../../../../sim/options/decide.ts";
import { MASKS, OPTION, type OptionName } from "../../../../sim/options/options.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";
import { setStock } from "../../../helpers/stock.ts";

/**
 * Ann's house with bed, fridge, stove and chair; a grocer's till, a shower and a bench outside; an
 * office where she works from tick 300 to 540. It is noon less a bit unless the test says otherwise.
 */
function village(plan: TownPlan = {}): Town {
  return makeTown({
    rows: Array.from({ length: 10 }, () => "..........".padEnd(10)),
    venues: [
      { id: "house", name: "House", type: "home", rect: [0, 0, 4, 3], door: [3, 2] },
      { id: "office", name: "Office", type: "office", rect: [0, 7, 3, 3], door: [2, 7] },
    ],
    homes: [{ venue_id: "house", bed_id: "bed", home_tile: [0, 1] }],
    objects: [
      { id: "bed", type: "bed", position: [0, 0], use_tile: [0, 1], venue: "house" },
      {
        id: "fridge",
        type: "fridge",
        position: [1, 0],
        use_tile: [1, 1],
        venue: "house",
        stock: { meals: 4 },
      },
      { id: "stove", type: "stove", position: [2, 0], use_tile: [2, 1], venue: "house" },
      { id: "chair", type: "chair", position: [3, 1], use_tile: [3, 1], venue: "house" },
      { id: "till", type: "till", position: [6, 0], use_tile: [6, 1], stock: { food_raw: 9 } },
      { id: "shower", type: "shower", position: [8, 0], use_tile: [8, 1] },
      { id: "bench", type: "bench", position: [8, 8], use_tile: [8, 8] },
    ],
    jobs: {
      clerk: {
        name: "Clerk",
        start_tick: 300,
        end_tick: 540,
        wage_rate: 0.02,
        lateness_penalty: 0.1,
      },
    },
    jobSites: { clerk: [[1, 8]] },
    people: [{ id: "ann", home: "house", job: "clerk", wallet: 3 }],
    ...plan,
  });
}

/** Lets everybody decide in the given tick of the first day. */
function decideAt(town: Town, tick: number): Someone {
  beginTick(town, tick);
  decideOptions(town);
  return someone(town, "ann");
}

const maskOf = (ann: Someone, option: OptionName): string | undefined =>
  MASKS[ann.get("masks", OPTION[option])];

/** The option that Ann chooses at a tick once her columns are set. */
function choice(
  tick: number,
  prepare: (ann: Someone, town: Town) => void,
  plan?: TownPlan,
): string {
  const town = village(plan);
  prepare(someone(town, "ann"), town);
  const ann = decideAt(town, tick);
  return (
    Object.entries(OPTION).find(([, number]) => number === ann.get("option"))?.[0] ?? "nothing"
  );
}

test("the most pressing need decides what is done", () => {
  expect(choice(600, (ann) => ann.set("hunger", 0.1))).toBe("GetFed");
  expect(choice(600, (ann) => ann.set("hygiene", 0.2))).toBe("GetClean");
  expect(choice(600, (ann) => ann.set("energy", 0.1))).toBe("Sleep");
  expect(choice(600, () => undefined)).toBe("Socialise");
});

test("hunger goes before washing when both are low", () => {
  const both = (ann: Someone): void => {
    ann.set("hunger", 0.2);
    ann.set("hygiene", 0.2);
  };
  expect(choice(600, both)).toBe("GetFed");
});

test("work goes before free time and mild hunger, and only a hard need goes before work", () => {
  expect(choice(350, () => undefined)).toBe("GoToWork");
  expect(choice(350, (ann) => ann.set("hunger", 0.5))).toBe("GoToWork");
  expect(choice(350, (ann) => ann.set("hunger", 0.05))).toBe("GetFed");
});

test("at night people go to bed unless they are rested", () => {
  expect(choice(950, (ann) => ann.set("energy", 0.6))).toBe("Sleep");
  expect(choice(950, (ann) => ann.set("energy", 0.95))).toBe("nothing");
});

test("a fridge that is nearly empty sends people shopping", () => {
  expect(choice(600, (_, town) => setStock(town, "fridge", "meals", 0))).toBe("ShopGroceries");
});

test("a choice is held for fifteen ticks and open again in the fifteenth after", () => {
  const town = village();
  const ann = decideAt(town, 600);
  expect(ann.get("option")).toBe(OPTION.Socialise);
  expect(ann.get("commitUntil")).toBe(615);
  ann.set("hygiene", 0.2);
  decideAt(town, 614);
  expect(ann.get("option")).toBe(OPTION.Socialise);
  decideAt(town, 615);
  expect(ann.get("option")).toBe(OPTION.GetClean);
});

test("a hard need breaks the commitment at once, a need just above it does not", () => {
  const after = (hunger: number): number => {
    const town = village();
    const ann = decideAt(town, 600);
    ann.set("hunger", hunger);
    return decideAt(town, 601).get("option");
  };
  expect(after(0.16)).toBe(OPTION.Socialise);
  expect(after(0.14)).toBe(OPTION.GetFed);
});

test("with a commitment of zero ticks people reconsider every tick", () => {
  const town = village({ edit: (config) => (config.policy_runtime.option_commit_ticks = 0) });
  const ann = decideAt(town, 600);
  ann.set("hygiene", 0.2);
  decideAt(town, 601);
  expect(ann.get("option")).toBe(OPTION.GetClean);
});

test("each option that cannot be chosen says why", () => {
  const masks = (tick: number, prepare: (ann: Someone, town: Town) => void, plan?: TownPlan) => {
    const town = village(plan);
    prepare(someone(town, "ann"), town);
    const ann = decideAt(town, tick);
    return (option: OptionName) => maskOf(ann, option);
  };
  const fine = masks(600, () => undefined);
  expect(fine("GetFed")).toBe("satisfied");
  expect(fine("GetClean")).toBe("satisfied");
  expect(fine("GoToWork")).toBe("off_shift");
  expect(fine("ShopGroceries")).toBe("stocked");
  expect(fine("Sleep")).toBe("satisfied");
  expect(fine("Socialise")).toBe("open");

  const poor = masks(600, (ann, town) => {
    ann.set("wallet", 0);
    ann.set("hunger", 0.3);
    ann.set("hygiene", 0.3);
    setStock(town, "fridge", "meals", 0);
  });
  expect(poor("GetFed")).toBe("no_place");
  expect(poor("GetClean")).toBe("no_money");
  expect(poor("ShopGroceries")).toBe("no_money");

  const homeless = masks(600, (ann) => ann.set("home", -1));
  expect(homeless("Sleep")).toBe("no_home");
  expect(homeless("ShopGroceries")).toBe("no_home");

  expect(masks(50, () => undefined)("GoToWork")).toBe("too_early");
  expect(masks(541, () => undefined)("GoToWork")).toBe("off_shift");
  expect(masks(50, () => undefined)("Socialise")).toBe("night");
});

test("people out of work look for some by daylight unless they just quit, wait already, or there is none", () => {
  const work = (
    tick: number,
    prepare: (ann: Someone, town: Town) => void = () => undefined,
    plan: TownPlan = {},
  ): string | undefined => {
    const town = village({ people: [{ id: "ann", home: "house", wallet: 3 }], ...plan });
    beginTick(town, tick);
    prepare(someone(town, "ann"), town);
    return maskOf(decideAt(town, tick), "GoToWork");
  };
  expect([work(249), work(250), work(749), work(750)]).toEqual(["night", "open", "open", "night"]);
  expect(work(600, (ann) => ann.set("rehireFrom", 601))).toBe("rehire_blocked");
  expect(work(600, (ann) => ann.set("rehireFrom", 600))).toBe("open");
  expect(work(600, (ann) => ann.set("appliedJob", 0))).toBe("waiting_for_work");
  expect(work(600, () => undefined, { jobs: {}, jobSites: {} })).toBe("no_job");
});

test("looking for work comes before the bench and after a need that presses", () => {
  const jobless: TownPlan = { people: [{ id: "ann", home: "house", wallet: 3 }] };
  expect(choice(600, () => undefined, jobless)).toBe("GoToWork");
  expect(choice(600, (ann) => ann.set("hunger", 0.25), jobless)).toBe("GetFed");
  expect(choice(600, (ann) => ann.set("rehireFrom", 9999), jobless)).toBe("Socialise");
});

test("work that is done anywhere needs no way, and leaves the day free", () => {
  const edit: TownPlan["edit"] = ({ jobs }) => {
    for (const job of Object.values(jobs)) job.location = null;
  };
  const town = village({ edit });
  expect(maskOf(decideAt(town, 350), "GoToWork")).toBe("works_anywhere");
  expect(choice(350, () => undefined, { edit })).toBe("Socialise");
});

test("whoever was hired during the hours of the job stays away until the next day's", () => {
  const town = village();
  someone(town, "ann").set("hiredTick", 400);
  expect(maskOf(decideAt(town, 410), "GoToWork")).toBe("off_shift");
  beginTick(town, 1000);
  expect(maskOf(decideAt(town, 1350), "GoToWork")).toBe("open");
});

test("an option that is masked is never chosen, and scores nothing", () => {
  const town = village();
  for (const tick of [50, 280, 350, 600, 900]) {
    const ann = decideAt(town, tick);
    for (const [name, option] of Object.entries(OPTION)) {
      if (MASKS[ann.get("masks", option)] === "open") continue;
      expect(ann.get("option"), name).not.toBe(option);
      expect(ann.get("scores", option), name).toBeLessThanOrEqual(0);
    }
  }
});

test("a new choice is told once, with its reason, and counted", () => {
  const town = village();
  const ann = someone(town, "ann");
  ann.set("hunger", 0.1);
  decideAt(town, 600);
  expect(eventsOf(town)).toEqual([
    {
      event: "option_started",
      tick: 600,
      agent_id: "ann",
      option: "GetFed",
      reason: "need_low",
    },
  ]);
  expect(town.world.town.choices[OPTION.GetFed]).toBe(1);
  decideAt(town, 615);
  expect(eventsOf(town)).toEqual([]);
  expect(town.world.town.choices[OPTION.GetFed]).toBe(1);
});

test("people go to work in time for the way and the buffer, and not before", () => {
  // From the door of the house at (3, 2) to the post at (1, 8) are 8 steps; the buffer is 20.
  const leaves = (tick: number): string =>
    choice(tick, (ann) => ann.put(3, 2)) === "GoToWork" ? "goes" : "stays";
  expect(leaves(271)).toBe("stays");
  expect(leaves(272)).toBe("goes");
});

test("whoever has no bed sits on when they are dead tired, instead of getting up for nothing", () => {
  const town = village({
    people: [{ id: "ann", home: null, job: null, wallet: 0, position: [8, 8] }],
  });
  const ann = someone(town, "ann");
  while (ann.get("runningAffordance") < 0) runTick(town);
  ann.set("energy", 0.05);
  ann.set("hunger", 0.05);
  const running = ann.get("runningAffordance");
  const { duration = 0 } = town.rules.affordances[running] ?? {};
  for (let n = 1; n < duration - 2; n++) runTick(town);
  expect(ann.get("runningAffordance")).toBe(running);
});
