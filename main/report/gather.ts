import type { Story } from "../../sim/narration/story.ts";
import { ok } from "../../sim/result.ts";
import { departureText } from "../../sim/telemetry/words.ts";
import { exitsOf } from "../../sim/telemetry/departures-of.ts";
import { DAY_KPIS, dayName } from "../../sim/telemetry/kpi-table.ts";
import { strongTies } from "../../sim/relationships/strong-ties.ts";
import { runTick } from "../../sim/tick.ts";
import { type Town, livingPeople } from "../../sim/town.ts";
import { NONE } from "../../sim/world/agent-table.ts";
import { slotOf } from "../../sim/world/world.ts";
import type { Outcome } from "../problem.ts";
import type { StoredTimeline } from "../store/identity.ts";
import type { TownStore } from "../store/town-store.ts";
import { firstDifference } from "../town/first-difference.ts";
import { type Archive, rebuildAt } from "../town/rebuild.ts";
import type { DayOfReport, PersonOfReport, Report, StoryDay } from "./report.ts";
import { sumUp } from "./sum-up.ts";

/** Days of which the stories are told, the newest; lines of each beside its sum, and so many to choose from. */
const STORY_DAYS = 60;
const LINES_A_DAY = 8;
const MOST_LINES = 500;
/** Ticks that are lived once more, in memory, to see how fast that goes. */
const MEASURED_TICKS = 500;

/** A town file that is reported on: one of its timelines, over (from, to]. */
interface Subject {
  readonly store: TownStore;
  readonly archive: Archive;
  readonly timeline: StoredTimeline;
  readonly from: number;
  readonly to: number;
}

/** Everything that a report shows. Reads only. */
export async function gather(subject: Subject): Promise<Outcome<Report>> {
  const { store, archive, timeline, from, to } = subject;
  const timelines = store.timelines();
  const rebuilt = await rebuildAt(archive, timelines, timeline.timeline, to);
  if (!rebuilt.ok) return rebuilt;
  const { town } = rebuilt.value;
  const ticksPerDay = town.rules.ticksPerDay;
  const parted = await parting(subject, timelines);
  if (!parted.ok) return parted;
  const days = daysOf(subject, ticksPerDay);
  const { title, scenario, config_id, seed, created_at, created_by } = archive.identity;
  const nameOf = (number: number | null): string | null =>
    timelines.find((one) => one.timeline === number)?.name ?? null;
  return ok({
    title,
    scenario,
    config_id,
    seed,
    created_at,
    created_by,
    timeline: timeline.name,
    from,
    to,
    ticks_per_day: ticksPerDay,
    people_now: livingPeople(town),
    days,
    kpis: sumUp(days),
    events: eventsOf(subject),
    exits: exitsWithin(town, from),
    people: town.people.map((_, number) => personOf(town, number)),
    ...storiesOf(subject, ticksPerDay),
    timelines: timelines.map(({ name, parent, at, last_tick, policy, change }) => ({
      name,
      parent: nameOf(parent),
      at,
      last_tick,
      policy,
      change,
    })),
    parted: parted.value,
    // Last: the town lives on in memory for it.
    throughput: { agent_steps_per_s: measured(town) },
  });
}

/** Days that lie within the report as a whole. */
function daysOf(
  { store, timeline: { timeline }, from, to }: Subject,
  ticksPerDay: number,
): DayOfReport[] {
  const byTick = new Map<number, Record<string, number | null>>();
  for (const { name } of DAY_KPIS) {
    const rows = store.kpisBetween(timeline, from, to, { name: dayName(name), person: -1 });
    for (const { tick, value } of rows) {
      if (tick - ticksPerDay < from) continue;
      const figures = byTick.get(tick) ?? noFigures();
      figures[name] = value;
      byTick.set(tick, figures);
    }
  }
  return [...byTick]
    .toSorted(([a], [b]) => a - b)
    .map(([tick, figures]) => ({ day: tick / ticksPerDay, tick, figures }));
}

function noFigures(): Record<string, number | null> {
  return Object.fromEntries(DAY_KPIS.map(({ name }) => [name, null]));
}

