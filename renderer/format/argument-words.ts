import { isRecord } from "../../sim/is-record.ts";
import { plain } from "./number.ts";

type Arguments = Readonly<Record<string, unknown>>;

/** "Bob, hunger 0.2": what a command was given. Names stand for themselves, numbers after what they are. */
export const argumentWords = (given: Arguments, nameOf = (id: string): string => id): string =>
  leavesOf(given, nameOf).join(", ");

function leavesOf(value: Arguments, nameOf: (id: string) => string): readonly string[] {
  return Object.entries(value).flatMap(([key, one]) => {
    if (isRecord(one)) return leavesOf(one, nameOf);
    if (typeof one === "string") return [nameOf(one)];
    if (typeof one === "number") return [`${spaced(key)} ${plain(one)}`];
    return Array.isArray(one) ? [one.map((part) => nameOf(String(part))).join(", ")] : [];
  });
}

/** "lateTicksToday" and "meal_cost" as words. */
export const spaced = (name: string): string =>
  name.replaceAll("_", " ").replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
