import type { Difference } from "../../../preload/timelines.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { isCommandName } from "../../../sim/console/registry.ts";
import { OPTIONS } from "../../../sim/options/options.ts";
import { argumentWords } from "../../format/argument-words.ts";
import { money, percent } from "../../format/number.ts";

const words = WORDS.comparison;

/** What the two lives are called. */
export interface Lives {
  readonly left: string;
  readonly right: string;
}

type NameOf = (id: string) => string;

/** What two lives were told and what differs first, in sentences. */
export function differenceWords(difference: Difference, lives: Lives, nameOf: NameOf): string {
  const orders = difference.orders.map(({ side, name, kwargs }) =>
    words.told(lives[side], orderWords(name, kwargs, nameOf)),
  );
  return [...orders, whatDiffers(difference, lives, nameOf)].join(" ");
}

/** "Set a price (A meal, price 0.6)". */
function orderWords(
  name: string,
  kwargs: Readonly<Record<string, unknown>>,
  nameOf: NameOf,
): string {
  const title = isCommandName(name) ? WORDS.commandTitles[name] : name;
  const about = argumentWords(name, kwargs, nameOf);
  return about === "" ? title : words.order(title, about);
}

function whatDiffers(difference: Difference, { left, right }: Lives, nameOf: NameOf): string {
  const { system, agent } = difference;
  const [table, column = ""] = system.split(".");
  if (agent === null) return words.inTown(spaced(column === "" ? system : column));
  const name = nameOf(agent);
  if (table === "ties") return words.ties(name);
  const shown = shownAs(column, difference);
  if (shown === null) return said(column, name);
  const { what, here, there } = shown;
  if (here !== there) return words.sides(name, what, words.in(here, left), words.in(there, right));
  const change = difference.right < difference.left ? words.less : words.more;
  return words.hardly(name, what, here, words.in(change, right));
}

/** Where numbers would tell nobody anything. */
function said(column: string, name: string): string {
  if (column === "cell") return words.elsewhere(name);
  if (DECISIONS.has(column)) return words.decides(name);
  return words.otherwise(name, spaced(column));
}

const DECISIONS: ReadonlySet<string> = new Set([
  "scores",
  "masks",
  "reason",
  "chooser",
  "commitUntil",
]);
const { hunger, hygiene, energy, warmth } = WORDS.card.needs;
const NEEDS: ReadonlyMap<string, string> = new Map(
  Object.entries({ hunger, hygiene, energy, warmth }),
);

/** What a column holds here and there, as it is written elsewhere; null where it says nothing to people. */
function shownAs(
  column: string,
  { left, right }: Difference,
): { readonly what: string; readonly here: string; readonly there: string } | null {
  const shown = (what: string, of: (value: number) => string) => ({
    what,
    here: of(left),
    there: of(right),
  });
  const need = NEEDS.get(column);
  if (need !== undefined) return shown(need.toLowerCase(), percent);
  if (column === "wallet") return shown(words.wallet, money);
  return column === "option" ? shown(words.option, optionWords) : null;
}

function optionWords(option: number): string {
  const name = OPTIONS[option];
  return name === undefined ? words.nothing : WORDS.vocabulary.options[name].toLowerCase();
}

/** "lateTicksToday" as words. */
const spaced = (name: string): string =>
  name.replaceAll("_", " ").replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
