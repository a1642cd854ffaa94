import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Answer } from "../../sim/console/arguments.ts";
import { Command } from "../../sim/console/commands.ts";
import { COMMANDS } from "../../sim/console/registry.ts";
import type { Spec } from "../../sim/console/spec.ts";
import { createTown } from "../../sim/create-town.ts";
import { outcomeHash, stateHash } from "../../sim/snapshot/hash.ts";
import { decodeSnapshot, encodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { Dice } from "../../main/soak/dice.ts";
import { Watch } from "../../main/soak/laws.ts";
import { Ledger } from "./ledger.ts";
import { lookOn } from "./onlookers.ts";
import { type Inputs, nextOperations } from "../../main/soak/operations.ts";

/** Ticks between two looks from outside, and between two snapshot round trips. */
const LOOK_EVERY = 100;
const SNAPSHOT_EVERY = 1000;

/** A run to make: a town by name, the seed of its chances and operations, and how long. */
export interface FuzzPlan {
  readonly town: string;
  readonly seed: number;
  readonly ticks: number;
  /** Runs all once more from the recorded inputs. */
  readonly replay: boolean;
}

/** What broke, when, and what was done to the town before. */
export interface Broken {
  readonly tick: number;
  readonly laws: readonly string[];
  readonly inputs: Inputs;
}

export interface FuzzResult {
  readonly broken: Broken | null;
  /** Operations given, and how many of them the town refused. */
  readonly operations: number;
  readonly refused: number;
  readonly outcome: string;
}

/** Runs one town with random operations and looks at it after every tick, until a law breaks. */
export function fuzzTown(config: TownConfig, plan: FuzzPlan): FuzzResult {
  const dice = new Dice(plan.seed);
  const inputs: Inputs = new Map();
  let town = createTown(config, BigInt(plan.seed));
  const watch = new Watch();
  const ledger = new Ledger();
  let operations = 0;
  let refused = 0;
  const result = (broken: Broken | null): FuzzResult => {
    return { broken, operations, refused, outcome: outcomeHash(town) };
  };
  for (let tick = 1; tick <= plan.ticks; tick++) {
    const commands = nextOperations(dice, town);
    if (commands.length > 0) inputs.set(tick, commands);
    operations += commands.length;
    const problem = attempt(() => {
      ledger.open(town);
      const answers = runTick(town, commands);
      refused += answers.filter(({ ok }) => !ok).length;
      const seen = tick % LOOK_EVERY === 0 ? lookOn(town) : [];
      const odd = oddRefusals(commands, answers);
      return [...watch.look(town), ...ledger.broken(town, answers), ...odd, ...seen];
    });
    if (problem.length > 0) return result({ tick, laws: problem, inputs });
    if (tick % SNAPSHOT_EVERY !== 0) continue;
    const restored = throughSnapshot(town);
    if (stateHash(restored) !== stateHash(town)) {
      return result({ tick, laws: ["a snapshot does not give the town back"], inputs });
    }
    // The rest is lived by the town that came back: it must not know the difference.
    town = restored;
  }
  if (!plan.replay) return result(null);
  const again = replayed(config, plan, inputs);
  const same = stateHash(again) === stateHash(town) && outcomeHash(again) === outcomeHash(town);
  const laws = ["a replay from the inputs ends otherwise"];
  return result(same ? null : { tick: plan.ticks, laws, inputs });
}

/** The first tick in which a law breaks when a town is given these inputs; what breaks then, or null. */
export function breaksWith(config: TownConfig, plan: FuzzPlan, inputs: Inputs): Broken | null {
  const town = createTown(config, BigInt(plan.seed));
  const watch = new Watch();
  const ledger = new Ledger();
  for (let tick = 1; tick <= plan.ticks; tick++) {
    const laws = attempt(() => {
      ledger.open(town);
      const commands = inputs.get(tick) ?? [];
      const answers = runTick(town, commands);
      const seen = tick % LOOK_EVERY === 0 ? lookOn(town) : [];
      const odd = oddRefusals(commands, answers);
      return [...watch.look(town), ...ledger.broken(town, answers), ...odd, ...seen];
    });
    if (laws.length > 0) return { tick, laws, inputs };
  }
  return null;
}

/** Refusals by a code that the registry does not give for the command, in words. */
function oddRefusals(commands: readonly Command[], answers: readonly Answer[]): string[] {
  const own = answers.slice(answers.length - commands.length);
  return commands.flatMap(({ name }, index) => {
    const answer = own[index];
    const { errors }: Spec = COMMANDS[name];
    const isOdd = answer?.ok === false && !errors.includes(answer.error.code);
    return isOdd ? [`'${name}' is refused as ${answer.error.code}`] : [];
  });
}

/** A throw is a broken law too. */
function attempt(look: () => string[]): string[] {
  try {
    return look();
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}

function throughSnapshot(town: Town): Town {
  const decoded = decodeSnapshot(town.config, encodeSnapshot(town));
  if (!decoded.ok) throw new Error(decoded.error.message);
  return decoded.value;
}

/** The inputs as a file would keep them, lived through without a look or a snapshot. */
function replayed(config: TownConfig, { seed, ticks }: FuzzPlan, inputs: Inputs): Town {
  const kept = new Map<number, Command[]>();
  for (const [tick, commands] of inputs) {
    const read: unknown = JSON.parse(JSON.stringify(commands));
    kept.set(tick, Command.array().parse(read));
  }
  const town = createTown(config, BigInt(seed));
  for (let tick = 1; tick <= ticks; tick++) runTick(town, kept.get(tick));
  return town;
}
