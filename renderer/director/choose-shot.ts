import type { Speed } from "../../preload/contract.ts";
import { WORDS } from "../../preload/words/words.ts";

/** No shot is shorter, whatever happens; nor is one for a line that is not of the first importance. Milliseconds. */
export const LEAST_MS = 6000;
const CALM_LEAST_MS = 8000;
/** What was told longer ago is no news any more. */
const STALE_MS = 10_000;
/** Somebody who is as dull as this is not worth a shot while the town is to be seen. */
const DULL = 1;
/** So many of those who were filmed last have to be livelier than others, by so much, the last one most. */
const REMEMBERED = 4;

/** How long a shot lasts: the faster the town lives, the sooner there is something else. */
export function lengthOf(speed: Speed): number {
  if (speed === 100) return 8000;
  return speed === 10 ? 12_000 : 18_000;
}

/** East and south. */
type Tile = readonly [number, number];

/** What the camera looks at for a while. */
export interface Shot {
  readonly kind: "line" | "person" | "town";
  /** Number of whom it keeps to, −1 for nobody. */
  readonly person: number;
  /** Where it looks at first; null for the whole town. */
  readonly place: Tile | null;
  /** What was told; null where what somebody does says it all. */
  readonly words: string | null;
}

export const WHOLE_TOWN: Shot = {
  kind: "town",
  person: -1,
  place: null,
  words: WORDS.director.town,
};

/** A line of the story that was just told. */
export interface Told {
  readonly words: string;
  readonly priority: boolean;
  /** Numbers of those it tells of. */
  readonly people: readonly number[];
  readonly place: Tile | null;
  /** On the director's clock. */
  readonly at: number;
}

/** Somebody who can be seen. */
export interface Seen {
  readonly person: number;
  readonly place: Tile;
  readonly interest: number;
}

/** How things stand. */
export interface Outlook {
  /** On the director's clock, milliseconds. */
  readonly now: number;
  readonly speed: Speed;
  /** Oldest first. */
  readonly told: readonly Told[];
  readonly people: readonly Seen[];
  /** Who was filmed lately, newest last. */
  readonly filmed: readonly number[];
}

export interface Running {
  readonly shot: Shot;
  readonly since: number;
}

/** The next shot, or null as long as the one that runs goes on. */
export function chooseShot(outlook: Outlook, running: Running | null): Shot | null {
  if (running === null) return lineShot(outlook, null, false) ?? personShot(outlook, null);
  const { shot, since } = running;
  const age = outlook.now - since;
  if (age < LEAST_MS) return null;
  const first = lineShot(outlook, shot, true);
  if (first !== null) return first;
  const isGone = shot.person >= 0 && outlook.people.every(({ person }) => person !== shot.person);
  const isOver = isGone || age >= lengthOf(outlook.speed);
  const mayYield = isOver || (shot.kind !== "line" && age >= CALM_LEAST_MS);
  const line = mayYield ? lineShot(outlook, shot, false) : null;
  if (line !== null || !isOver) return line;
  return personShot(outlook, shot);
}

/** The newest line that is news, and is not in the picture already; lines of the first importance come first. */
function lineShot(outlook: Outlook, before: Shot | null, isFirst: boolean): Shot | null {
  const { told, now } = outlook;
  const news = told.filter(({ at, priority }) => now - at <= STALE_MS && (priority || !isFirst));
  const ordered = news.toSorted((a, b) => Number(b.priority) - Number(a.priority) || b.at - a.at);
  for (const line of ordered) {
    const shot = shotOf(line, outlook, before);
    if (shot !== null) return shot;
  }
  return null;
}

function shotOf(line: Told, { people }: Outlook, before: Shot | null): Shot | null {
  const { words, place } = line;
  // What was shown is not shown again.
  if (before?.words === words) return null;
  const others = line.people.filter((person) => person !== before?.person);
  const subject = people.find(({ person }) => others.includes(person));
  if (subject !== undefined)
    return { kind: "line", person: subject.person, place: subject.place, words };
  const isInPicture = others.length < line.people.length || isSame(place, before?.place ?? null);
  return place === null || isInPicture ? null : { kind: "line", person: -1, place, words };
}

const isSame = (one: Tile | null, other: Tile | null): boolean =>
  one !== null && one[0] === other?.[0] && one[1] === other[1];

/** Who does most, but nobody twice running; the whole town while nobody does much. */
function personShot({ people, filmed }: Outlook, before: Shot | null): Shot | null {
  const recent = filmed.slice(-REMEMBERED);
  const worth = ({ person, interest }: Seen): number => {
    const index = recent.lastIndexOf(person);
    return index < 0 ? interest : interest - (REMEMBERED - recent.length + index + 1);
  };
  const others = people.filter(({ person }) => person !== before?.person);
  const [best] = others.toSorted((a, b) => worth(b) - worth(a) || a.person - b.person);
  const isTownDue = before?.kind !== "town" && (best === undefined || best.interest < DULL);
  if (isTownDue) return WHOLE_TOWN;
  if (best === undefined) return null;
  return { kind: "person", person: best.person, place: best.place, words: null };
}
