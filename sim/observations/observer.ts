import type { Ways } from "../paths/flow-field.ts";
import type { Rules } from "../rules.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { timeOfDay } from "../world/calendar.ts";
import type { Canvas } from "./draw-map.ts";
import { PLACES, TARGET_TYPES, hasWarmth } from "./features.ts";
import { type Identities, createIdentities, nameEverybody } from "./identities.ts";
import { type Landmarks, createLandmarks } from "./landmarks.ts";
import type { Deed } from "./last-action.ts";
import { type Layers, createLayers, followTown } from "./layers.ts";
import type { ObservationLayout } from "./layout.ts";
import { type Compiled, refreshFrame } from "./kernel-frame.ts";
import type { Neighbourhood } from "./look-around.ts";
import { type MapKernel, createKernel, forgetMap, lookAgain } from "./map-kernel.ts";
import { Room } from "./room.ts";
import { cosineOfTurn, sineOfTurn } from "./smooth.ts";

/** Types of objects that PLACES begins with; home and work are somebody's own. */
export const PLACE_TYPES = PLACES.slice(0, 3);

/** What of the map an observer has worked out; replaced as a whole when the rules are. */
export interface Ground {
  readonly layers: Layers;
  /** The nearest of TARGET_TYPES, then the nearest of PLACES that anybody may use. */
  readonly landmarks: Landmarks;
  /** Cell of each home's own object of PLACES, NONE where it has none. [homes × PLACE_TYPES] */
  readonly ownCell: Int32Array;
  /** Cells of the homes, and of the first post of each job, NONE for work that is done anywhere. */
  readonly homeCell: Int32Array;
  readonly workCell: Int32Array;
  /** Sine and cosine of each tick of the day. [ticks of a day × 2] */
  readonly clock: Float32Array;
}

/**
 * What observes one town in one layout: scratch, never part of the state. Every person has a row of
 * floats (and one of bytes, where the map is bytes) that is kept from one observation to the next, so
 * that only what has changed is written.
 */
export interface Observer {
  readonly town: Town;
  readonly layout: ObservationLayout;
  /** [agents × stride] */
  readonly rows: Float32Array;
  /** Each row by itself. [agents] */
  readonly row: readonly Float32Array[];
  /** [agents × byteStride] */
  readonly bytes: Uint8Array;
  readonly byteRow: readonly Uint8Array[];
  readonly canvas: Canvas;
  readonly kernel: MapKernel;
  readonly identities: Identities | null;
  /** Tick of each person's last observation; NONE before the first. [agents] */
  readonly lastObserved: Int32Array;
  /** Of whom the pointers of a row are: cell, home and job as they were written. [agents] */
  readonly pointedCell: Int32Array;
  readonly pointedHome: Int32Array;
  readonly pointedJob: Int32Array;
  /** What was in the wallet that a row tells of, in meals; NaN = nothing is told. [agents] */
  readonly toldWallet: Float64Array;
  /** Whether the social block of a row is all zeros. [agents] */
  readonly isLonely: Uint8Array;
  /** Who is seen in each place of the social block, see `identityOf`; NONE = nobody. [agents × places] */
  readonly shown: Int32Array;
  /** Whether how warm people are is among the features. */
  readonly hasWarmth: boolean;
  /** Rows of ties that are seen as people, and what is in sight, of whoever is being observed. */
  readonly chosen: Int32Array;
  readonly around: Neighbourhood;
  readonly deed: Deed;
  /** Whom `observeAsked` is to observe: slots. [agents] */
  readonly asked: Int32Array;
  /** What observes in its place, in the same memory: null = the functions here. */
  compiled: Compiled | null;
  rules: Rules;
  ground: Ground;
  ways: Ways;
  flow: DataView;
  /** Tick of the day. */
  hour: number;
}

/** Where an observer keeps its rows: memory of somebody else's, or none to have its own. */
export interface Rows {
  /** At least capacity × stride floats. */
  readonly floats: Float32Array;
  /** At least capacity × byteStride bytes. */
  readonly bytes: Uint8Array;
}

/**
 * Makes an observer of a town. Rows that are given are those of the slots, in order, and belong to the
 * observer from then on: whoever writes into one has to tell it by `blankObservation`. What an observer
 * of the same layout (`like`) has worked out of the same rules is shared with it.
 */
