import type { Beginning, BoxSpace, Outcome, ParallelEnvironment } from "./parallel-environment.ts";

/** Rules of the contract; a finding names the one that is broken. */
export const RULES = [
  "agents",
  "possible_agents",
  "observation_space",
  "action_space",
  "keys",
  "observation_shape",
  "observation_range",
  "action_mask",
  "reward",
  "done_flags",
  "done_leaves",
  "nobody_vanishes",
  "nobody_returns",
  "step_when_over",
  "repeatable",
  "own_copies",
  "any_action",
] as const;
export type Rule = (typeof RULES)[number];

export interface Finding {
  readonly rule: Rule;
  /** Steps since the reset. */
  readonly step: number;
  readonly message: string;
}

/**
 * Plays `steps` steps of an environment (fewer when its episode ends) and says what of the contract does
 * not hold; nothing when all does. `make` makes one that nobody else uses. Actions are drawn from a fixed
 * sequence: most of them open, some masked, some left out.
 */
export function checkEnvironment(
  make: () => ParallelEnvironment,
  seed: bigint,
  steps: number,
): Finding[] {
  const one = new Episode(make(), seed);
  const other = new Episode(make(), seed);
  for (let step = 0; step < steps && one.goesOn; step++) {
    one.advance();
    other.advance();
    if (one.shown !== other.shown) one.find("repeatable", "two with one seed differ");
    if (one.findings.length > 0) return one.findings;
  }
  one.checkEnd();
  if (one.findings.length === 0) one.checkAgain();
  return one.findings;
}

/** One episode and what was found in it. */
class Episode {
  readonly findings: Finding[] = [];
  /** Everything that the last step showed, as text. */
  shown = "";
  readonly #environment: ParallelEnvironment;
  readonly #seed: bigint;
  readonly #first: string;
  readonly #done = new Set<string>();
  #infos: Beginning["infos"] = {};
  #kept: { readonly given: Float32Array; readonly copy: string }[] = [];
  #step = 0;

  constructor(environment: ParallelEnvironment, seed: bigint) {
    this.#environment = environment;
    this.#seed = seed;
    const beginning = environment.reset(seed);
    this.#first = textOf(beginning);
    this.shown = this.#first;
    if (environment.agents.length === 0) this.find("agents", "nobody acts after a reset");
    this.#checkAgents();
    this.#checkKeys("observations", beginning.observations, environment.agents);
    this.#checkKeys("infos", beginning.infos, environment.agents);
    this.#look(beginning);
  }

  get goesOn(): boolean {
    return this.#environment.agents.length > 0 && this.findings.length === 0;
  }

  find(rule: Rule, message: string): void {
    this.findings.push({ rule, step: this.#step, message });
  }

  advance(): void {
    const before = [...this.#environment.agents];
    const actions = this.#actions(before);
    this.#step += 1;
    const outcome = this.#try(actions);
    if (outcome === null) return;
    this.shown = textOf(outcome);
    this.#checkAgents();
    const after = this.#environment.agents;
    const expected = [...new Set([...before, ...after])];
    const parts = ["observations", "rewards", "terminations", "truncations", "infos"] as const;
    for (const part of parts) this.#checkKeys(part, outcome[part], expected);
    if (this.findings.length > 0) return;
    this.#checkKept();
    this.#look(outcome);
    for (const id of expected) this.#checkFate(id, outcome, before, after);
  }

  #try(actions: Readonly<Record<string, number>>): Outcome | null {
    try {
      return this.#environment.step(actions);
    } catch (error) {
      this.find(
        "any_action",
        `a step with ${JSON.stringify(actions)} was refused: ${String(error)}`,
      );
      return null;
    }
  }

  /** Of every ten, one leaves their action out, one takes any, the others one that is open. */
  #actions(agents: readonly string[]): Record<string, number> {
    const chosen: Record<string, number> = {};
    for (const [place, id] of agents.entries()) {
      const draw = scrambled(this.#step * 1009 + place);
      const { count } = this.#environment.actionSpace(id);
      const open = [...(this.#infos[id]?.actionMask ?? [])].flatMap((mask, action) =>
        mask === 0 ? [action] : [],
      );
      if (draw % 10 === 0) continue;
      const any = draw % 10 === 1 || open.length === 0;
      chosen[id] = any ? (draw >>> 8) % count : open[(draw >>> 8) % open.length];
    }
    return chosen;
  }

  #checkAgents(): void {
    const { agents, possibleAgents } = this.#environment;
    if (new Set(agents).size !== agents.length) this.find("agents", "somebody acts twice");
    const stranger = agents.find((id) => possibleAgents?.includes(id) === false);
    if (stranger !== undefined) {
      this.find("possible_agents", `${stranger} acts, but is not among the possible agents`);
    }
  }

  #checkKeys(part: string, found: object, expected: readonly string[]): void {
    const keys = Object.keys(found);
    const missing = expected.find((id) => !Object.hasOwn(found, id));
    const extra = keys.find((id) => !expected.includes(id));
    if (missing !== undefined) this.find("keys", `${part} has nothing of ${missing}`);
    if (extra !== undefined)
      this.find("keys", `${part} has something of ${extra}, who is not here`);
  }

  #look({ observations, infos }: Beginning): void {
    this.#infos = infos;
    this.#kept = [];
    for (const [id, observation] of Object.entries(observations)) {
      this.#checkObservation(id, observation);
      this.#checkMask(id, infos[id]?.actionMask);
      this.#kept.push({ given: observation, copy: observation.join(" ") });
    }
  }

