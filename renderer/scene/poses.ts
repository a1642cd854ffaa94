import { TILE_LETTERS } from "../../sim/telemetry/scene.ts";
import { ACTIVITIES, type Activity } from "../../sim/world/activities.ts";
import type { Person } from "../frames/crowd.ts";
import { SIGN } from "../frames/signs.ts";
import { FLOOR_HEIGHT, PAVING_HEIGHT } from "./build/heights.ts";
import { yawOf } from "./build/furniture.ts";
import { hash } from "./palette.ts";
import { STEPS, type SceneObject, type TownMap } from "./town-map.ts";

/** Height of a person, from their look. */
const sizeOf = (look: number): number => 0.93 + hash(look, 5, 1) * 0.14;

/** How one person stands, sits or lies, as the figure shader wants it. Angles in radians. */
export interface Pose {
  visible: boolean;
  /** How much of them is seen, 0 to 1. */
  presence: number;
  x: number;
  y: number;
  z: number;
  yaw: number;
  legSwing: number;
  /** Thighs forward: 0 standing, π/2 sitting. */
  sit: number;
  leftArm: number;
  rightArm: number;
  /** 0 upright, 1 lying on the back. */
  lie: number;
  lean: number;
  size: number;
  /** In the right hand: 0 nothing, 1 a paper bag, 2 a suitcase. */
  bag: number;
  plate: number;
  quilt: number;
  /** Distance walked in tiles; drives the legs. */
  walked: number;
  /** Lately moving, 0 to 1; fades steps in and out. */
  stride: number;
  fresh: boolean;
}

export function createPose(look: number): Pose {
  return {
    visible: false,
    presence: 0,
    x: 0,
    y: 0,
    z: 0,
    yaw: 0,
    legSwing: 0,
    sit: 0,
    leftArm: 0,
    rightArm: 0,
    lie: 0,
    lean: 0,
    size: sizeOf(look),
    bag: 0,
    plate: 0,
    quilt: 0,
    walked: 0,
    stride: 0,
    fresh: true,
  };
}

/** From their feet to over their head. */
export function headHeight(pose: Pose): number {
  return pose.lie > 0.5 ? 0.95 : 1.32 * pose.size - pose.sit * 0.04;
}

const STEPS_PER_TILE = 2.6;
const REACH = -1.15;

/** Settled values of each activity: thighs, arms, leaning, plate. */
interface Stance {
  readonly sit: number;
  readonly left: number;
  readonly right: number;
  readonly sway: number;
  readonly lean: number;
  readonly plate: boolean;
}

const STANDING: Stance = { sit: 0, left: 0.04, right: 0.04, sway: 0.03, lean: 0, plate: false };
const STANCES: Readonly<Record<Activity, Stance>> = {
  idle: STANDING,
  walk: STANDING,
  queue: { ...STANDING, sway: 0.05 },
  shop: { ...STANDING, right: -0.9, sway: 0.12 },
  cook: { ...STANDING, left: -0.8, right: REACH, sway: 0.28 },
  eat: { sit: 1.5, left: -0.85, right: -1.2, sway: 0.3, lean: 0, plate: true },
  shower: { ...STANDING, left: -2.5, right: -2.5, sway: 0.35 },
  sleep: { ...STANDING, left: 0, right: 0, sway: 0 },
  desk: { sit: 1.5, left: REACH, right: REACH, sway: 0.09, lean: 0, plate: false },
  serve: { ...STANDING, left: -0.7, right: -0.95, sway: 0.16 },
  sit: { sit: 1.5, left: -0.35, right: -0.35, sway: 0.03, lean: 0, plate: false },
};
/** What arms do in a talk, by the number in the frame: a hand for a chat, none for cold words, both for a quarrel. */
const TALKING: readonly (Stance | undefined)[] = [
  undefined,
  { ...STANDING, right: -0.7, sway: 0.34 },
  { ...STANDING, left: -0.1, right: -0.1, sway: 0 },
  { ...STANDING, left: -0.95, right: -1.3, sway: 0.42, lean: 0.12 },
];
/** How far somebody turns away who has been rebuffed, in radians. */
const TURNED_AWAY = 2.3;