export function createObserver(
  town: Town,
  layout: ObservationLayout,
  given?: Rows,
  like?: Observer,
  room = new Room(),
): Observer {
  const { world, rules, scratch } = town;
  const { agents } = world.capacity;
  const { byteStride } = layout.map;
  const rows = given?.floats ?? new Float32Array(agents * layout.stride);
  const bytes = given?.bytes ?? new Uint8Array(agents * byteStride);
  const social = layout.social;
  const known = like?.rules === rules ? like : undefined;
  const unknown = (): Int32Array => room.ints(agents).fill(NONE - 1);
  const observer: Observer = {
    town,
    layout,
    rows,
    row: Array.from({ length: agents }, (_, slot) =>
      rows.subarray(slot * layout.stride, slot * layout.stride + layout.size),
    ),
    bytes,
    byteRow: Array.from({ length: agents }, (_, slot) =>
      bytes.subarray(
        slot * byteStride,
        slot * byteStride + (byteStride === 0 ? 0 : layout.map.size),
      ),
    ),
    canvas: {
      bits: new Int32Array(rows.buffer, rows.byteOffset, rows.length),
      bytes: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    },
    kernel: createKernel(layout, ownLayers(layout), rules.grid.cells, agents, room, known?.kernel),
    identities:
      social === null
        ? null
        : createIdentities(town, layout.schema, social.embedDim, room, known?.identities),
    lastObserved: room.ints(agents).fill(NONE),
    pointedCell: unknown(),
    pointedHome: unknown(),
    pointedJob: unknown(),
    toldWallet: room.doubles(agents).fill(Number.NaN),
    isLonely: room.bytes(agents),
    shown: room
      .ints(social === null ? 0 : agents * (social.friends + social.rivals))
      .fill(NONE - 1),
    hasWarmth: hasWarmth(town.config),
    chosen: room.ints(social === null ? 0 : social.friends + social.rivals),
    around: { people: 0, reserved: 0, nearest: 0 },
    deed: { kind: NONE, success: false, duration: 0 },
    asked: room.ints(agents),
    compiled: null,
    rules,
    ground: surveyGround(town, layout, room, known?.ground),
    ways: scratch.ways,
    flow: scratch.ways.directions,
    hour: 0,
  };
  syncLayers(observer);
  return observer;
}

/** Types of objects with channels of their own, by name. */
function ownLayers({ map }: ObservationLayout): string[] {
  return map.channels.flatMap(({ name }) =>
    name.startsWith("object:") ? [name.slice("object:".length)] : [],
  );
}

function surveyGround(
  { rules, world }: Town,
  layout: ObservationLayout,
  room: Room,
  known?: Ground,
): Ground {
  const names = rules.types.map((type) => type.toLowerCase());
  const types = ownLayers(layout).map((type) => names.indexOf(type));
  const anybodys = TARGET_TYPES.length;
  const place = (type: string, index: number): number => {
    const own = rules.objects.find(
      (object) => object.present && object.home === index && rules.types[object.type] === type,
    );
    return own === undefined ? NONE : own.cell;
  };
  const { window } = layout.map;
  const layers = createLayers(rules, world.capacity, types, window, room, known?.layers);
  if (known !== undefined) return { ...known, layers };
  return {
    layers,
    landmarks: createLandmarks(
      rules,
      [...TARGET_TYPES, ...PLACE_TYPES],
      (index, home) => index < anybodys || home === NONE,
    ),
    ownCell: Int32Array.from(
      rules.homes.flatMap((_, home) => PLACE_TYPES.map((type) => place(type, home))),
    ),
    clock: clockOf(rules.ticksPerDay),
    homeCell: Int32Array.from(rules.homes, ({ cell }) => cell),
    workCell: Int32Array.from(rules.jobs, ({ posts }) => (posts.length === 0 ? NONE : posts[0])),
  };
}

function clockOf(ticksPerDay: number): Float32Array {
  const clock = new Float32Array(2 * ticksPerDay);
  for (let tick = 0; tick < ticksPerDay; tick++) {
    clock[2 * tick] = sineOfTurn(tick / ticksPerDay);
    clock[2 * tick + 1] = cosineOfTurn(tick / ticksPerDay);
  }
  return clock;
}

/**
 * Brings what an observer knows up to the tick that the town has just finished; to be called once a
 * tick before anybody is observed. Never changes the town.
 */
export function syncLayers(observer: Observer): void {
  const { town, kernel } = observer;
  const { rules, scratch, world } = town;
  if (rules !== observer.rules) {
    observer.rules = rules;
    observer.ground = surveyGround(town, observer.layout, new Room());
    // A kernel goes by the tables of the rules that it was given.
    observer.compiled = null;
    observer.pointedCell.fill(NONE - 1);
    lookAgain(kernel);
  }
  if (scratch.ways !== observer.ways) {
    observer.ways = scratch.ways;
    observer.flow = scratch.ways.directions;
    kernel.field.fill(NONE - 1);
  }
  observer.hour = timeOfDay(world.town.tick[0], rules.ticksPerDay);
  followTown(observer.ground.layers, world);
  const { compiled, identities } = observer;
  if (compiled === null) return;
  refreshFrame(compiled, observer);
  if (identities?.schema === 1) nameEverybody(identities, town);
}

/** Clears a person's row, and forgets what was in it: for a slot that somebody has left. */
export function blankObservation(observer: Observer, slot: number): void {
  observer.row[slot].fill(0);
  observer.byteRow[slot].fill(0);
  observer.pointedCell[slot] = NONE - 1;
  observer.toldWallet[slot] = Number.NaN;
  observer.isLonely[slot] = 0;
  const places = observer.chosen.length;
  observer.shown.fill(NONE - 1, slot * places, (slot + 1) * places);
  forgetMap(observer.kernel, slot);
}
