import type { Rules } from "../rules.ts";
import type { Ways } from "../paths/flow-field.ts";
import type { ObservationLayout } from "./layout.ts";
import type { Room } from "./room.ts";

/**
 * A kernel that observes in memory which it shares, compiled from `kernel/observe.ts` and loaded by
 * whoever knows the machine: brings rows of `count` people up to now. Of a town it is told by `frame`,
 * of the people by `slots`, both addresses.
 */
export type ObserveCompiled = (frame: number, slots: number, count: number) => void;

/** What the kernel is told of a town, in the order of its own `Frame`: doubles first. */
export const FRAME_DOUBLES = [
  "walletScale",
  "walletHigh",
  "latenessScale",
  "latenessHigh",
  "wagesScale",
  "wagesHigh",
  "durationScale",
  "durationHigh",
  "targetScale",
  "placeScale",
  "edges",
  "avoidThreshold",
  "needOverride",
  "moneyScale",
  "leastLiking",
] as const;
/** Then integers: sizes, and addresses in bytes. */
export const FRAME_INTS = [
  "schema",
  "ties",
  "embeddings",
  "ticksPerDay",
  "commitTicks",
  "outcomeWidth",
  "outcomeInts",
  "attendanceSlots",
  "holderSlots",
  "queueSlots",
  "utilities",
  "weathers",
  "hasWarmth",
  "cells",
  "stride",
  "window",
  "channels",
  "isBytes",
  "flatFrom",
  "rowStride",
  "byteStride",
  "featuresAt",
  "targetsAt",
  "traitsAt",
  "socialAt",
  "aggregatesAt",
  "addedAt",
  "friends",
  "rivals",
  "dim",
  "isSocialOff",
  "targetTypes",
  "placeTypes",
  "stove",
  "peopleLayer",
  "peopleCountsLayer",
  "reservedLayer",
  "actionWait",
  "actionMove",
  "actionNoop",
  "hour",
  "round",
  "flow",
  "tick",
  "weather",
  "outageCount",
  "hunger",
  "hygiene",
  "energy",
  "warmth",
  "wallet",
  "wagesWithheld",
  "extroversion",
  "forgiveness",
  "ambition",
  "fiercest",
  "attendance",
  "person",
  "cell",
  "movedTick",
  "spawnTick",
  "possessed",
  "home",
  "job",
  "profile",
  "option",
  "commitUntil",
  "targetObject",
  "targetField",
  "stepIntent",
  "triedTick",
  "tried",
  "resetTick",
  "queuedObject",
  "heldObject",
  "heldSince",
  "outcomes",
  "shiftState",
  "latenessCounter",
  "attendanceSamples",
  "leavingSince",
  "embedding",
  "trust",
  "familiarity",
  "rivalry",
  "other",
  "holders",
  "queue",
  "queueLength",
  "rows",
  "byteRows",
  "layers",
  "objectsNear",
  "block",
  "changed",
  "drawnCell",
  "drawnField",
  "drawnRound",
  "lastObserved",
  "pointedCell",
  "pointedHome",
  "pointedJob",
  "toldWallet",
  "isLonely",
  "shown",
  "identities",
  "chosen",
  "planes",
  "layerAt",
  "looks",
  "constants",
  "shiftFlag",
  "actionOfLog",
  "actionOfTry",
  "actionHash",
  "avoidFrom",
  "useField",
  "queueFields",
  "nearest",
  "landmarkFrom",
  "landmarks",
  "ownCell",
  "homeCell",
  "workCell",
  "decay",
  "clock",
] as const;

/** Bytes of both. */
export const FRAME_BYTES = FRAME_DOUBLES.length * 8 + FRAME_INTS.length * 4;

/** The frame of one town, and what goes with it. */
export interface Compiled {
  readonly tables: KernelTables;
  readonly ints: Int32Array;
  /** Where they begin. */
  readonly frame: number;
  readonly slots: number;
  ways: Ways | null;
}

/** What towns of the same rules that are observed in the same layout have in common in the kernel's memory. */
export class KernelTables {
  readonly observe: ObserveCompiled;
  readonly room: Room;
  readonly rules: Rules;
  readonly layout: ObservationLayout;
  readonly #addresses = new Map<string, number>();
  readonly #ways = new Map<Ways, number>();

  constructor(observe: ObserveCompiled, room: Room, rules: Rules, layout: ObservationLayout) {
    this.observe = observe;
    this.room = room;
    this.rules = rules;
    this.layout = layout;
  }

  /** Address of a table, copied when first asked for. */
  keep(
    name: string,
    make: () => Float64Array | Float32Array | Int32Array | Uint16Array | Uint8Array,
  ): number {
    const known = this.#addresses.get(name);
    if (known !== undefined) return known;
    const { buffer, byteOffset, byteLength } = make();
    const copy = this.room.bytes(byteLength);
    copy.set(new Uint8Array(buffer, byteOffset, byteLength));
    this.#addresses.set(name, copy.byteOffset);
    return copy.byteOffset;
  }

  /** Address of the directions of some ways, copied when first asked for: there are as many as weathers, at most. */
  flowAt(ways: Ways): number {
    const known = this.#ways.get(ways);
    if (known !== undefined) return known;
    const copy = this.room.bytes(ways.direction.length);
    copy.set(ways.direction);
    this.#ways.set(ways, copy.byteOffset);
    return copy.byteOffset;
  }
}

const HOUR = FRAME_INTS.indexOf("hour");
const ROUND = FRAME_INTS.indexOf("round");
const FLOW = FRAME_INTS.indexOf("flow");

/** What of an observer changes from tick to tick. */
interface Moment {
  readonly hour: number;
  readonly ways: Ways;
  readonly ground: { readonly layers: { readonly round: number } };
}

/** Tells the kernel of a new tick. */
export function refreshFrame(compiled: Compiled, { hour, ways, ground }: Moment): void {
  const { ints, tables } = compiled;
  ints[HOUR] = hour;
  ints[ROUND] = ground.layers.round;
  if (compiled.ways === ways) return;
  compiled.ways = ways;
  ints[FLOW] = tables.flowAt(ways);
}
