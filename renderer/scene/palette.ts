/** Every colour of the town by day, as #rrggbb numbers. Light and time of day do the rest. */
export const PALETTE = {
  grass: 0x93ad66,
  grassDeep: 0x77975a,
  leaf: 0x65914f,
  leafWarm: 0x9aae55,
  pine: 0x467358,
  bark: 0x7a5a41,
  wood: 0xb98a5c,
  woodDark: 0x8a6242,
  plaster: 0xf3e7d0,
  stone: 0xcfc7b8,
  paving: 0xe0d5c0,
  road: 0x74767f,
  roadLine: 0xf2ead6,
  glass: 0x8fb9cf,
  water: 0x66aab8,
  terracotta: 0xc4704f,
  slate: 0x5d7490,
  teal: 0x4f9c94,
  ochre: 0xdda64a,
  rose: 0xd98a84,
  plum: 0x8b6a93,
  cream: 0xfaf3e3,
  metal: 0xaab3ba,
  dark: 0x3d3a44,
} as const;

/** Blends two colours, `share` of the second. */
export function mixColour(first: number, second: number, share: number): number {
  let mixed = 0;
  for (const shift of [16, 8, 0]) {
    const from = (first >> shift) & 0xff;
    const to = (second >> shift) & 0xff;
    mixed |= Math.round(from + (to - from) * share) << shift;
  }
  return mixed;
}

/** Multiplies brightness; above 1 is clipped. */
export function shadeColour(colour: number, factor: number): number {
  let shaded = 0;
  for (const shift of [16, 8, 0]) {
    shaded |= Math.min(255, Math.round(((colour >> shift) & 0xff) * factor)) << shift;
  }
  return shaded;
}

/** A repeatable number in [0, 1) from whole numbers: the same tile always looks the same. */
export function hash(x: number, y: number, salt = 0): number {
  let bits =
    Math.imul(x + 0x9e37, 0x85ebca6b) ^ Math.imul(y + 0x79b9, 0xc2b2ae35) ^ (salt * 0x27d4eb2f);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return ((bits ^ (bits >>> 15)) >>> 0) / 4294967296;
}

/** Parses "#rrggbb"; anything else is mid grey. */
export function parseColour(text: string): number {
  return /^#[0-9a-f]{6}$/iu.test(text) ? Number.parseInt(text.slice(1), 16) : 0x999999;
}
