import type { Speed } from "../../preload/contract.ts";
import { WORDS } from "../../preload/words/words.ts";
import { follow, showNotice } from "../commands.ts";
import type { TownLoop } from "../scene/town-loop.ts";
import { showsPast, store, type WindowState } from "../state.ts";
import { chooseShot, type Running, type Seen, type Shot, type Told } from "./choose-shot.ts";
import { interestOf } from "./interest.ts";

const LOOK_EVERY_MS = 250;
/** A window that was asleep has missed nothing. */
const LONGEST_STEP_MS = 1000;
/** Lines of so many seconds ago were told just now. */
const JUST_NOW_S = 4;
/** From how far away a place is looked at, in tiles. */
const PLACE_DISTANCE = 24;
const FILMED_KEPT = 6;
const LINES_KEPT = 12;

/** Moves the camera of the town by itself, from one lively scene to the next, until somebody takes it. */
export class Director {
  private readonly loop: () => TownLoop | null;
  private timer = 0;
  private stopListening: () => void = () => undefined;
  /** Goes on only while there is something to be filmed. */
  private clock = 0;
  private lastLook = 0;
  private running: Running | null = null;
  private filmed: number[] = [];
  private told: Told[] = [];
  private lastSeq = -1;
  private speed: Speed = 1;

  constructor(loop: () => TownLoop | null) {
    this.loop = loop;
  }

  toggle(): void {
    if (this.timer === 0) this.start();
    else this.end();
  }

  /** Whoever takes hold of the picture has the camera. Returns the function that stops watching. */
  watch(host: HTMLElement): () => void {
    const stop = new AbortController();
    const options = { signal: stop.signal, passive: true };
    for (const start of ["pointerdown", "wheel"])
      host.addEventListener(start, () => this.end(), options);
    return () => stop.abort();
  }

  end(): void {
    if (this.timer === 0) return;
    window.clearInterval(this.timer);
    this.timer = 0;
    this.stopListening();
    this.clear();
    this.letGo();
    store.setState({ director: null });
    showNotice(WORDS.director.taken);
  }

  /** Another town, or other names in it: what was filmed and told is over. */
  clear(): void {
    this.running = null;
    this.told = [];
    this.filmed = [];
  }

  private start(): void {
    const { scene, followed, stories } = store.getState();
    if (scene === null || scene === undefined) return;
    if (followed !== null) void follow(null);
    this.lastSeq = stories.at(-1)?.seq ?? -1;
    this.lastLook = performance.now();
    this.timer = window.setInterval(() => this.look(), LOOK_EVERY_MS);
    this.stopListening = store.subscribe((state, before) => this.react(state, before));
    this.look();
  }

  private react(state: WindowState, before: WindowState): void {
    if (state.guise !== before.guise) this.clear();
    if (state.followed !== null && state.followed !== before.followed) this.end();
  }

  private look(): void {
    const loop = this.loop();
    const state = store.getState();
    const now = performance.now();
    const elapsed = Math.max(0, Math.min(LONGEST_STEP_MS, now - this.lastLook));
    this.lastLook = now;
    const waits = loop === null || hasToWait(state);
    loop?.currentView.eye.film(!waits);
    if (!waits) {
      this.clock += elapsed;
      this.speed = state.status?.speed ?? 1;
      this.listen(state, loop.tick);
      this.direct(loop, state);
    } else this.rest(state, loop);
    this.show(waits);
  }

  /** What is told meanwhile is no news afterwards. In the past, and beside another town, people look where they like. */
  private rest(state: WindowState, loop: TownLoop | null): void {
    this.lastSeq = state.stories.at(-1)?.seq ?? -1;
    if (this.running === null || !(state.comparison !== null || showsPast(state))) return;
    this.running = null;
    loop?.follow(-1);
  }

  /** Takes up what has been told since the last look. */
  private listen({ stories, scene }: WindowState, tick: number): void {
    const numbers = new Map((scene?.agents ?? []).map(({ id, person }) => [id, person] as const));
    const since = tick - 4 * this.speed * JUST_NOW_S;
    const fresh = stories.filter((story) => story.seq > this.lastSeq && story.tick >= since);
    this.lastSeq = stories.at(-1)?.seq ?? -1;
    for (const { text, priority, agents, place } of fresh) {
      const people = agents.flatMap((id) => numbers.get(id) ?? []);
      const words = text.replace(/\.$/u, "");
      this.told.push({ words, priority, people, place, at: this.clock });
    }
    this.told = this.told.slice(-LINES_KEPT);
  }

  private direct(loop: TownLoop, { scene }: WindowState): void {
    const people = loop.people.flatMap((person): Seen[] =>
      person.present
        ? [{ person: person.person, place: [person.x, person.y], interest: interestOf(person) }]
        : [],
    );
    const { clock: now, speed, told, filmed, running } = this;
    const shot = chooseShot({ now, speed, told, people, filmed }, running);
    // At full speed nobody is run after.
    if (speed === 100 && loop.followed >= 0) loop.follow(-1);
    if (shot === null) return;
    const isStill = speed === 100 && shot.kind === "person";
    const words = isStill ? venueName(scene, shot) : shot.words;
    this.running = { shot: { ...shot, words }, since: now };
    if (shot.person >= 0) this.filmed = [...filmed, shot.person].slice(-FILMED_KEPT);
    this.told = told.filter((line) => line.words !== shot.words);
    this.point(loop, shot);
  }

  private point(loop: TownLoop, { person, place }: Shot): void {
    const view = loop.currentView;
    const keeps = person >= 0 && this.speed !== 100;
    loop.follow(keeps ? person : -1);
    if (place === null) view.home();
    else if (!keeps) view.eye.flyOver(place[0] + 0.5, place[1] + 0.5, PLACE_DISTANCE);
    view.eye.film(true);
    loop.invalidate();
  }

  private show(waits: boolean): void {
    const { director } = store.getState();
    const shot = this.running?.shot;
    const [person, words] = [shot?.person ?? -1, shot?.words ?? null];
    const isSame =
      director?.waits === waits && director.person === person && director.words === words;
    if (!isSame) store.setState({ director: { person, words, waits } });
  }

  /** The camera stays where it is, unless people follow somebody. */
  private letGo(): void {
    const loop = this.loop();
    const { scene, followed } = store.getState();
    const person = scene?.agents.find(({ id }) => id === followed)?.person ?? -1;
    loop?.currentView.eye.film(false);
    loop?.follow(person);
  }
}

const hasToWait = (state: WindowState): boolean =>
  state.status?.alive !== true ||
  state.status.speed === 0 ||
  state.comparison !== null ||
  state.dialog !== null ||
  state.problem !== null ||
  state.dashboard ||
  showsPast(state);

function venueName(scene: WindowState["scene"], { place }: Shot): string {
  const [x, y] = place ?? [-1, -1];
  const here = scene?.venues.find(
    ({ rect: [left, top, wide, tall] }) =>
      x >= left && x < left + wide && y >= top && y < top + tall,
  );
  return here?.name ?? WORDS.director.street;
}
