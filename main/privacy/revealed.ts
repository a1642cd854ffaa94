import type { Disguise } from "./disguise.ts";

/** What somebody has sent who knows people by their disguise only: with their ids, wherever these stand. */
export function revealed<T>(value: T, disguise: Disguise): T;
export function revealed(value: unknown, disguise: Disguise): unknown {
  if (typeof value === "string") return disguise.reveal(value);
  if (Array.isArray(value)) return value.map((item: unknown) => revealed(item, disguise));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      revealed(inner, disguise),
    ]),
  );
}
