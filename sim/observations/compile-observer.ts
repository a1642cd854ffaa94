import { UTILITIES, WEATHERS } from "../config/blocks/world.ts";
import { NEED_OVERRIDE } from "../relationships/avoid.ts";
import type { Rules } from "../rules.ts";
import { ATTENDANCE_SLOTS, NONE, OUTCOME_INTS, OUTCOME_SLOTS } from "../world/agent-table.ts";
import { HOLDER_SLOTS, QUEUE_SLOTS } from "../world/object-table.ts";
import {
  DISTANCE_SCALE,
  MONEY_SCALE,
  RAW_LIMIT,
  SCALED,
  TARGET_TYPES,
  hasWarmth,
} from "./features.ts";
import type { Identities } from "./identities.ts";
import { FRAME_DOUBLES, FRAME_INTS, type KernelTables, refreshFrame } from "./kernel-frame.ts";
import { ACTION_HASHES, LAST_ACTIONS, OF_LOG, OF_TRY } from "./last-action.ts";
import { LAYER } from "./layers.ts";
import type { MapKernel } from "./map-kernel.ts";
import { type Observer, PLACE_TYPES } from "./observer.ts";
import type { Room } from "./room.ts";
import { DECAY } from "./smooth.ts";
import { SHIFT_FLAG } from "./write-body.ts";

type Doubles = Readonly<Record<(typeof FRAME_DOUBLES)[number], number>>;
type Ints = Readonly<Record<(typeof FRAME_INTS)[number], number>>;

/** Not worked out yet, as in `landmarks.ts`. */
const UNKNOWN = -2;

/**
 * Has a kernel observe in place of the functions here. The town, the rows and everything that the
 * observer was made of has to lie in the kernel's memory: `room` is where it was made.
 */
export function compileObserver(observer: Observer, tables: KernelTables, room: Room): void {
  const doubles = room.doubles(FRAME_DOUBLES.length + Math.ceil(FRAME_INTS.length / 2));
  const intsAt = doubles.byteOffset + FRAME_DOUBLES.length * Float64Array.BYTES_PER_ELEMENT;
  const ints = new Int32Array(doubles.buffer, intsAt, FRAME_INTS.length);
  const numbers = doublesOf(observer);
  const whole: Ints = {
    ...sizesOf(observer),
    ...columnsOf(observer),
    ...keptBy(observer),
    ...tablesOf(observer, tables),
  };
  for (const [place, name] of FRAME_DOUBLES.entries()) doubles[place] = numbers[name];
  for (const [place, name] of FRAME_INTS.entries()) ints[place] = whole[name];
  const compiled = {
    tables,
    ints,
    frame: doubles.byteOffset,
    slots: observer.asked.byteOffset,
    ways: null,
  };
  refreshFrame(compiled, observer);
  observer.compiled = compiled;
}

function doublesOf({ town, layout }: Observer): Doubles {
  const { config } = town;
  const isRaw = layout.schema === 1;
  const { wallet, lateness, wagesWithheld, duration } = SCALED;
  const scaleOf = ({ scale }: { readonly scale: number }): number => (isRaw ? 1 : scale);
  const highOf = ({ high }: { readonly high: number }): number => (isRaw ? RAW_LIMIT : high);
  const { avoid_threshold, max_edges } = config.conflict.rivalry;
  return {
    walletScale: scaleOf(wallet),
    walletHigh: highOf(wallet),
    latenessScale: scaleOf(lateness),
    latenessHigh: highOf(lateness),
    wagesScale: scaleOf(wagesWithheld),
    wagesHigh: highOf(wagesWithheld),
    durationScale: scaleOf(duration),
    durationHigh: highOf(duration),
    targetScale: isRaw ? 1 : 1 / DISTANCE_SCALE,
    placeScale: 1 / DISTANCE_SCALE,
    edges: isRaw ? 1 : max_edges,
    avoidThreshold: avoid_threshold,
    needOverride: NEED_OVERRIDE,
    moneyScale: MONEY_SCALE,
    leastLiking: isRaw ? -Infinity : 0,
  };
}