function eventsOf({ store, timeline: { timeline }, from, to }: Subject): Report["events"] {
  return Object.entries(store.eventCounts(timeline, from === 0 ? -1 : from, to))
    .map(([event, count]) => ({ event, count }))
    .toSorted((a, b) => b.count - a.count || (a.event < b.event ? -1 : 1));
}

function exitsWithin(town: Town, from: number): Report["exits"] {
  return exitsOf(town)
    .filter(({ tick }) => tick > from)
    .map((exit) => {
      const person = town.people.find(({ id, left }) => id === exit.agent_id && left !== null);
      const name = person?.name ?? exit.agent_id;
      return Object.assign({}, exit, { name, text: departureText(exit.reason) });
    });
}

function personOf(town: Town, number: number): PersonOfReport {
  const { world, rules, people } = town;
  const { id = "", name = "", colour = "", arrived = 0, left = null } = people[number] ?? {};
  const slot = slotOf(world, number);
  const known = { id, name, colour, arrived };
  if (slot === NONE) {
    const gone = left === null ? null : { tick: left.tick, reason: departureText(left.reason) };
    return { ...known, job: null, mean_need: null, wallet: null, strong_ties: null, left: gone };
  }
  const { agents, needs } = world;
  const sum = needs.reduce((total, level) => total + (level[slot] ?? 0), 0);
  return {
    ...known,
    job: rules.jobs[agents.job[slot] ?? NONE]?.name ?? null,
    mean_need: sum / needs.length,
    wallet: agents.wallet[slot] ?? null,
    strong_ties: strongTies(world, slot),
    left: null,
  };
}

function storiesOf(
  { store, timeline: { timeline }, from, to }: Subject,
  ticksPerDay: number,
): Pick<Report, "stories" | "story_days_left_out"> {
  const first = Math.floor(from / ticksPerDay);
  const last = Math.ceil(to / ticksPerDay);
  const begin = Math.max(first, last - STORY_DAYS);
  const stories: StoryDay[] = [];
  for (let day = begin; day < last; day++) {
    const start = Math.max(from, day * ticksPerDay);
    const end = Math.min(to, (day + 1) * ticksPerDay);
    const told = store.storiesBetween(timeline, start, end, MOST_LINES);
    stories.push({
      day: day + 1,
      digest: told.find(({ category }) => category === "digest")?.text ?? null,
      lines: mostTelling(told).map(({ tick, category, topic, text }) => ({
        tick,
        category,
        topic,
        text,
      })),
    });
  }
  return { stories, story_days_left_out: begin - first };
}

/** What is marked before what is not, later lines before earlier ones; in the order in which they were told. */
function mostTelling(told: readonly Story[]): Story[] {
  return told
    .filter(({ category }) => category !== "digest")
    .toSorted((a, b) => Number(b.priority) - Number(a.priority) || b.seq - a.seq)
    .slice(0, LINES_A_DAY)
    .toSorted((a, b) => a.seq - b.seq);
}

/** Where a timeline differs first from the one that it parts from. */
async function parting(
  { store, archive, timeline }: Subject,
  timelines: readonly StoredTimeline[],
): Promise<Outcome<Report["parted"]>> {
  const parent = timelines.find((one) => one.timeline === timeline.parent);
  if (parent === undefined) return ok(null);
  const first = store.firstTick();
  const [own, before] = [timeline, parent].map((one) => ({
    archive,
    timelines,
    timeline: one.timeline,
    first,
    head: one.last_tick,
  }));
  if (own === undefined || before === undefined || before.head <= timeline.at) return ok(null);
  return firstDifference(before, own, timeline.at);
}

/** Ticks of one person in a second, as fast as this machine can; the town is older afterwards. */
function measured(town: Town): number {
  const start = performance.now();
  let steps = 0;
  for (let tick = 0; tick < MEASURED_TICKS; tick++) {
    runTick(town, []);
    steps += livingPeople(town);
  }
  return (steps * 1000) / Math.max(performance.now() - start, 1e-3);
}
