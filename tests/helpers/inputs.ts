import * as fc from "fast-check";

import { ITEMS, NEEDS } from "../../sim/config/affordances.ts";
import { PRICES } from "../../sim/config/blocks/economy.ts";
import { Command } from "../../sim/console/commands.ts";
import { KINDS } from "../../sim/perturbations/kinds.ts";
import { DIRECTIONS } from "../../sim/primitives/primitive.ts";
import { defaultConfig } from "./default-config.ts";

/** Names of the people of the default town, and one that nobody bears. */
const IDS = ["alice", "bob", "carmen", "dmitri", "elif", "farid", "grace", "hugo", "zoe", "nobody"];

const anyId = fc.constantFrom(...IDS);
const anyTile = fc.tuple(fc.nat(49), fc.nat(49));
const level = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

const setNeed = fc.record({
  name: fc.constant("setneed"),
  kwargs: fc.record({
    agent_id: anyId,
    needs: fc.record(Object.fromEntries(NEEDS.map((need) => [need, level])), { requiredKeys: [] }),
  }),
});
const setPrice = fc.record({
  name: fc.constant("price"),
  kwargs: fc.record({
    key: fc.constantFrom(...PRICES),
    value: fc.oneof(fc.constantFrom(0, 0.4, 1000), fc.double({ min: 0, max: 2, noNaN: true })),
  }),
});
const spawn = fc.record({
  name: fc.constant("spawn"),
  kwargs: fc.record({
    agent_id: fc.constantFrom("zoe", "yuri", "xenia", "bob"),
    position: anyTile,
  }),
});
const teleport = fc.record({
  name: fc.constant("teleport"),
  kwargs: fc.record({ agent_id: anyId, position: anyTile }),
});
const kill = fc.record({ name: fc.constant("kill"), kwargs: fc.record({ agent_id: anyId }) });
const possess = fc.record({
  name: fc.constant("possess"),
  kwargs: fc.record({ agent_id: anyId, action: fc.constantFrom("acquire", "release") }),
});

const setWage = fc.record({
  name: fc.constant("set_employment_param"),
  kwargs: fc.record({
    job_id: fc.constantFrom("grocer", "barista", "clerk", "nobody"),
    value: fc.oneof(fc.constantFrom(0, 0.0148), fc.double({ min: 0.01, max: 0.03, noNaN: true })),
  }),
});
const switched = fc.record({
  name: fc.constantFrom("blackout", "outage", "rain"),
  kwargs: fc.record({ on: fc.constantFrom(true, false, "start", "off") }),
});
const trigger = fc.record({
  name: fc.constant("perturbation_trigger"),
  kwargs: fc.record(
    {
      spec: fc.constantFrom(...KINDS, "plague"),
      starts_in: fc.nat(40),
      duration: fc.integer({ min: 1, max: 60 }),
      magnitude: fc.double({ min: 0.1, max: 4, noNaN: true }),
      targets: fc.array(fc.constantFrom(...PRICES, "market", "cafe", "moon"), { maxLength: 2 }),
    },
    { requiredKeys: ["spec"] },
  ),
});
const cancel = fc.record({
  name: fc.constant("perturbation_cancel"),
  kwargs: fc.record({ event_id: fc.integer({ min: 1, max: 6 }).map((event) => `evt_${event}`) }),
});

const exits = fc.record({
  name: fc.constant("employment_exit"),
  kwargs: fc.record({ action: fc.constantFrom("review", "approve", "defer"), agent_id: anyId }),
});
const exitCap = fc.record({
  name: fc.constant("set_exit_cap"),
  kwargs: fc.record({ daily_exit_cap: fc.option(fc.nat(3)) }),
});
const primitive = fc.oneof(
  fc.record({ kind: fc.constant("move"), direction: fc.constantFrom(...DIRECTIONS) }),
  fc.record({ kind: fc.constantFrom("wait", "sleep", "equip", "release", "leave_queue") }),
  fc.record({ kind: fc.constant("use_item"), item: fc.constantFrom(...ITEMS) }),
  fc.record({
    kind: fc.constant("interact"),
    object_id: fc.constantFrom("shower_1", "cafe_till", "bench_1", "moon"),
    affordance_id: fc.constantFrom("use_shower", "buy_meal", "sit_down"),
  }),
);
const drive = fc.record({
  name: fc.constant("drive"),
  kwargs: fc.record({ agent_id: anyId, primitive }),
});
/** The configured manifest with other lengths, no use being over in the tick it begins in; every third one has a mistake. */
const reload = fc
  .record({ entry: fc.nat(), duration: fc.integer({ min: 2, max: 80 }), kind: fc.nat(2) })
  .map(({ entry, duration, kind }) => {
    const { manifest } = defaultConfig();
    const chosen = entry % manifest.length;
    const entries = manifest.map((old, index) => {
      const values = kind === 0 ? { duration: 0 } : { duration };
      return index === chosen ? Object.assign({}, old, values) : old;
    });
    const checksum = duration.toString(16).padStart(64, "0");
    return {
      name: "reload_affordances",
      kwargs: { path: "other.yaml", checksum, entries, dry_run: kind === 1 },
    };
  });

const parsed = (command: unknown): Command => Command.parse(command);

const meet = fc.record({
  name: fc.constant("arrange_meet"),
  kwargs: fc.record(
    {
      agents: fc.array(anyId, { maxLength: 3 }),
      starts_in: fc.nat(20),
      location: fc.constantFrom("park", "shower_1", "moon"),
      mode: fc.constantFrom("invite", "relocate"),
    },
    { requiredKeys: ["agents"] },
  ),
});
const reloadEvents = fc.nat(30).map((perDay) => ({
  name: "reload_perturbations",
  kwargs: {
    path: "other.yaml",
    checksum: perDay.toString(16).padStart(64, "0"),
    entries: {
      perturbations: { events: { outage: { kind: "outage", prob_per_day: perDay, duration: 5 } } },
    },
  },
}));

/** Any command that an operator could give to the default town. */
export const anyCommand: fc.Arbitrary<Command> = fc
  .oneof(
    setNeed,
    setPrice,
    spawn,
    teleport,
    kill,
    possess,
    drive,
    setWage,
    switched,
    trigger,
    cancel,
    meet,
    reloadEvents,
    exits,
    exitCap,
    reload,
  )
  .map(parsed);

/** Commands that change what things cost and what work pays. */
export const pricingCommand: fc.Arbitrary<Command> = fc
  .oneof(setPrice, setWage, trigger, cancel)
  .map(parsed);

/** Commands by the tick they are given in. */
export type Inputs = ReadonlyMap<number, readonly Command[]>;

/** Some commands over the first `ticks` ticks. */
export const inputsWithin = (ticks: number, command = anyCommand): fc.Arbitrary<Inputs> =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: ticks }), command), { maxLength: 40 }).map(byTick);

function byTick(list: readonly (readonly [number, Command])[]): Inputs {
  const inputs = new Map<number, Command[]>();
  for (const [tick, command] of list) {
    inputs.set(tick, [...(inputs.get(tick) ?? []), command]);
  }
  return inputs;
}

export const anySeed = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
