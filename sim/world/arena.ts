/**
 * One ArrayBuffer holds all mutable state of a town, as columns: saving is copying bytes, hashing is
 * one scan. A column has a number kind and a width (cells per row).
 */
export interface Column<K extends NumberKind = NumberKind> {
  readonly kind: K;
  readonly width: number;
}
type NumberKind = "f64" | "i32";

/** Doubles: state that accumulates, such as needs and money. */
export const f64 = (width = 1): Column<"f64"> => ({ kind: "f64", width });
/** Whole numbers: ids, ticks, counters, flags. */
export const i32 = (width = 1): Column<"i32"> => ({ kind: "i32", width });

export type Columns = Readonly<Record<string, Column>>;
export type Views<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<"f64"> ? Float64Array : Int32Array;
};

/** A group of columns with the same number of rows. */
export interface Table<C extends Columns> {
  readonly columns: C;
  readonly rows: number;
}

/** Bytes that a table takes: doubles first, then ints, padded to 8. */
export function tableBytes({ columns, rows }: Table<Columns>): number {
  let bytes = 0;
  for (const { kind, width } of Object.values(columns)) {
    bytes += rows * width * (kind === "f64" ? 8 : 4);
  }
  return Math.ceil(bytes / 8) * 8;
}

/** Views over `buffer` from byte `offset` on, one per column, in the order of declaration within its kind. */
export function viewTable<C extends Columns>(
  buffer: ArrayBufferLike,
  offset: number,
  { columns, rows }: Table<C>,
): Views<C> {
  const views: [string, Float64Array | Int32Array][] = [];
  let at = offset;
  for (const kind of ["f64", "i32"] as const) {
    for (const [name, column] of Object.entries(columns)) {
      if (column.kind !== kind) continue;
      const cells = rows * column.width;
      views.push([
        name,
        kind === "f64" ? new Float64Array(buffer, at, cells) : new Int32Array(buffer, at, cells),
      ]);
      at += cells * (kind === "f64" ? 8 : 4);
    }
  }
  // Made in one go: an object of this many names that is filled one by one stays a hash table to the
  // engine, and every access to a column would look its name up.
  return Object.fromEntries(views) as Views<C>;
}

/** Names, kinds and sizes of a table in one line: two arenas fit only when these are equal. */
export function describeTable(name: string, { columns, rows }: Table<Columns>): string {
  return `${name}[${rows}](${described(columns)})`;
}

/** Columns never change, and every state that is stored names them. */
const descriptions = new WeakMap<Columns, string>();

function described(columns: Columns): string {
  const known = descriptions.get(columns);
  if (known !== undefined) return known;
  const parts = Object.entries(columns).map(([key, { kind, width }]) => `${key}:${kind}×${width}`);
  descriptions.set(columns, parts.join(","));
  return parts.join(",");
}
