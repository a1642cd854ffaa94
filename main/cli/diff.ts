import type { Command } from "commander";

import { ok } from "../../sim/result.ts";
import { type Counts, countsOf } from "../../sim/telemetry/counts.ts";
import { type Kpis, kpis } from "../../sim/telemetry/kpis.ts";
import type { Difference } from "../../preload/timelines.ts";
import type { Town } from "../../sim/town.ts";
import type { Outcome } from "../problem.ts";
import { openStore } from "../store/open-store.ts";
import type { TownStore } from "../store/town-store.ts";
import { type Life, firstDifference } from "../town/first-difference.ts";
import { findTimeline } from "../town/open-town.ts";
import { readArchive, rebuildAt } from "../town/rebuild.ts";
import { readAddress } from "./address.ts";
import type { CommonOptions, Register } from "./register.ts";
import { refusal, table } from "./terminal.ts";
import type { Ending } from "./terminal.ts";

export function addDiff(program: Command, register: Register): void {
  const command = program
    .command("diff")
    .summary("compare two towns, or two lives of one")
    .description(
      "Says where two towns differ first, and how each has fared from there to the last tick that both have.",
    )
    .argument("<A.townlet[#NAME]>", "town file, and which of its timelines")
    .argument("<B.townlet[#NAME]>", "the other");
  register(command, async () => {
    command.opts<CommonOptions>();
    return diff(command.args);
  });
}

/** Every file that is looked at, once. */
type Stores = Map<string, TownStore>;

async function diff([a = "", b = ""]: string[]): Promise<Ending> {
  const stores: Stores = new Map();
  try {
    const left = await lifeOf(a, stores);
    if (!left.ok) return refusal(left.error);
    const right = await lifeOf(b, stores);
    if (!right.ok) return refusal(right.error);
    return await compared(left.value, right.value);
  } finally {
    for (const store of stores.values()) store.close();
  }
}

async function lifeOf(address: string, stores: Stores): Promise<Outcome<Life>> {
  const { file, timeline: name } = readAddress(address);
  const known = stores.get(file);
  const opened = known === undefined ? await openStore(file, { access: "read" }) : ok(known);
  if (!opened.ok) return opened;
  const store = opened.value;
  stores.set(file, store);
  const archive = await readArchive(file, store);
  if (!archive.ok) return archive;
  const timelines = store.timelines();
  const found = findTimeline(address, timelines, name);
  if (!found.ok) return found;
  const { timeline, last_tick } = found.value;
  return ok({
    archive: archive.value,
    timelines,
    timeline,
    first: store.firstTick(),
    head: last_tick,
  });
}

async function compared(left: Life, right: Life): Promise<Ending> {
  const from = Math.max(left.first, right.first);
  const until = Math.min(left.head, right.head);
  const found = from > until ? ok(null) : await firstDifference(left, right, from);
  if (!found.ok) return refusal(found.error);
  const difference = found.value;
  const parted = difference !== null && difference.tick > from ? difference.tick - 1 : null;
  const both = await figuresOfBoth(left, right, { parted, until: from > until ? null : until });
  if (!both.ok) return refusal(both.error);
  const figures = both.value;
  const common = difference === null ? (from > until ? null : until) : difference.tick - 1;
  const document = {
    ok: true,
    common_until: common !== null && common < from ? null : common,
    first_difference: difference,
    kpis_since: parted ?? 0,
    kpis: Object.fromEntries(figures),
  };
  const where =
    difference === null
      ? `They are the same as far as both go, to tick ${until}.`
      : `They differ first at tick ${difference.tick}: ${difference.system}${
          difference.agent === null ? "" : ` of ${difference.agent}`
        }, ${difference.detail}.${toldWords(difference.orders)}`;
  const rows = figures.map(([name, { a: one, b: other, delta }]) => [
    name,
    shown(one),
    shown(other),
    shown(delta),
  ]);
  const heading = parted === null ? "" : "since then";
  const text = `${where}\n${table([[heading, "A", "B", "difference"], ...rows])}`;
  return { status: 0, document, text };
}

/** What one of both was told in that tick. */
function toldWords(orders: Difference["orders"]): string {
  return orders
    .map(({ side, name }) => ` ${side === "left" ? "A" : "B"} was told ${name}.`)
    .join("");
}

interface Pair {
  readonly a: number | null;
  readonly b: number | null;
  readonly delta: number | null;
}

/**
 * Figures of both at the last tick that both have, counted from where they parted; at the end of each
 * and over the whole life where there is no such tick.
 */
async function figuresOfBoth(
  left: Life,
  right: Life,
  { parted, until }: { readonly parted: number | null; readonly until: number | null },
): Promise<Outcome<[keyof Kpis, Pair][]>> {
  const since = parted === null ? ok(null) : await countsAt(left, parted);
  if (!since.ok) return since;
  const a = await figuresAt(left, until ?? left.head, since.value);
  if (!a.ok) return a;
  const b = await figuresAt(right, until ?? right.head, since.value);
  if (!b.ok) return b;
  const names = Object.keys(a.value).filter((name): name is keyof Kpis => name in a.value);
  return ok(
    names.map((name) => {
      const [one, other] = [a.value[name], b.value[name]];
      const delta = one === null || other === null ? null : other - one;
      return [name, { a: one, b: other, delta }];
    }),
  );
}

/** What a life has counted up to a tick. */
async function countsAt(life: Life, tick: number): Promise<Outcome<Counts>> {
  const town = await townAt(life, tick);
  return town.ok ? ok(countsOf(town.value)) : town;
}

async function figuresAt(life: Life, tick: number, since: Counts | null): Promise<Outcome<Kpis>> {
  const town = await townAt(life, tick);
  return town.ok ? ok(kpis(town.value, since)) : town;
}

async function townAt(
  { archive, timelines, timeline }: Life,
  tick: number,
): Promise<Outcome<Town>> {
  const rebuilt = await rebuildAt(archive, timelines, timeline, tick);
  return rebuilt.ok ? ok(rebuilt.value.town) : rebuilt;
}

function shown(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}
