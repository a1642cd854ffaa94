import type { PushBody, PushName, TownStatus } from "../../preload/contract.ts";
import type { AgentCard } from "../../sim/telemetry/agent-card.ts";
import { cardOf, farewellOf } from "../../sim/telemetry/card-of.ts";
import type { FollowedCard } from "../../sim/telemetry/followed-card.ts";
import { figuresOf } from "../../sim/telemetry/figures-of.ts";
import { castOf, sceneOf } from "../../sim/telemetry/scene-of.ts";
import type { Scene } from "../../sim/telemetry/scene.ts";
import { vignettesSince } from "../../sim/telemetry/vignettes-since.ts";
import { wayOf } from "../../sim/telemetry/way-of.ts";
import { watchWeighings, weighingOf } from "../../sim/telemetry/weighing-of.ts";
import { frameInts, writeFrame } from "../../sim/telemetry/write-frame.ts";
import type { Town } from "../../sim/town.ts";
import { slotOf } from "../../sim/world/world.ts";
import { ok } from "../../sim/result.ts";
import { type Outcome, refuse } from "../problem.ts";
import type { Pace } from "./pace.ts";
import { personCalled } from "./person-called.ts";
import type { TownHost } from "./town-host.ts";

/** No screen shows more. */
const FRAME_EVERY_MS = 1000 / 60;
/** Status, stories and the followed person's card. */
const PANELS_EVERY_MS = 250;
/** Lines of the story that a page is told when people go by other names: as many as it keeps. */
const STORIES_SHOWN = 200;
/** Scenes of other towns that are shown beside this one are numbered from here on. */
const OTHER_SCENES = 1_000_000;

export interface FramePort {
  readonly postMessage: (bytes: ArrayBuffer) => void;
}