/** How a frame moves people on. */
interface FramePace {
  /** A slow clock for idle movement. */
  readonly beat: number;
  /** How far to go towards what is wanted, 1 = at once. */
  readonly share: number;
  /** −1 where time runs backwards, and legs with it; else 1. */
  readonly direction: 1 | -1;
}

/** Moves a pose towards what the person does; `company` is whom they talk to, when that person is drawn. */
export function updatePose(
  pose: Pose,
  person: Person,
  map: TownMap,
  { beat, share, direction }: FramePace,
  company: Person | undefined,
): void {
  pose.visible = person.presence > 0;
  pose.presence = person.presence;
  if (!person.present) {
    // Who fades stays as they were.
    if (!pose.visible) pose.fresh = true;
    return;
  }
  const blend = pose.fresh ? 1 : share;
  const activity = ACTIVITIES[person.activity] ?? "idle";
  const object = map.scene.objects[person.object];
  const settled = !person.moving && object !== undefined;
  const asleep = activity === "sleep" && !person.moving && object?.type === "bed";
  const talksTo = asleep ? undefined : listenerOf(person, company);
  const stance = stanceOf(person, activity, talksTo !== undefined);
  const seated = stance.sit > 0 && settled && isSeat(object, activity);

  const fromX = pose.x;
  const fromZ = pose.z;
  placePerson(pose, person, map, object, activity, blend);
  const yaw = seated ? undefined : yawInTalk(person, talksTo);
  pose.yaw = turn(pose.yaw, yaw ?? wantedYaw(person, map, object, settled), blend * 0.8);
  const distance = Math.hypot(pose.x - fromX, pose.z - fromZ);
  walkCycle(pose, person.moving, distance * direction, pose.fresh ? 1 : share);

  const pace = talksTo === undefined ? 2.6 : 6;
  const wave = Math.sin(beat * pace + person.person * 1.7) * stance.sway;
  const swing = Math.sin(pose.walked * STEPS_PER_TILE) * 0.75 * pose.stride;
  pose.legSwing = swing;
  pose.sit += ((seated ? stance.sit : 0) - pose.sit) * blend;
  const handsFull = person.groceries > 0 ? 0.15 : 1;
  pose.leftArm += (stance.left + wave - swing * 0.8 - pose.leftArm) * Math.max(blend, 0.5);
  pose.rightArm +=
    (stance.right - wave + swing * 0.8 * handsFull - pose.rightArm) * Math.max(blend, 0.5);
  pose.lean += ((person.moving ? 0.07 : stance.lean) - pose.lean) * blend;
  pose.lie += ((asleep ? 1 : 0) - pose.lie) * blend;
  pose.quilt = pose.lie > 0.9 ? 1 : 0;
  pose.bag = pose.lie < 0.5 ? inHand(person) : 0;
  pose.plate = stance.plate && !person.moving ? 1 : 0;
  pose.fresh = false;
}

/** What their hands do: something of their own, or, standing, what goes with the talk. */
function stanceOf(person: Person, activity: Activity, isTalking: boolean): Stance {
  if (person.moving) return STANDING;
  const doing = STANCES[activity];
  const talking = isTalking && doing.sit === 0 ? TALKING[person.talk] : undefined;
  return talking ?? doing;
}

/** See `Pose.bag`. A suitcase says more than what was shopped for. */
function inHand(person: Person): number {
  if (person.leaving) return 2;
  return person.groceries > 0 ? 1 : 0;
}

/** Whom they stand and talk to now. */
function listenerOf(person: Person, company: Person | undefined): Person | undefined {
  return person.moving || person.talk === 0 ? undefined : company;
}

