import { WORDS } from "../../../preload/words/words.ts";
import type { CommandMetadata } from "../../../sim/console/command-metadata.ts";
import { type CommandName, isCommandName } from "../../../sim/console/registry.ts";
import type { SceneAgent } from "../../../sim/telemetry/scene.ts";
import { ACTIONS, type Action } from "../../actions.ts";
import type { WindowState } from "../../state.ts";
import type { Filter } from "./palette-state.ts";
import { similarity } from "./similarity.ts";

/** What can be found: by its name, how it is written, and what is said of it. */
interface Findable {
  readonly key: string;
  readonly name: string;
  readonly written: string;
  readonly description: string;
  /** What else people call it, in single words. */
  readonly also: readonly string[];
}

export interface CommandEntry extends Findable {
  readonly kind: "command";
  readonly command: CommandName;
  /** With its arguments. */
  readonly usage: string;
  readonly mode: "viewer" | "admin";
}

export interface ActionEntry extends Findable {
  readonly kind: "action";
  readonly action: Action;
}

export interface PersonEntry extends Findable {
  readonly kind: "person";
  readonly person: SceneAgent;
}

export type Entry = CommandEntry | ActionEntry | PersonEntry;

/** Most rows that are shown. */
export const MOST_ROWS = 7;

export function commandEntries(commands: readonly CommandMetadata[]): CommandEntry[] {
  return commands.flatMap(({ name, usage, summary, mode }) =>
    isCommandName(name)
      ? [
          {
            kind: "command" as const,
            key: `command-${name}`,
            command: name,
            name: WORDS.commandTitles[name],
            written: name,
            usage,
            description: summary,
            also: WORDS.palette.alsoCalled[name] ?? [],
            mode,
          },
        ]
      : [],
  );
}

/** What the window itself can do as things stand. */
export function actionEntries(state: WindowState): ActionEntry[] {
  return Object.entries<Action>(ACTIONS)
    .filter(([, { isOpen }]) => isOpen?.(state) ?? true)
    .map(([id, action]) => ({
      kind: "action",
      key: `action-${id}`,
      action,
      name: action.label,
      written: action.label,
      description: action.about,
      also: [],
    }));
}

export function personEntries({ scene }: WindowState): PersonEntry[] {
  return (scene?.agents ?? []).map((person) => ({
    kind: "person",
    key: `person-${person.id}`,
    person,
    name: person.name,
    written: person.id,
    description: WORDS.palette.search.person(person.name),
    also: [],
  }));
}

/** 0 to 1; every entry is worth the same to an empty query. `meant` is the query without what says nothing of it. */
export function scoreOf(query: string, entry: Findable, meant: string = query): number {
  const { name, written, description, also } = entry;
  if (query.trim() === "") return 1;
  return Math.max(
    likeness(query, meant, name),
    likeness(query, meant, written),
    0.85 * likeness(query, meant, description),
    0.85 * shareOfWords(meant, also),
  );
}

/** What is typed as it stands counts as a whole. */
function likeness(query: string, meant: string, text: string): number {
  const isHeld = text.toLowerCase().includes(query.trim().toLowerCase());
  return similarity(isHeld ? query : meant, text);
}

/** How many of the words that were typed something is called by; a word may be left unfinished. */
function shareOfWords(query: string, also: readonly string[]): number {
  if (also.length === 0) return 0;
  const typed = wordsIn(query);
  const known = typed.filter((word) => word.length > 2 && also.some((one) => one.startsWith(word)));
  return known.length / typed.length;
}

const wordsIn = (query: string): string[] => query.trim().toLowerCase().split(/\s+/u);

/** A query without filler and without names: who is meant, and where, says nothing of what is to be done. */
function meantBy(query: string, names: readonly string[]): string {
  const said = wordsIn(query).filter(
    (word) => !WORDS.palette.filler.includes(word) && !names.includes(word),
  );
  return said.length === 0 ? query : said.join(" ");
}

interface Named {
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly venues: Named["agents"];
}

/** Words that people and places of a town are called by. */
export const namesIn = ({ agents, venues }: Named): string[] =>
  agents.concat(venues).flatMap(({ id, name }) => wordsIn(`${id} ${name}`));

/** Ids of those who are named in a query, in the order in which they are. */
export function peopleIn(query: string, agents: readonly SceneAgent[]): string[] {
  return wordsIn(query).flatMap((word) =>
    agents
      .filter(({ id, name }) => id === word || name.toLowerCase() === word)
      .slice(0, 1)
      .map(({ id }) => id),
  );
}

const NOTHING: readonly string[] = [];

interface Ranking {
  readonly most?: number;
  readonly recent?: readonly string[];
  readonly names?: readonly string[];
}

/** What is less like the query than this is not meant. */
const LEAST = 0.3;

/**
 * The best entries that a filter lets through, best first; those of one score by name. While nothing is typed, what was
 * taken last comes first: `recent` are keys, newest first. `names` are words that people and places are called by.
 */
export function ranked<T extends Entry>(
  entries: readonly T[],
  query: string,
  filter: Filter,
  { most = MOST_ROWS, recent = NOTHING, names = NOTHING }: Ranking = {},
): T[] {
  const meant = meantBy(query, names);
  const ages = query.trim() === "" ? recent : NOTHING;
  const age = ({ key }: Entry): number => (ages.includes(key) ? ages.indexOf(key) : ages.length);
  return entries
    .filter((entry) => passes(entry, filter))
    .map((entry) => ({
      entry,
      score: scoreOf(query, entry, entry.kind === "person" ? query : meant),
    }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => age(a.entry) - age(b.entry) || b.score - a.score || byName(a.entry, b.entry))
    .slice(0, most)
    .map(({ entry }) => entry);
}

export function passes(entry: Entry, filter: Filter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "window":
      return entry.kind === "action";
    case "people":
      return entry.kind === "person";
    case "viewer":
    case "admin":
      return entry.kind === "command" && entry.mode === filter;
  }
}

const byName = (a: Findable, b: Findable): number =>
  a.name.localeCompare(b.name, "en-GB") || a.key.localeCompare(b.key, "en-GB");