function sizesOf({ town, layout, kernel, ground }: Observer) {
  const { config, world, rules } = town;
  const { blocks, social, map } = layout;
  const { cells, stride, round } = ground.layers;
  return {
    schema: layout.schema,
    ties: world.capacity.ties,
    embeddings: world.capacity.embeddings,
    ticksPerDay: rules.ticksPerDay,
    commitTicks: config.policy_runtime.option_commit_ticks,
    outcomeWidth: OUTCOME_SLOTS * OUTCOME_INTS,
    outcomeInts: OUTCOME_INTS,
    attendanceSlots: ATTENDANCE_SLOTS,
    holderSlots: HOLDER_SLOTS,
    queueSlots: QUEUE_SLOTS,
    utilities: UTILITIES.length,
    weathers: WEATHERS.length,
    hasWarmth: hasWarmth(config) ? 1 : 0,
    cells,
    stride,
    window: map.window,
    channels: kernel.channels,
    isBytes: kernel.isBytes ? 1 : 0,
    flatFrom: LAYER.astray * cells,
    rowStride: layout.stride,
    byteStride: map.byteStride,
    featuresAt: map.form === "u8" ? 0 : map.size,
    targetsAt: blocks.targets,
    traitsAt: blocks.personality,
    socialAt: blocks.social,
    aggregatesAt: blocks.aggregates,
    addedAt: blocks.added,
    friends: social?.friends ?? 0,
    rivals: social?.rivals ?? 0,
    dim: social?.embedDim ?? 0,
    isSocialOff: config.features.stages.relationships === "OFF" ? 1 : 0,
    targetTypes: TARGET_TYPES.length,
    placeTypes: PLACE_TYPES.length,
    stove: TARGET_TYPES.indexOf("stove"),
    peopleLayer: LAYER.people * cells,
    peopleCountsLayer: LAYER.peopleCounts * cells,
    reservedLayer: LAYER.reserved * cells,
    actionWait: LAST_ACTIONS.indexOf("wait"),
    actionMove: LAST_ACTIONS.indexOf("move"),
    actionNoop: LAST_ACTIONS.indexOf("noop"),
    hour: 0,
    round,
    flow: 0,
  };
}

function columnsOf({ town }: Observer) {
  const { agents, ties, objects, town: state } = town.world;
  return {
    tick: state.tick.byteOffset,
    weather: state.weather.byteOffset,
    outageCount: state.outageCount.byteOffset,
    hunger: agents.hunger.byteOffset,
    hygiene: agents.hygiene.byteOffset,
    energy: agents.energy.byteOffset,
    warmth: agents.warmth.byteOffset,
    wallet: agents.wallet.byteOffset,
    wagesWithheld: agents.wagesWithheld.byteOffset,
    extroversion: agents.extroversion.byteOffset,
    forgiveness: agents.forgiveness.byteOffset,
    ambition: agents.ambition.byteOffset,
    fiercest: agents.fiercest.byteOffset,
    attendance: agents.attendance.byteOffset,
    person: agents.person.byteOffset,
    cell: agents.cell.byteOffset,
    movedTick: agents.movedTick.byteOffset,
    spawnTick: agents.spawnTick.byteOffset,
    possessed: agents.possessed.byteOffset,
    home: agents.home.byteOffset,
    job: agents.job.byteOffset,
    profile: agents.profile.byteOffset,
    option: agents.option.byteOffset,
    commitUntil: agents.commitUntil.byteOffset,
    targetObject: agents.targetObject.byteOffset,
    targetField: agents.targetField.byteOffset,
    stepIntent: agents.stepIntent.byteOffset,
    triedTick: agents.triedTick.byteOffset,
    tried: agents.tried.byteOffset,
    resetTick: agents.resetTick.byteOffset,
    queuedObject: agents.queuedObject.byteOffset,
    heldObject: agents.heldObject.byteOffset,
    heldSince: agents.heldSince.byteOffset,
    outcomes: agents.outcomes.byteOffset,
    shiftState: agents.shiftState.byteOffset,
    latenessCounter: agents.latenessCounter.byteOffset,
    attendanceSamples: agents.attendanceSamples.byteOffset,
    leavingSince: agents.leavingSince.byteOffset,
    embedding: agents.embedding.byteOffset,
    trust: ties.trust.byteOffset,
    familiarity: ties.familiarity.byteOffset,
    rivalry: ties.rivalry.byteOffset,
    other: ties.other.byteOffset,
    holders: objects.holders.byteOffset,
    queue: objects.queue.byteOffset,
    queueLength: objects.queueLength.byteOffset,
  };
}

function keptBy(observer: Observer) {
  const { kernel, ground } = observer;
  return {
    rows: observer.rows.byteOffset,
    byteRows: observer.bytes.byteOffset,
    layers: ground.layers.bytes.byteOffset,
    changed: ground.layers.changed.byteOffset,
    drawnCell: kernel.cell.byteOffset,
    drawnField: kernel.field.byteOffset,
    drawnRound: kernel.round.byteOffset,
    lastObserved: observer.lastObserved.byteOffset,
    pointedCell: observer.pointedCell.byteOffset,
    pointedHome: observer.pointedHome.byteOffset,
    pointedJob: observer.pointedJob.byteOffset,
    toldWallet: observer.toldWallet.byteOffset,
    isLonely: observer.isLonely.byteOffset,
    shown: observer.shown.byteOffset,
    chosen: observer.chosen.byteOffset,
  };
}