/** Face to face, or turned away; undefined where nobody is to be faced. */
function yawInTalk(person: Person, company: Person | undefined): number | undefined {
  if (company === undefined) return undefined;
  const dx = company.drawX - person.drawX;
  const dy = company.drawY - person.drawY;
  if (dx === 0 && dy === 0) return undefined;
  return Math.atan2(dx, dy) + (person.talk === SIGN.rebuff ? TURNED_AWAY : 0);
}

function isSeat(object: SceneObject | undefined, activity: Activity): boolean {
  return (
    object?.type === "chair" ||
    object?.type === "bench" ||
    (object?.type === "desk" && activity === "desk")
  );
}

function placePerson(
  pose: Pose,
  person: Person,
  map: TownMap,
  object: SceneObject | undefined,
  activity: Activity,
  blend: number,
): void {
  const tileX = Math.round(person.drawX);
  const tileY = Math.round(person.drawY);
  let x = person.drawX + 0.5;
  let z = person.drawY + 0.5;
  let y =
    map.groupAt(tileX, tileY) > 0
      ? FLOOR_HEIGHT
      : map.propAt(tileX, tileY) === ""
        ? 0
        : PAVING_HEIGHT;
  let follow = 1;
  if (!person.moving && object !== undefined) {
    const facing = yawOf(map.facingOf(object));
    if (activity === "sleep" && object.type === "bed") {
      x = object.position[0] + 0.5 + Math.sin(facing) * 0.4;
      z = object.position[1] + 0.5 + Math.cos(facing) * 0.4;
      y += 0.44;
      follow = blend;
    } else if (activity === "shower" && object.type === "shower") {
      x = object.position[0] + 0.5;
      z = object.position[1] + 0.5;
      y += 0.06;
      follow = blend;
    } else if (isSeat(object, activity)) {
      y += object.type === "desk" ? -0.02 : -0.05;
    }
  } else if (!person.moving && activity === "queue") {
    // Nobody stands quite in the middle of a tile.
    x += Math.sin(person.person * 2.4) * 0.1;
    follow = blend;
  }
  pose.x += (x - pose.x) * (pose.fresh ? 1 : Math.max(follow, person.moving ? 0.55 : blend));
  pose.z += (z - pose.z) * (pose.fresh ? 1 : Math.max(follow, person.moving ? 0.55 : blend));
  pose.y += (y - pose.y) * blend;
}

function wantedYaw(
  person: Person,
  map: TownMap,
  object: SceneObject | undefined,
  settled: boolean,
): number {
  if (person.moving) return Math.atan2(person.stepX, person.stepY);
  if (ACTIVITIES[person.activity] === "serve") {
    // Whoever serves turns to the counter.
    const counter = STEPS.findIndex(
      ([dx, dy]) => map.letterAt(person.x + dx, person.y + dy) === TILE_LETTERS.counter,
    );
    if (counter >= 0) return yawOf(counter);
  }
  if (!settled || object === undefined) return yawOf(person.facing);
  const facing = map.facingOf(object);
  const [x, y] = object.position;
  // At the thing itself one looks its way (seats, beds, showers); beside it one looks at it.
  const within =
    (person.x === x && person.y === y) || object.type === "bed" || object.type === "shower";
  if (within) return yawOf(facing);
  if (Math.abs(person.x - x) + Math.abs(person.y - y) <= 4)
    return Math.atan2(x - person.x, y - person.y);
  return yawOf(person.facing);
}

function walkCycle(pose: Pose, moving: boolean, distance: number, share: number): void {
  // Long leaps at high speed would make the legs whirr.
  pose.walked += Math.max(-0.35, Math.min(distance, 0.35));
  pose.stride += ((moving ? 1 : 0) - pose.stride) * Math.min(1, share * 1.4);
}

/** Turns the short way round. */
function turn(from: number, to: number, share: number): number {
  let gap = (to - from) % (Math.PI * 2);
  if (gap > Math.PI) gap -= Math.PI * 2;
  if (gap < -Math.PI) gap += Math.PI * 2;
  return from + gap * share;
}
