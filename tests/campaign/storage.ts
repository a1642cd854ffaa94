import type { Dice } from "../../main/soak/dice.ts";
import { type FaultKind, isDeadly } from "../../main/soak/fault-control.ts";
import type { LifeOrder } from "../../main/soak/lane.ts";
import type { Tally } from "../../main/soak/tally.ts";
import { type LanePlan, askedFor, liveInLanes } from "./lanes.ts";

export interface StoragePlan extends LanePlan {
  /** How many operations are to be hit, by kind. */
  readonly faults: Partial<Readonly<Record<FaultKind, number>>>;
  /** The disk says that it has synced and has not: what a campaign has to notice. */
  readonly lying?: boolean;
}

/**
 * Shares of a number of faults. A process has to die for each of those that tear writes or lose them, and half of
 * the others' lives end in a power cut as well.
 */
export function sharesOf(faults: number): Record<FaultKind, number> {
  const part = (share: number): number => Math.ceil(faults * share);
  return {
    torn: part(0.01),
    lost: part(0.01),
    enospc: part(0.29),
    eio: part(0.29),
    eperm: part(0.2),
    slow: part(0.2),
    kill: 0,
  };
}

/** Lets disks fail under towns until every kind has hit as often as planned, or something broke. */
export async function storageCampaign(
  plan: StoragePlan,
  tell: (tally: Tally) => void = () => undefined,
): Promise<Tally> {
  const wanted = Object.entries(plan.faults).filter(isWanted);
  const order = (dice: Dice, { kinds }: Tally): LifeOrder | null => {
    const left = (kind: FaultKind, count: number): number => 1 - kinds[kind].injected / count;
    const open = wanted.filter(([kind, count]) => left(kind, count) > 0);
    if (open.length === 0) return null;
    // Whatever is furthest behind, more or less.
    const [first] = open.toSorted((a, b) => left(...b) - left(...a));
    const [kind] = dice.once(3) ? dice.of(open) : (first ?? dice.of(open));
    return isDeadly(kind) ? deadlyLife(dice, kind) : failingLife(dice, kind, open);
  };
  return liveInLanes(plan, order, { faults: true, lying: plan.lying === true, tell });
}

function isWanted(entry: [string, number | undefined]): entry is [FaultKind, number] {
  return (entry[1] ?? 0) > 0;
}

/** Ends with its first fault, or without one by a cut of the power. */
function deadlyLife(dice: Dice, kind: FaultKind): LifeOrder {
  const faults = { kinds: [kind], every: 1 + dice.below(3) };
  return { deeds: 30, ticks: 60, restMs: 0, faults, end: "power", kill: null };
}

/** Fails over and over, in one way or in all, and ends well or badly. */
function failingLife(
  dice: Dice,
  kind: FaultKind,
  open: readonly (readonly [FaultKind, number])[],
): LifeOrder {
  const all = open.map(([one]) => one).filter((one) => !isDeadly(one));
  const kinds = dice.once(2) ? [kind] : all;
  const end = dice.of(["close", "power", "power", "kill"] as const);
  return {
    deeds: 50 + dice.below(200),
    ticks: 40,
    restMs: 0,
    faults: { kinds, every: 1 + dice.below(2) },
    end,
    kill: null,
  };
}

/** One row for each kind, with the sum below. */
export function storageTable(tally: Tally): string {
  const columns = ["injected", "crashes", "told", "recoveries", "corruptions", "losses"] as const;
  const head = [
    "kind",
    "injected",
    "crashes",
    "refusals told",
    "recoveries",
    "corruption",
    "silent loss",
  ];
  const rows = Object.entries(tally.kinds)
    .filter(([, row]) => row.injected > 0)
    .map(([kind, row]) => [kind].concat(columns.map((column) => String(row[column]))));
  const sums = columns.map((column) =>
    Object.values(tally.kinds).reduce((sum, row) => sum + row[column], 0),
  );
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), line(["all", ...sums])].join(
    "\n",
  );
}

async function main(): Promise<void> {
  const { count, json, ...plan } = askedFor("faults", 20_000);
  const { seed, folder } = plan;
  const start = performance.now();
  let told = start;
  const tally = await storageCampaign({ ...plan, faults: sharesOf(count) }, (now) => {
    if (performance.now() - told < 10_000) return;
    told = performance.now();
    process.stderr.write(`${JSON.stringify(now.injected)}, ${now.lives} lives\n`);
  });
  const seconds = Math.round((performance.now() - start) / 1000);
  const ok = tally.broken.length === 0;
  const report = {
    ok,
    seed,
    seconds,
    lives: tally.lives,
    ticks: tally.ticks,
    deeds: tally.deeds,
    kinds: tally.kinds,
    corruptions: tally.corruptions,
    silent_losses: tally.losses,
    invariant_violations: tally.violations,
    broken: tally.broken,
  };
  const title = `seed ${seed}: ${tally.lives} lives, ${tally.deeds} deeds, ${tally.ticks} ticks in ${seconds} s`;
  const lines = [title, "", storageTable(tally), ...tally.broken];
  if (!ok) lines.push(`The files are kept in ${folder}.`);
  process.stdout.write(`${json ? JSON.stringify(report) : lines.join("\n")}\n`);
  process.exitCode = ok ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) await main();
