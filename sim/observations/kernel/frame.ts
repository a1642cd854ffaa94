/**
 * What the kernel is told of one town: numbers, and where in memory things lie. Written by
 * `../compiled-kernel.ts`, which names the same fields in the same order. Addresses are in bytes.
 * Columns of people and ties are those of `sim/world`; tables are told of there.
 */
@unmanaged
export class Frame {
  // Doubles.
  walletScale: f64;
  walletHigh: f64;
  latenessScale: f64;
  latenessHigh: f64;
  wagesScale: f64;
  wagesHigh: f64;
  durationScale: f64;
  durationHigh: f64;
  targetScale: f64;
  placeScale: f64;
  edges: f64;
  avoidThreshold: f64;
  needOverride: f64;
  moneyScale: f64;
  leastLiking: f64;

  // Sizes and choices.
  schema: i32;
  ties: i32;
  embeddings: i32;
  ticksPerDay: i32;
  commitTicks: i32;
  outcomeWidth: i32;
  outcomeInts: i32;
  attendanceSlots: i32;
  holderSlots: i32;
  queueSlots: i32;
  utilities: i32;
  weathers: i32;
  hasWarmth: i32;
  cells: i32;
  stride: i32;
  window: i32;
  channels: i32;
  isBytes: i32;
  flatFrom: i32;
  rowStride: i32;
  byteStride: i32;
  featuresAt: i32;
  targetsAt: i32;
  traitsAt: i32;
  socialAt: i32;
  aggregatesAt: i32;
  addedAt: i32;
  friends: i32;
  rivals: i32;
  dim: i32;
  isSocialOff: i32;
  targetTypes: i32;
  placeTypes: i32;
  stove: i32;
  peopleLayer: i32;
  peopleCountsLayer: i32;
  reservedLayer: i32;
  actionWait: i32;
  actionMove: i32;
  actionNoop: i32;
  /** Changes from tick to tick. */
  hour: i32;
  round: i32;
  flow: usize;

  // The town.
  tick: usize;
  weather: usize;
  outageCount: usize;

  // People.
  hunger: usize;
  hygiene: usize;
  energy: usize;
  warmth: usize;
  wallet: usize;
  wagesWithheld: usize;
  extroversion: usize;
  forgiveness: usize;
  ambition: usize;
  fiercest: usize;
  attendance: usize;
  person: usize;
  cell: usize;
  movedTick: usize;
  spawnTick: usize;
  possessed: usize;
  home: usize;
  job: usize;
  profile: usize;
  option: usize;
  commitUntil: usize;
  targetObject: usize;
  targetField: usize;
  stepIntent: usize;
  triedTick: usize;
  tried: usize;
  resetTick: usize;
  queuedObject: usize;
  heldObject: usize;
  heldSince: usize;
  outcomes: usize;
  shiftState: usize;
  latenessCounter: usize;
  attendanceSamples: usize;
  leavingSince: usize;
  embedding: usize;

  // Their ties, and the objects.
  trust: usize;
  familiarity: usize;
  rivalry: usize;
  other: usize;
  holders: usize;
  queue: usize;
  queueLength: usize;

  // What the observer keeps.
  rows: usize;
  byteRows: usize;
  layers: usize;
  objectsNear: usize;
  block: usize;
  changed: usize;
  drawnCell: usize;
  drawnField: usize;
  drawnRound: usize;
  lastObserved: usize;
  pointedCell: usize;
  pointedHome: usize;
  pointedJob: usize;
  toldWallet: usize;
  isLonely: usize;
  shown: usize;
  identities: usize;
  chosen: usize;

  // Tables.
  planes: usize;
  layerAt: usize;
  looks: usize;
  constants: usize;
  shiftFlag: usize;
  actionOfLog: usize;
  actionOfTry: usize;
  actionHash: usize;
  avoidFrom: usize;
  useField: usize;
  queueFields: usize;
  nearest: usize;
  landmarkFrom: usize;
  landmarks: usize;
  ownCell: usize;
  homeCell: usize;
  workCell: usize;
  decay: usize;
  clock: usize;
}

/** No object, tick or row, as in `sim/world/agent-table.ts`. */
export const NONE: i32 = -1;

/** The `index`-th number of a column. */
export function double(column: usize, index: i32): f64 {
  return load<f64>(column + (index << 3));
}

export function int(column: usize, index: i32): i32 {
  return load<i32>(column + (index << 2));
}

export function setInt(column: usize, index: i32, value: i32): void {
  store<i32>(column + (index << 2), value);
}

/** Puts a double as a float at a place of a row. */
export function put(row: usize, place: i32, value: f64): void {
  store<f32>(row + (place << 2), f32(value));
}

export function flag(row: usize, place: i32, isUp: bool): void {
  store<f32>(row + (place << 2), isUp ? 1 : 0);
}