/** Where the tables are that all towns have in common; the first town brings them there. */
function tablesOf({ town, kernel, ground, identities }: Observer, tables: KernelTables) {
  const { objects, avoidFrom } = town.rules;
  const { layers, landmarks } = ground;
  return {
    objectsNear: tables.keep("objectsNear", () => layers.objectsNear),
    block: tables.keep("block", () => layers.block),
    planes: tables.keep("planes", () => kernel.plane),
    layerAt: tables.keep("layerAt", () => kernel.layerAt),
    looks: tables.keep("looks", () => looksOf(kernel)),
    constants: tables.keep("constants", () =>
      kernel.isBytes ? Uint8Array.from(kernel.constants) : kernel.constants,
    ),
    shiftFlag: tables.keep("shiftFlag", () => SHIFT_FLAG),
    actionOfLog: tables.keep("actionOfLog", () => OF_LOG),
    actionOfTry: tables.keep("actionOfTry", () => OF_TRY),
    actionHash: tables.keep("actionHash", () => ACTION_HASHES),
    avoidFrom: tables.keep("avoidFrom", () => avoidFrom),
    useField: tables.keep("useField", () => Int32Array.from(objects, ({ useField }) => useField)),
    queueFields: tables.keep("queueFields", () => queueFieldsOf(town.rules)),
    nearest: tables.keep("nearest", () => new Int32Array(landmarks.nearest.length).fill(UNKNOWN)),
    landmarkFrom: tables.keep("landmarkFrom", () => startsOf(landmarks.objects)),
    landmarks: tables.keep("landmarks", () =>
      Int32Array.from(
        landmarks.objects.flatMap((kind) => Array.from(kind)),
        (object) => landmarks.cellOf[object],
      ),
    ),
    ownCell: tables.keep("ownCell", () => ground.ownCell),
    homeCell: tables.keep("homeCell", () => ground.homeCell),
    workCell: tables.keep("workCell", () => ground.workCell),
    decay: tables.keep("decay", () => DECAY),
    clock: tables.keep("clock", () => ground.clock),
    identities: identitiesAt(identities, tables),
  };
}

/** In schema 1 who looks like what is a town's own. */
function identitiesAt(identities: Identities | null, tables: KernelTables): number {
  if (identities === null) return 0;
  const { schema, table } = identities;
  return schema === 1 ? table.byteOffset : tables.keep("identities", () => table);
}

/** Where each of some lists begins when they stand one behind the other, and where the last one ends. */
function startsOf(lists: readonly Int32Array[]): Int32Array {
  const starts = new Int32Array(lists.length + 1);
  for (const [place, { length }] of lists.entries()) starts[place + 1] = starts[place] + length;
  return starts;
}

/** Fields of the places in each queue. [objects × QUEUE_SLOTS] */
function queueFieldsOf({ objects }: Rules): Int32Array {
  const fields = new Int32Array(objects.length * QUEUE_SLOTS).fill(NONE);
  for (const [object, { queueFields }] of objects.entries()) {
    fields.set(queueFields, object * QUEUE_SLOTS);
  }
  return fields;
}

/** Bytes of a channel's entry: see `LOOK` of `kernel/map.ts`. */
const LOOK = 32;
/** Bytes that may be looked up; those of other layers are what they stand for, or so many of them. */
const LOOKED_UP = 16;

/**
 * How the kernel turns a byte of a layer into what is drawn: as it is, by a table of sixteen signed
 * bytes, or divided by a number. [channels × LOOK]
 */
function looksOf({ channels, shades, isBytes }: MapKernel): Uint8Array {
  const looks = new Uint8Array(channels * LOOK);
  const view = new DataView(looks.buffer);
  const floats = new Float32Array(shades.buffer, shades.byteOffset, shades.length);
  for (let channel = 0; channel < channels; channel++) {
    const drawn = Array.from(
      (isBytes ? shades : floats).subarray(channel * 256, channel * 256 + 256),
    );
    const at = channel * LOOK;
    view.setFloat32(at + LOOKED_UP + 4, 1, true);
    if (drawn.every((value, byte) => value === byte)) continue;
    if (drawn.every((value) => Number.isInteger(value))) {
      view.setInt32(at + LOOKED_UP, 1, true);
      looks.set(drawn.slice(0, LOOKED_UP), at);
    } else {
      const divisor = Math.round(1 / drawn[1]);
      view.setFloat32(at + LOOKED_UP + 4, divisor, true);
    }
  }
  return looks;
}
