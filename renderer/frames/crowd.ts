import {
  FRAME_AGENT_INTS,
  FRAME_HEADER_INTS,
  HEADER,
  readFrameAgent,
  type FrameAgent,
} from "../../sim/telemetry/frame.ts";
import type { SceneAgent } from "../../sim/telemetry/scene.ts";
import { advanceSign, SIGN, type Signed } from "./signs.ts";

/** Time in which somebody who comes or goes fades to a third, in milliseconds, and who takes leave before all eyes. */
const FADE_MS = 180;
const LEAVE_MS = 1400;
/** How much is still to be seen of who takes leave. */
const LEAVING = 0.6;

/** Where a person is drawn between two ticks. */
export interface Person extends Signed {
  /** Index of what a view keeps for this person. Theirs alone until they have faded away. */
  readonly row: number;
  /** Who they are; another object when the row is somebody else's. */
  identity: SceneAgent;
  /** How much of them is to be seen: 0 nothing, 1 all. */
  presence: number;
  /** Tile coordinates with fraction. */
  drawX: number;
  drawY: number;
  /** Moves from one tile to another right now. */
  moving: boolean;
  /** Direction of that movement, tiles per tick. */
  stepX: number;
  stepY: number;
  /** Row of whom they talk to, −1 for nobody who is drawn. */
  companyRow: number;
  /** Height of the tag over them, in CSS pixels; 0 without one. */
  tag: number;
}

const NOBODY: SceneAgent = {
  person: -1,
  id: "",
  name: "",
  profile: "",
  colour: "#000000",
  look: 0,
};

export function createPerson(row: number, identity = NOBODY): Person {
  return {
    row,
    identity,
    person: identity.person,
    x: 0,
    y: 0,
    facing: 2,
    activity: 0,
    option: -1,
    progress: 0,
    object: -1,
    lowestNeed: 255,
    need: 0,
    queuePlace: 0,
    meals: 0,
    groceries: 0,
    company: -1,
    talk: 0,
    leaving: false,
    present: false,
    presence: 0,
    drawX: 0,
    drawY: 0,
    moving: false,
    stepX: 0,
    stepY: 0,
    companyRow: -1,
    tag: 0,
    sign: SIGN.none,
    signLevel: 0,
    signHeld: 0,
  };
}

const next = createPerson(-1);

/**
 * Everybody who is drawn. People go by their number, which is never given again; rows are, once who
 * had them has faded. Between arrivals and departures nothing is allocated.
 */
export class Crowd {
  /** Index = row. */
  readonly people: Person[] = [];
  private readonly byNumber = new Map<number, Person>();
  private here = new Set<number>();
  /** How often it was said who is who. */
  casts = 0;

  constructor(agents: readonly SceneAgent[]) {
    this.recast(agents);
    // Whoever is there when the curtain rises has not just come.
    for (const person of this.people) person.presence = 1;
  }

  /** Takes in who lives in the town now, and what they go by. Those who left stay until they have faded. */
  recast(agents: readonly SceneAgent[]): void {
    this.casts += 1;
    this.here = new Set(agents.map(({ person }) => person));
    for (const identity of agents) {
      const known = this.byNumber.get(identity.person);
      if (known === undefined) this.enter(identity);
      else known.identity = identity;
    }
  }

  private enter(identity: SceneAgent): void {
    const free = this.people.find(({ person }) => person < 0);
    const person = createPerson(free?.row ?? this.people.length, identity);
    this.people[person.row] = person;
    this.byNumber.set(identity.person, person);
  }

  /** Row of a person by number, −1 when they are not drawn. */
  rowOf(number: number): number {
    return this.byNumber.get(number)?.row ?? -1;
  }

  /** Blends everybody between the frames around `tick`. No allocation. */
  blend(before: Int32Array, after: Int32Array, tick: number): void {
    for (const person of this.people) person.present = false;
    const from = before[HEADER.tick] ?? 0;
    const to = after[HEADER.tick] ?? 0;
    const share = to > from ? Math.min(1, Math.max(0, (tick - from) / (to - from))) : 1;
    const count = before[HEADER.agents] ?? 0;
    for (let index = 0; index < count; index++) {
      const number = before[FRAME_HEADER_INTS + index * FRAME_AGENT_INTS] ?? -1;
      const person = this.byNumber.get(number);
      if (person === undefined) continue;
      readFrameAgent(before, index, person);
      person.present = true;
      if (findAgent(after, number, index, next)) blendPerson(person, to - from, share);
      else stand(person, before !== after && share === 1);
    }
    for (const person of this.people) person.companyRow = this.rowOf(person.company);
  }

  /**
   * Lets people appear and vanish, and what hangs over them, by `elapsed` milliseconds; `still` does it
   * at once. Returns whether anything still changes.
   */
  fade(elapsed: number, still: boolean): boolean {
    let fading = false;
    for (const person of this.people) {
      if (advanceSign(person, elapsed, still)) fading = true;
      const leaves = person.present && person.leaving;
      const wanted = leaves ? LEAVING : person.present ? 1 : 0;
      if (person.presence !== wanted) {
        const share = still ? 1 : 1 - Math.exp(-elapsed / (leaves ? LEAVE_MS : FADE_MS));
        const presence = person.presence + (wanted - person.presence) * share;
        person.presence = Math.abs(presence - wanted) < 0.02 ? wanted : presence;
        fading = true;
      }
      if (person.presence === 0 && person.person >= 0 && !this.here.has(person.person)) {
        this.byNumber.delete(person.person);
        this.people[person.row] = createPerson(person.row);
      }
    }
    return fading;
  }
}

/** Somebody whom the later frame has no more stands where they were last seen, and is gone once it is reached. */
function stand(person: Person, isGone: boolean): void {
  person.drawX = person.x;
  person.drawY = person.y;
  person.moving = false;
  person.present = !isGone;
}

function blendPerson(person: Person, ticks: number, share: number): void {
  const [dx, dy] = [next.x - person.x, next.y - person.y];
  person.moving = (dx !== 0 || dy !== 0) && ticks > 0;
  person.stepX = person.moving ? dx / ticks : 0;
  person.stepY = person.moving ? dy / ticks : 0;
  const drawX = person.x + dx * share;
  const drawY = person.y + dy * share;
  // What they do comes from the nearer frame.
  if (share > 0.5) copyAgent(next, person);
  person.drawX = drawX;
  person.drawY = drawY;
}

function findAgent(frame: Int32Array, number: number, guess: number, out: FrameAgent): boolean {
  const count = frame[HEADER.agents] ?? 0;
  for (let step = 0; step < count; step++) {
    const index = (guess + step) % count;
    if (frame[FRAME_HEADER_INTS + index * FRAME_AGENT_INTS] !== number) continue;
    readFrameAgent(frame, index, out);
    return true;
  }
  return false;
}

function copyAgent(from: FrameAgent, to: FrameAgent): void {
  to.x = from.x;
  to.y = from.y;
  to.facing = from.facing;
  to.activity = from.activity;
  to.option = from.option;
  to.progress = from.progress;
  to.object = from.object;
  to.lowestNeed = from.lowestNeed;
  to.need = from.need;
  to.queuePlace = from.queuePlace;
  to.meals = from.meals;
  to.groceries = from.groceries;
  to.company = from.company;
  to.talk = from.talk;
  to.leaving = from.leaving;
}