  #checkObservation(id: string, observation: Float32Array): void {
    const space = this.#environment.observationSpace(id);
    const again = this.#environment.observationSpace(id);
    if (textOf(space) !== textOf(again) || !isBox(space)) {
      this.find("observation_space", `the space of ${id} is not one box of ${space.size} ranges`);
      return;
    }
    if (!(observation instanceof Float32Array) || observation.length !== space.size) {
      this.find("observation_shape", `${id} sees ${observation.length} numbers, not ${space.size}`);
      return;
    }
    const { low, high } = space;
    // Ranges are doubles, observations singles.
    const wrong = observation.findIndex(
      (value, at) => !(value >= Math.fround(low[at]) && value <= Math.fround(high[at])),
    );
    if (wrong < 0) return;
    const range = `[${low[wrong]}, ${high[wrong]}]`;
    this.find(
      "observation_range",
      `number ${wrong} of ${id} is ${observation[wrong]}, not in ${range}`,
    );
  }

  #checkMask(id: string, mask: Uint8Array | undefined): void {
    const { count } = this.#environment.actionSpace(id);
    if (!Number.isInteger(count) || count < 1) {
      this.find("action_space", `${id} has ${count} actions`);
    } else if (!(mask instanceof Uint8Array) || mask.length !== count) {
      this.find("action_mask", `the mask of ${id} is not ${count} bytes`);
    } else if (!mask.includes(0)) {
      this.find("action_mask", `${id} may do nothing at all`);
    }
  }

  #checkFate(
    id: string,
    { rewards, terminations, truncations }: Outcome,
    before: readonly string[],
    after: readonly string[],
  ): void {
    if (!Number.isFinite(rewards[id])) this.find("reward", `${id} gets ${rewards[id]}`);
    const flags = [terminations[id], truncations[id]];
    if (!flags.every((flag) => typeof flag === "boolean")) {
      this.find("done_flags", `${id} is terminated: ${flags[0]}, truncated: ${flags[1]}`);
    }
    const isDone = flags.includes(true);
    if (this.#done.has(id)) this.find("nobody_returns", `${id} was done, and is back`);
    if (isDone && after.includes(id)) this.find("done_leaves", `${id} is done, and goes on acting`);
    if (!isDone && before.includes(id) && !after.includes(id)) {
      this.find("nobody_vanishes", `${id} acts no more, without being done`);
    }
    if (isDone) this.#done.add(id);
  }

  /** What was handed out stays what it was. */
  #checkKept(): void {
    const changed = this.#kept.find(({ given, copy }) => given.join(" ") !== copy);
    if (changed !== undefined) this.find("own_copies", "an observation changed after it was given");
  }

  /** When all are done, there is nothing to step. */
  checkEnd(): void {
    if (this.#environment.agents.length > 0) return;
    try {
      this.#environment.step({});
    } catch {
      return;
    }
    this.find("step_when_over", "it can be stepped when nobody is left");
  }

  /** The same seed begins the same episode, also in one that has been used. */
  checkAgain(): void {
    if (textOf(this.#environment.reset(this.#seed)) !== this.#first) {
      this.find("repeatable", "a second reset with the same seed begins another episode");
    }
  }
}

function isBox({ kind, size, low, high }: BoxSpace): boolean {
  if (kind !== "box" || low.length !== size || high.length !== size) return false;
  return low.every((value, at) => value <= high[at]);
}

/** Everything in it as text, whatever the order of keys. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Float32Array || part instanceof Uint8Array) return part.join(" ");
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** A whole number that follows from another and from nothing else (the finaliser of MurmurHash3). */
function scrambled(number: number): number {
  let hash = number | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
