import type { Town } from "../../sim/town.ts";

/** Tables of the arena; the order of the living is one column by itself. */
type Table = "town" | "agents" | "ties" | "objects" | "tickets" | "embeddings";

/** Where two states differ first. */
export interface Difference {
  /** Table and column, such as `agents.wallet`. */
  readonly system: string;
  /** Id of the person it concerns; null where it is nobody's. */
  readonly agent: string | null;
  /** What it is here and there, in words. */
  readonly detail: string;
  /** The same as the columns hold it. */
  readonly left: number;
  readonly right: number;
}

/** The first difference of two states, people's before the town's; null where there is none. */
export function differenceOf(a: Town, b: Town): Difference | null {
  const found = Buffer.compare(a.world.arena, b.world.arena) === 0 ? null : firstCell(a, b);
  if (found === null) return null;
  const { table, name, cell, left, right } = found;
  const agent = personAt(a, b, table, name, cell);
  return {
    system: table === "live" ? "live" : `${table}.${name}`,
    agent,
    detail: `${rounded(left)} against ${rounded(right)}`,
    left,
    right,
  };
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** Name of the first column in which two towns differ, such as `agents.wallet`; null where none does. */
export function differingColumn(a: Town, b: Town): string | null {
  return differenceOf(a, b)?.system ?? null;
}

type Column = Float64Array | Int32Array;

interface Cell {
  readonly table: Table | "live";
  readonly name: string;
  readonly cell: number;
  readonly left: number;
  readonly right: number;
}

/** What people do and have tells more than a generator's state, which differs as soon as anything does. */
const ORDER: readonly Table[] = ["agents", "ties", "objects", "town", "tickets", "embeddings"];

function firstCell(a: Town, b: Town): Cell | null {
  for (const table of ORDER) {
    const columns: Readonly<Record<string, Column>> = b.world[table];
    for (const [name, column] of Object.entries<Column>(a.world[table])) {
      const cell = firstDifferingCell(column, columns[name]);
      if (cell !== null) return { table, name, ...cell };
    }
  }
  const cell = firstDifferingCell(a.world.live, b.world.live);
  return cell === null ? null : { table: "live", name: "slots", ...cell };
}

function firstDifferingCell(
  a: Column,
  b: Column | undefined,
): { cell: number; left: number; right: number } | null {
  if (b !== undefined && bytesOf(a).equals(bytesOf(b))) return null;
  const cell = a.findIndex((value, index) => !Object.is(value, b?.[index]));
  return { cell: Math.max(0, cell), left: a[cell] ?? 0, right: b?.[cell] ?? 0 };
}

function bytesOf(of: Column): Buffer {
  return Buffer.from(of.buffer, of.byteOffset, of.byteLength);
}

function personAt(
  a: Town,
  b: Town,
  table: Cell["table"],
  name: string,
  cell: number,
): string | null {
  if (table !== "agents" && table !== "ties") return null;
  const { capacity } = a.world;
  const columns: Readonly<Record<string, Column>> = a.world[table];
  const perPerson = (columns[name]?.length ?? 0) / capacity.agents;
  const slot = Math.floor(cell / Math.max(1, perPerson));
  return idIn(a, slot) ?? idIn(b, slot);
}

function idIn({ world, people }: Town, slot: number): string | null {
  const isLive = world.live.subarray(0, world.town.liveCount[0]).includes(slot);
  return isLive ? (people[world.agents.person[slot] ?? -1]?.id ?? null) : null;
}
