import { createStore } from "zustand/vanilla";

import type { Problem, TownStatus } from "../preload/contract.ts";
import { noPlaces, type TownPlaces } from "../preload/places.ts";
import { DEFAULT_SETTINGS, type Settings } from "../preload/settings.ts";
import type { Comparison, History, KpiDifference } from "../preload/timelines.ts";
import type { Story } from "../sim/narration/story.ts";
import type { Farewell } from "../sim/telemetry/agent-card.ts";
import type { FollowedCard } from "../sim/telemetry/followed-card.ts";
import type { Scene } from "../sim/telemetry/scene.ts";
import type { TownFigures } from "../sim/telemetry/town-figures.ts";
import type { Vignette } from "../sim/telemetry/vignette.ts";

export type DialogName =
  | "settings"
  | "shortcuts"
  | "about"
  | "new-town"
  | "recent-towns"
  | "branch-here"
  | "rename-timeline"
  | "remove-timeline"
  | "compare"
  | "day"
  | "palette";

/** What is shown beside a town for which the window has room for one panel at a time. */
export type PageName = "residents" | "town" | "story";

/** One row of the residents list; refreshed a few times a second, never per frame. */
export interface Resident {
  readonly doing: string;
  /** The same and all else that the picture shows of them, in whole sentences. */
  readonly words: string;
  /** Tick since which they do so; null where nobody saw them begin. */
  readonly since: number | null;
  /** Satisfaction of the lowest need, 0 to 1. */
  readonly lowestNeed: number;
}

/** What the camera looks at by itself. */
export interface Filmed {
  /** Number of whom it keeps to, −1 for nobody. */
  readonly person: number;
  /** Why; null where what they do says it. */
  readonly words: string | null;
  /** Nothing is filmed for now: the town stands still, or something lies over it. */
  readonly waits: boolean;
}

/** Lines that come after a moment, oldest first, of the ticks up to `until`. */
export interface LaterStories {
  readonly stories: readonly Story[];
  readonly until: number;
  /** Rises with each moment that people go to. */
  readonly jump: number;
}

export interface WindowState {
  /** Undefined while loading, null when no town is open. */
  readonly scene: Scene | null | undefined;
  readonly status: TownStatus | null;
  readonly settings: Settings;
  /** Operator mode: commands may change the town. */
  readonly operator: boolean;
  readonly stories: readonly Story[];
  /** What is on record after the moment that people went to. */
  readonly later: LaterStories;
  /** All lives of the town; null where it has no file, and so no past. */
  readonly history: History | null;
  /** Rises whenever people go by other names. */
  readonly guise: number;
  /** The tick that people are on their way to, while they look for one; null otherwise. */
  readonly sought: number | null;
  /** From where people went to see how something was: a tick or the newest; null otherwise. */
  readonly jumpedFrom: number | "live" | null;
  /** The timeline that the open dialog is about. */
  readonly asked: string | null;
  /** Another timeline beside the shown one, and how their figures differ. */
  readonly comparison: Comparison | null;
  readonly kpis: KpiDifference | null;
  /** Index into WEATHERS; −1 before the first frame. */
  readonly weather: number;
  /** Utilities that are off, as bits by UTILITIES. */
  readonly outages: number;
  /** By number. */
  readonly residents: ReadonlyMap<number, Resident>;
  /** Id of the followed person. */
  readonly followed: string | null;
  /** Id of a second person who is looked at beside the followed, and of the one in their list who is pointed at. */
  readonly beside: string | null;
  readonly pointed: string | null;
  /** Sections of the card that are folded up, and of what choices the parts are shown. */
  readonly folded: ReadonlySet<string>;
  readonly figures: TownFigures | null;
  readonly card: FollowedCard | null;
  /** The followed person has left town; `card` is null then. */
  readonly farewell: Farewell | null;
  /** Somebody who has just come or gone, shown over the town. */
  readonly vignette: Vignette | null;
  /** The dashboard lies over the town. */
  readonly dashboard: boolean;
  /** The list of residents says in words what the picture shows. */
  readonly inWords: boolean;
  /** What the camera films by itself; null while people have it. */
  readonly director: Filmed | null;
  /** Sights that were kept of the town on screen. */
  readonly places: TownPlaces;
  /** Names of the first steps that have been done since the window was opened. */
  readonly stepsDone: ReadonlySet<string>;
  /** Which of the panels on the left is shown where only one of them fits; null shows none. */
  readonly page: PageName | null;
  readonly dialog: DialogName | null;
  readonly problem: Problem | null;
  /** A short word of success: "Saved at tick 412". */
  readonly notice: string | null;
  /** No frame for five seconds although the town should run. */
  readonly stale: boolean;
  /** What draws the town: "2d", "low", "mid", "high"; empty before the first frame. */
  readonly tier: string;
  /** Why the flat view is shown, one line. */
  readonly viewNotice: string | null;
}

const STORIES_KEPT = 200;

/** What the panels show. Data that changes per frame never enters. */
export const store = createStore<WindowState>()(() => ({
  scene: undefined,
  status: null,
  settings: DEFAULT_SETTINGS,
  operator: false,
  stories: [],
  later: { stories: [], until: 0, jump: 0 },
  history: null,
  guise: 0,
  sought: null,
  jumpedFrom: null,
  asked: null,
  comparison: null,
  kpis: null,
  weather: -1,
  outages: 0,
  residents: new Map(),
  followed: null,
  beside: null,
  pointed: null,
  folded: new Set(),
  figures: null,
  card: null,
  farewell: null,
  vignette: null,
  dashboard: false,
  inWords: false,
  director: null,
  places: { file: null, places: noPlaces() },
  stepsDone: new Set(),
  page: "residents",
  dialog: null,
  problem: null,
  notice: null,
  stale: false,
  tier: "",
  viewNotice: null,
}));

/** Newest last; a line that is already known is not taken twice. */
export function addStories(stories: readonly Story[]): void {
  store.setState((state) => {
    const last = state.stories.at(-1)?.seq ?? -1;
    const fresh = stories.filter((story) => story.seq > last);
    return fresh.length === 0
      ? state
      : { stories: [...state.stories, ...fresh].slice(-STORIES_KEPT) };
  });
}

/** The story anew, as far as it has come at the shown tick, and what comes later. */
export function takeStories(
  stories: readonly Story[],
  { stories: after, until }: Omit<LaterStories, "jump"> = { stories: [], until: 0 },
): void {
  store.setState(({ later: { jump } }) => ({
    stories: stories.slice(-STORIES_KEPT),
    later: { stories: after, until, jump: jump + 1 },
  }));
}

/** Whether an earlier tick than the newest is shown. */
export const showsPast = ({ status, sought }: Pick<WindowState, "status" | "sought">): boolean =>
  status !== null && (sought ?? status.tick) < status.head;

/** Whether the past of the town on screen is kept. */
export const hasPast = ({ history }: WindowState): boolean => history !== null;

export const reducesMotion = (settings: Settings): boolean =>
  settings.motion === "reduced" ||
  (settings.motion === "system" && matchMedia("(prefers-reduced-motion: reduce)").matches);