/** Sends what the window shows: frames on their own port, everything else as pushes; never more than it can show. */
export class LiveView {
  readonly #push: <N extends PushName>(name: N, body: PushBody<N>) => void;
  readonly #tells: (category: string) => boolean;
  #host: TownHost | null = null;
  #port: FramePort | null = null;
  #frame = new Int32Array(0);
  #sceneNumber = 0;
  #otherScenes = 0;
  /** Number of the followed person: ids are given again, numbers are not. */
  #followed: number | null = null;
  /** Who and what the page knows of. */
  readonly #census: { people: number; left: number; rules: Town["rules"] | null } = {
    people: 0,
    left: 0,
    rules: null,
  };
  #frameSpeed = 0;
  readonly #sent = {
    frameMs: 0,
    panelsMs: 0,
    tick: -1,
    cardTick: -1,
    newsTick: 0,
    status: "",
    figures: "",
  };

  /** `tells` says whether people may see lines of a category. */
  constructor(
    push: <N extends PushName>(name: N, body: PushBody<N>) => void,
    tells: (category: string) => boolean = () => true,
  ) {
    this.#push = push;
    this.#tells = tells;
  }

  /** Another page looks on: it gets a frame at once, also of a town that stands still. */
  showOn(port: FramePort): void {
    this.#port = port;
    this.#sent.figures = "";
    this.#sendFrame(performance.now());
  }

  /** Another town is shown from now on. */
  show(host: TownHost | null, pace: Pace): void {
    this.#host = host;
    this.#followed = null;
    if (host === null) return;
    this.#sceneNumber += 1;
    this.#sent.figures = "";
    this.#countPeople(host.town);
    this.#push("town:scene", sceneOf(host.town, this.#sceneNumber, host.identity.title));
    this.jumped(pace);
  }

  /** Another time of the town is shown: what came in between is no news. */
  jumped(pace: Pace): void {
    if (this.#host === null) return;
    this.#host.stories.takeFresh();
    this.#sent.newsTick = this.#host.tick;
    // The same tick of another life has other people.
    this.#sent.tick = -1;
    this.#sent.cardTick = -1;
    if ((this.#followed ?? 0) >= this.#host.town.people.length) this.#followed = null;
    this.update(pace, { now: true });
  }

  /** People go by other names from now on: everything that says one is sent again. */
  rename(pace: Pace): void {
    const host = this.#host;
    if (host === null) return;
    host.stories.takeFresh();
    this.#sent.newsTick = host.tick;
    this.#push("town:cast", castOf(host.town, this.#sceneNumber));
    const followed = this.#followed === null ? undefined : host.town.people[this.#followed]?.id;
    const stories = host.stories.last(STORIES_SHOWN);
    this.#push("town:retold", { stories, followed: followed ?? null });
    Object.assign(this.#sent, { figures: "", status: "", cardTick: -1 });
    this.update(pace, { now: true });
  }

  /** A number for another scene, which no other has. */
  nextSceneNumber(): number {
    this.#otherScenes += 1;
    return OTHER_SCENES + this.#otherScenes;
  }

  scene(): Scene | null {
    if (this.#host === null) return null;
    return sceneOf(this.#host.town, this.#sceneNumber, this.#host.identity.title);
  }

  status(pace: Pace): TownStatus {
    const host = this.#host;
    return {
      ...(host === null ? NOWHERE : whereIs(host)),
      speed: pace.speed,
      ticks_per_second: Math.round(pace.ticksPerSecond * 10) / 10,
      alive: true,
    };
  }

  /**
   * Keeps sending this person's card; null stops it. Of somebody who has left, all that comes is a
   * farewell. Refused: an id that nobody ever had.
   */
  follow(agentId: string | null): Outcome<FollowedCard | null> {
    const people = this.#host?.town.people ?? [];
    const person = agentId === null ? null : personCalled(people, agentId);
    if (person !== null && person < 0) {
      return refuse("not_found", `Nobody here is called '${agentId}'.`, "Choose a person.");
    }
    this.#followed = person;
    this.#sayFarewell();
    return ok(this.#card());
  }

  /** Something may have changed. `now` skips the wait for the next turn. */
  update(pace: Pace, { now = false } = {}): void {
    if (this.#host === null) return;
    watchWeighings(this.#host.town);
    const ms = performance.now();
    const moved = this.#host.tick !== this.#sent.tick;
    if (moved) this.#recast();
    if (now || (moved && ms - this.#sent.frameMs >= FRAME_EVERY_MS - 1)) {
      this.#frameSpeed = pace.speed;
      this.#sendFrame(ms);
    }
    if (now || ms - this.#sent.panelsMs >= PANELS_EVERY_MS) this.#sendPanels(pace, ms);
  }

  /** Tells the page when people have come or gone, or objects appeared. */
  #recast(): void {
    if (this.#host === null || !this.#countPeople(this.#host.town)) return;
    this.#push("town:cast", castOf(this.#host.town, this.#sceneNumber));
  }

  /** Whether people or rules are others than at the last count. The register of people only ever grows. */
  #countPeople({ people, rules, world }: Town): boolean {
    const census = this.#census;
    const left = people.length - (world.town.liveCount[0] ?? 0);
    const isSame =
      people.length === census.people && left === census.left && rules === census.rules;
    Object.assign(census, { people: people.length, left, rules });
    return !isSame;
  }

  #sendFrame(ms: number): void {
    if (this.#host === null || this.#port === null) return;
    this.#sent.frameMs = ms;
    this.#sent.tick = this.#host.tick;
    const ints = frameInts(this.#host.town);
    if (this.#frame.length !== ints) this.#frame = new Int32Array(ints);
    writeFrame(this.#host.town, this.#frame, this.#frameSpeed, this.#sceneNumber);
    this.#port.postMessage(this.#frame.buffer);
  }

  #sendPanels(pace: Pace, ms: number): void {
    this.#sent.panelsMs = ms;
    const status = this.status(pace);
    const text = JSON.stringify(status);
    if (text !== this.#sent.status) this.#push("town:status", status);
    this.#sent.status = text;
    this.#sendFigures();
    this.#sendStories();
    this.#sayFarewell();
    const card = this.#host?.tick === this.#sent.cardTick ? null : this.#card();
    if (card === null) return;
    this.#sent.cardTick = card.tick;
    this.#push("inspector:card", card);
  }

  /** Lines that are new, and whoever has come or gone since the last look. */
  #sendStories(): void {
    if (this.#host === null) return;
    const { town, tick } = this.#host;
    const stories = this.#host.stories.takeFresh();
    if (stories.length > 0) this.#push("town:stories", stories);
    for (const vignette of vignettesSince(town, this.#sent.newsTick, stories)) {
      this.#push("town:vignette", vignette);
    }
    this.#sent.newsTick = tick;
  }

  #sendFigures(): void {
    if (this.#host === null) return;
    const figures = figuresOf(this.#host.town);
    const text = JSON.stringify(figures);
    if (text === this.#sent.figures) return;
    this.#sent.figures = text;
    this.#push("town:figures", figures);
  }

  #card(): FollowedCard | null {
    const host = this.#host;
    if (host === null || this.#followed === null) return null;
    const slot = slotOf(host.town.world, this.#followed);
    if (slot < 0) return null;
    const card = cardOf(host.town, slot, this.#eventsOf(host, this.#followed));
    return { ...card, weighing: weighingOf(host.town, slot), way: wayOf(host.town, slot) };
  }

  /** The followed person is no longer in town: said once. */
  #sayFarewell(): void {
    const host = this.#host;
    if (host === null || this.#followed === null) return;
    const farewell = farewellOf(host.town, this.#followed, this.#eventsOf(host, this.#followed));
    if (farewell === null) return;
    this.#followed = null;
    this.#push("inspector:farewell", farewell);
  }

  #eventsOf({ town, stories }: TownHost, person: number): AgentCard["events"] {
    const id = town.people[person]?.id;
    return id === undefined ? [] : stories.eventsOf(id, this.#tells);
  }
}

type Where = Omit<TownStatus, "speed" | "ticks_per_second" | "alive">;

const NOWHERE: Where = {
  tick: 0,
  file: null,
  saved_tick: null,
  timeline: "main",
  head: 0,
  first_tick: 0,
};

/** Which tick of what is shown, and how much of it there is. */
function whereIs(host: TownHost): Where {
  return {
    tick: host.tick,
    file: host.file,
    saved_tick: host.durableTick,
    timeline: host.timeline?.name ?? "main",
    head: host.head,
    first_tick: host.home?.firstTick ?? host.tick,
  };
}
