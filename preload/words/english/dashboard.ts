import type { PanelName } from "../../settings.ts";
import type { Band } from "../../../sim/telemetry/kpi-shape.ts";
import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";
import { countOf } from "./count-of.ts";

type ShiftState = TownSections["jobs"][string]["shift_state"];

/** Disturbances by kind; others go by their name. */
const KINDS: Readonly<Record<string, string>> = {
  price_spike: "Prices rise",
  blackout: "Blackout",
  outage: "Outage",
  arranged_meet: "Arranged meeting",
  queue_closure: "Closure",
};

/** What a quarrel in line was about, after who had it. */
const QUARRELS: Readonly<Record<string, string>> = {
  handover: "as one took over",
  ghost_step: "pushing through",
  long_wait: "over a long wait",
};

/** The town in figures, panel by panel. */
export const dashboard = {
  title: "Dashboard",
  close: "Close the dashboard",
  panels: "Panels",
  hidden: "Hidden panels",
  show: (title: string) => `Show ${title}`,
  empty: "All panels are hidden. Their names above show them again.",
  dock: "Beside the town",
  titles: {
    figures: "Figures",
    disturbances: "Disturbances",
    economy: "Economy",
    work: "Work",
    queues: "Queues",
    social: "Friends and rivals",
    events: "Events",
    health: "Health",
  } satisfies Readonly<Record<PanelName, string>>,
  actions: {
    dock: (title: string) => `Keep ${title} beside the town`,
    dockAbout: "Keep beside the town",
    undockAbout: "No longer beside the town",
    hide: (title: string) => `Hide ${title}`,
    hideAbout: "Hide",
    earlier: (title: string) => `Move ${title} earlier`,
    earlierAbout: "One place earlier",
    later: (title: string) => `Move ${title} later`,
    laterAbout: "One place later",
  },
  frame: {
    stale: (seconds: number) => `${seconds} s old`,
    waiting: "Waiting for the town …",
    disabled: "Hidden, as all that is personal. “Who is who” in the settings shows it again.",
    missing: (reason: string) => `Not in this town: ${reason}.`,
    silent: "The town does not answer.",
  },
  disturbances: {
    empty: "All is quiet. Blackouts, outages, dear days and arranged meetings are shown here.",
    none: "Nothing is on at present.",
    kinds: KINDS,
    endless: "for now",
    left: (span: string) => `${span} left`,
    pending: (span: string) => `in ${span}`,
  },
  economy: {
    empty: "Nobody lives here yet: prices and what people have are shown once somebody does.",
    raised: "Raised by a disturbance",
    on: { power: "Power on", water: "Water on" },
    inShops: "In the shops",
    atHome: "At home",
    means: "What people have",
    least: "Least",
    half: "Half have",
    orMore: (money: string) => `${money} or more`,
    most: "Most",
    earned: "Earned today",
    withheld: (money: string) => `, ${money} held back`,
    wallet: (name: string, money: string) => `${name}: ${money}`,
  },
  figures: {
    empty: "A day’s figures come at its midnight: the first ones when a day is over.",
    formula: (formula: string) => `W is a day: ${formula}`,
    atLeast: (value: string) => `Aim: at least ${value}`,
    below: (value: string) => `Aim: below ${value}`,
    bands: {
      green: "as it should be",
      amber: "worth watching",
      red: "off its aim",
    } satisfies Readonly<Record<Band, string>>,
    /** A band, before the name of its figure. */
    band: (band: string) => `${band}: `,
    ways: { up: "up", down: "down" },
    /** A line in words, for those who do not see it. */
    line: (
      label: string,
      days: number,
      first: string,
      last: string,
      lowest: string,
      highest: string,
    ) =>
      `${label} over ${countOf(days, "day", "days")}: ` +
      `${first} first, ${last} last, lowest ${lowest}, highest ${highest}`,
  },
  health: {
    empty: "The town has not run yet. How long its ticks take is shown once it does.",
    fine: "The town runs as it should.",
    stopped: "It has stopped.",
    tick: "A tick",
    waiting: "Waiting",
    dropped: "Dropped",
    pace: "Pace",
    perSecond: (ticks: number) => `${ticks} ticks a second`,
    slowest: "Slowest",
    slowestAt: (time: string, when: string) => `${time}, ${when}`,
    redrawing: "Redrawing",
    upTo: (usual: string, most: string) => `${usual}, up to ${most}`,
    memory: "Window’s memory",
    under: (size: string) => `under ${size}`,
    file: "File",
    safe: "Safe up to",
    phases: "What takes longest in a tick",
  },
  queues: {
    empty: "Nobody waits, and nobody has quarrelled in line. Queues are shown here as they form.",
    none: "Nobody waits at present.",
    waiting: (count: number) => (count === 1 ? "1 waits" : `${count} wait`),
    free: "free",
    usedBy: "used by",
    quarrels: "Quarrels in line",
    /** Between the two who quarrel. */
    between: " and ",
    reasons: QUARRELS,
  },
  social: {
    empty: "Nobody knows anybody yet. Friends and rivals are shown here once people have met.",
    friends: "Friendliest",
    rivals: "Fiercest rivals",
    none: "None so far.",
    /** Between who does it and to whom. */
    talk: {
      chat: "chats with",
      rebuff: "gets no word out of",
      avoidance: "keeps away from",
      quarrel: "quarrels in line with",
    },
  },
  work: {
    empty: "There are no jobs in this town. Who works where is shown once there are.",
    employed: "With a job",
    employedOf: (count: number, all: number) => `${count} of ${all}`,
    onTime: "On time",
    late: "Late today",
    missed: "Missed",
    missedAbout: "Shifts within seven days",
    without: "Without a job",
    leaving: "May have to leave",
    nobody: "nobody",
    atWork: (count: number, all: number) => `${count} of ${all} at work`,
    free: (places: number) => `, ${places} free`,
    shifts: {
      pre_shift: "from the next shift",
      idle: "later today",
      await_start: "awaited",
      on_time: "at work",
      late: "at work, late",
      absent: "missing",
      post_shift: "done for today",
    } satisfies Readonly<Record<ShiftState, string>>,
  },
};
