import { WORDS } from "../../preload/words/words.ts";
import { UTILITIES } from "../../sim/config/blocks/world.ts";
import { ACTIVITIES } from "../../sim/world/activities.ts";
import { OUTAGE_CLAUSES, personWords, sinceWords } from "../format/town-words.ts";
import { activityWords } from "../format/words.ts";
import type { Person } from "../frames/crowd.ts";
import type { Resident } from "../state.ts";
import type { SceneObject, TownMap, Venue } from "./town-map.ts";

type Residents = ReadonlyMap<number, Resident>;

/** What holds for everybody: the drawn tick, and the utilities that are off, as bits by UTILITIES. */
export interface Surroundings {
  readonly tick: number;
  readonly outages: number;
  /** Whether anybody reads the sentences; they are empty otherwise. */
  readonly inWords: boolean;
}

/** What the residents list says, by number, from what is drawn. Unchanged entries keep their identity. */
export function summarise(
  people: readonly Person[],
  map: TownMap,
  before: Residents,
  around: Surroundings,
): Residents {
  const now = new Map<number, Resident>();
  let changed = false;
  for (const person of people) {
    if (person.person < 0) continue;
    const old = before.get(person.person);
    const row = summary(person, map, people[person.companyRow], old, around);
    const same =
      old !== undefined &&
      old.doing === row.doing &&
      old.words === row.words &&
      old.lowestNeed === row.lowestNeed;
    if (!same) changed = true;
    now.set(person.person, same ? old : row);
  }
  return changed || now.size !== before.size ? now : before;
}

const words = WORDS.residents;

/** What is said of two who talk, by `talk`. */
const TALKING = [null, words.doing.chatting, words.doing.coldWords, words.doing.arguing] as const;

const plain = (doing: string): Resident => ({
  doing,
  words: `${doing}.`,
  since: null,
  lowestNeed: 1,
});

function summary(
  person: Person,
  map: TownMap,
  company: Person | undefined,
  old: Resident | undefined,
  { tick, outages, inWords }: Surroundings,
): Resident {
  if (!person.present) return plain(words.doing.away);
  if (person.leaving) return plain(words.doing.leaving);
  const { scene } = map;
  const activity = ACTIVITIES[person.activity] ?? "idle";
  const object = scene.objects[person.object];
  const here = map.venueAt(person.x, person.y);
  const standing = person.moving ? undefined : here;
  const venue = map.venueNamed(object?.venue) ?? standing;
  // In steps of two in a hundred, so that rows do not redraw all the time.
  const lowestNeed = Math.round((person.lowestNeed / 255) * 50) / 50;
  const talk = TALKING[person.talk] ?? null;
  const isTalking = talk !== null && company !== undefined;
  const doing = isTalking
    ? talk(company.identity.name)
    : activityWords(activity, venue?.name ?? null, person.queuePlace);
  const since = begun(doing, old, tick);
  if (!inWords) return { doing, words: "", since, lowestNeed };
  const told = personWords({
    doing,
    where: isTalking ? whereWords(here) : activity === "walk" ? wayWords(here, venue) : "",
    queuePlace: isTalking ? 0 : person.queuePlace,
    trouble: troubleOf(object, outages),
    since: sinceWords(since, scene.ticks_per_day),
    progress: isTalking ? 0 : person.progress / 255,
    need: person.need,
    level: person.lowestNeed / 255,
  });
  return { doing, words: told, since, lowestNeed };
}

/** Nobody saw how it began what is there at first, nor what an earlier tick shows. */
function begun(doing: string, old: Resident | undefined, tick: number): number | null {
  if (old === undefined) return null;
  if (old.doing !== doing) return Math.floor(tick);
  return old.since !== null && old.since <= tick ? old.since : null;
}

const whereWords = (here: Venue | undefined): string =>
  here === undefined ? words.where.inStreet : words.where.at(here.name);

/** Where a way leads along; nothing once its goal is all around. */
function wayWords(here: Venue | undefined, goal: Venue | undefined): string {
  if (here === undefined) return words.where.alongStreet;
  return here === goal ? "" : words.where.through(here.name);
}

function troubleOf(object: SceneObject | undefined, outages: number): string {
  const index = UTILITIES.findIndex(
    (_, bit) => ((object?.needs ?? 0) & outages & (1 << bit)) !== 0,
  );
  const utility = UTILITIES[index];
  return utility === undefined ? "" : OUTAGE_CLAUSES[utility];
}
