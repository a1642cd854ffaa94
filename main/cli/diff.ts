import type { Command } from "commander";

import { ok } from "../../sim/result.ts";
import { type Kpis, kpis } from "../../sim/telemetry/kpis.ts";
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
      "Says where two towns differ first, and how each fares at the last tick that both have.",
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
  const isBoth = from <= until;
  const a = await figuresAt(left, isBoth ? until : left.head);
  if (!a.ok) return refusal(a.error);
  const b = await figuresAt(right, isBoth ? until : right.head);
  if (!b.ok) return refusal(b.error);
  const names = Object.keys(a.value).filter((name): name is keyof Kpis => name in a.value);
  const figures = names.map((name) => {
    const [one, other] = [a.value[name], b.value[name]];
    const delta = one === null || other === null ? null : other - one;
    return [name, { a: one, b: other, delta }] as const;
  });
  const common = difference === null ? (from > until ? null : until) : difference.tick - 1;
  const document = {
    ok: true,
    common_until: common !== null && common < from ? null : common,
    first_difference: difference,
    kpis: Object.fromEntries(figures),
  };
  const where =
    difference === null
      ? `They are the same as far as both go, to tick ${until}.`
      : `They differ first at tick ${difference.tick}: ${difference.system}${
          difference.agent === null ? "" : ` of ${difference.agent}`
        }, ${difference.detail}.`;
  const rows = figures.map(([name, { a: one, b: other, delta }]) => [
    name,
    shown(one),
    shown(other),
    shown(delta),
  ]);
  const text = `${where}\n${table([["", "A", "B", "difference"], ...rows])}`;
  return { status: 0, document, text };
}

async function figuresAt(life: Life, tick: number): Promise<Outcome<Kpis>> {
  const { archive, timelines, timeline } = life;
  const rebuilt = await rebuildAt(archive, timelines, timeline, tick);
  return rebuilt.ok ? ok(kpis(rebuilt.value.town)) : rebuilt;
}

function shown(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}
