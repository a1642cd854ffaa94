import { Color, Vector3 } from "three";

interface Mood {
  /** Share of the day, 0 midnight, 0.25 sunrise, 0.5 noon, 0.75 sunset. */
  readonly at: number;
  readonly skyTop: number;
  readonly horizon: number;
  readonly sun: number;
  readonly sunPower: number;
  readonly ambientSky: number;
  readonly ambientGround: number;
  readonly ambientPower: number;
}

/** The town's light through a day; between two entries it is blended. */
const MOODS: readonly Mood[] = [
  {
    at: 0,
    skyTop: 0x0e1738,
    horizon: 0x26365f,
    sun: 0x8fb0ff,
    sunPower: 0.16,
    ambientSky: 0x5d7fd0,
    ambientGround: 0x2b3566,
    ambientPower: 0.26,
  },
  {
    at: 0.2,
    skyTop: 0x131c44,
    horizon: 0x31406e,
    sun: 0x8fb0ff,
    sunPower: 0.15,
    ambientSky: 0x6380cc,
    ambientGround: 0x323a6c,
    ambientPower: 0.28,
  },
  {
    at: 0.245,
    skyTop: 0x4a5b9c,
    horizon: 0xd99a8c,
    sun: 0xff9a6a,
    sunPower: 0.25,
    ambientSky: 0x93a0d8,
    ambientGround: 0x6a5a78,
    ambientPower: 0.42,
  },
  {
    at: 0.29,
    skyTop: 0x7aa4dd,
    horizon: 0xffd2a4,
    sun: 0xffb87a,
    sunPower: 0.95,
    ambientSky: 0xb4c4ec,
    ambientGround: 0x9c8577,
    ambientPower: 0.44,
  },
  {
    at: 0.37,
    skyTop: 0x74b4ea,
    horizon: 0xd8ecf3,
    sun: 0xffeac8,
    sunPower: 1.02,
    ambientSky: 0xc4dcf6,
    ambientGround: 0xa79a82,
    ambientPower: 0.5,
  },
  {
    at: 0.5,
    skyTop: 0x66b0ec,
    horizon: 0xd3ecf6,
    sun: 0xfff3da,
    sunPower: 1.08,
    ambientSky: 0xc8e0f8,
    ambientGround: 0xaca088,
    ambientPower: 0.52,
  },
  {
    at: 0.63,
    skyTop: 0x72b0e6,
    horizon: 0xe8ebe0,
    sun: 0xffe6b8,
    sunPower: 1.05,
    ambientSky: 0xc8d8f0,
    ambientGround: 0xad9a80,
    ambientPower: 0.49,
  },
  {
    at: 0.7,
    skyTop: 0x7f9cd0,
    horizon: 0xffce93,
    sun: 0xffb565,
    sunPower: 1.05,
    ambientSky: 0xb8bee4,
    ambientGround: 0xa8836c,
    ambientPower: 0.43,
  },
  {
    at: 0.748,
    skyTop: 0x5b69ad,
    horizon: 0xff9f78,
    sun: 0xff7f50,
    sunPower: 0.55,
    ambientSky: 0x9d98d4,
    ambientGround: 0x8a617a,
    ambientPower: 0.42,
  },
  {
    at: 0.79,
    skyTop: 0x36417f,
    horizon: 0xb87a93,
    sun: 0x9fa8ff,
    sunPower: 0.14,
    ambientSky: 0x7f88d0,
    ambientGround: 0x554a80,
    ambientPower: 0.38,
  },
  {
    at: 0.85,
    skyTop: 0x1a2450,
    horizon: 0x4a4f84,
    sun: 0x8fb0ff,
    sunPower: 0.15,
    ambientSky: 0x6682d0,
    ambientGround: 0x363c70,
    ambientPower: 0.3,
  },
  {
    at: 1,
    skyTop: 0x0e1738,
    horizon: 0x26365f,
    sun: 0x8fb0ff,
    sunPower: 0.16,
    ambientSky: 0x5d7fd0,
    ambientGround: 0x2b3566,
    ambientPower: 0.26,
  },
];

/** Light of one moment. Reused: `setDaylight` writes into it. */
export interface Daylight {
  readonly skyTop: Color;
  readonly horizon: Color;
  readonly sun: Color;
  readonly ambientSky: Color;
  readonly ambientGround: Color;
  /** Towards the sun by day, towards the moon by night. */
  readonly direction: Vector3;
  /** 0 by day, 1 when windows and lamps are lit. */
  lampLevel: number;
}

export function createDaylight(): Daylight {
  return {
    skyTop: new Color(),
    horizon: new Color(),
    sun: new Color(),
    ambientSky: new Color(),
    ambientGround: new Color(),
    direction: new Vector3(),
    lampLevel: 0,
  };
}

/** Lamps come on before sunset and go off after sunrise, each over some forty ticks. */
export function lampLevelAt(day: number): number {
  const evening = smooth(0.722, 0.765, day);
  const morning = 1 - smooth(0.235, 0.275, day);
  return Math.max(evening, morning);
}

/** Writes the light at share `day` of a day. No allocation. */
export function setDaylight(light: Daylight, day: number): void {
  let index = 0;
  while (index < MOODS.length - 2 && (MOODS[index + 1]?.at ?? 1) <= day) index++;
  const [from, to] = [MOODS[index], MOODS[index + 1]];
  if (from === undefined || to === undefined) return;
  const share = Math.min(1, Math.max(0, (day - from.at) / (to.at - from.at)));
  blend(light.skyTop, from.skyTop, to.skyTop, share, 1, 1);
  blend(light.horizon, from.horizon, to.horizon, share, 1, 1);
  blend(light.sun, from.sun, to.sun, share, from.sunPower, to.sunPower);
  blend(
    light.ambientSky,
    from.ambientSky,
    to.ambientSky,
    share,
    from.ambientPower,
    to.ambientPower,
  );
  blend(
    light.ambientGround,
    from.ambientGround,
    to.ambientGround,
    share,
    from.ambientPower,
    to.ambientPower,
  );
  sunDirection(light.direction, day);
  light.lampLevel = lampLevelAt(day);
}

const other = new Color();

function blend(
  out: Color,
  from: number,
  to: number,
  share: number,
  fromPower: number,
  toPower: number,
): void {
  out.setHex(from).multiplyScalar(fromPower);
  other.setHex(to).multiplyScalar(toPower);
  out.lerp(other, share);
}

/** East in the morning, high in the south at noon, west in the evening; the moon takes the same road by night. */
function sunDirection(out: Vector3, day: number): void {
  const isDay = day >= 0.25 && day < 0.765;
  const share = isDay ? (day - 0.25) / 0.515 : ((day + 1 - 0.765) % 1) / 0.485;
  const angle = Math.PI * (0.08 + 0.84 * share);
  const high = isDay ? 0.86 : 0.95;
  out.set(Math.cos(angle), Math.sin(angle) * high + 0.1, 0.52).normalize();
}

function smooth(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
