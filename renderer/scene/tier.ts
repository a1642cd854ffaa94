export type Tier = "low" | "mid" | "high";

export interface TierTraits {
  readonly antialias: boolean;
  readonly shadowSize: number;
  /** Samples of the shadow map per pixel; 0 draws none. */
  readonly shadowTaps: number;
  readonly peopleCastShadows: boolean;
  readonly rainStreaks: number;
  /** How far the sun may move, in radians, before shadows are drawn anew. */
  readonly sunStep: number;
  readonly maxPixelRatio: number;
  /** The least time between two drawings of shadows and of standing things, in milliseconds. */
  readonly keepMs: number;
  /** From which height on, in pixels, people are drawn with faces, shoes and hands. */
  readonly detailFrom: number;
}

export const TIERS: Readonly<Record<Tier, TierTraits>> = {
  low: {
    antialias: false,
    shadowSize: 2048,
    shadowTaps: 1,
    peopleCastShadows: false,
    rainStreaks: 560,
    sunStep: 0.05,
    maxPixelRatio: 1,
    keepMs: 120,
    detailFrom: 44,
  },
  mid: {
    antialias: true,
    shadowSize: 2048,
    shadowTaps: 4,
    peopleCastShadows: true,
    rainStreaks: 900,
    sunStep: 0.01,
    maxPixelRatio: 1,
    keepMs: 0,
    detailFrom: 32,
  },
  high: {
    antialias: true,
    shadowSize: 4096,
    shadowTaps: 8,
    peopleCastShadows: true,
    rainStreaks: 1400,
    sunStep: 0.004,
    maxPixelRatio: 2,
    keepMs: 0,
    detailFrom: 24,
  },
};

/** Rasterisers that run on the processor. */
export const isSoftwareGl = (gl: string): boolean =>
  /llvmpipe|softpipe|swiftshader|software|basic render/iu.test(gl);

/** Tier by what the probe saw: the driver's name and milliseconds per frame at `mid`, where 17 is a display's pace. */
export function chooseTier(gl: string, frameMs: number): Tier {
  if (isSoftwareGl(gl) || frameMs > 34) return "low";
  return frameMs < 18 ? "high" : "mid";
}

/** What a software rasteriser aims at, in milliseconds per frame. */
const AIM_MS = 46;

/** Render scale to begin with: software draws about a million pixels in time. */
export function startScale(pixels: number, software: boolean): number {
  return software ? clampScale(Math.sqrt(900_000 / Math.max(1, pixels))) : 1;
}

/** Render scale from milliseconds per frame at the `current` one; half of the cost goes with the pixels. */
export function chooseScale(frameMs: number, current: number): number {
  if (frameMs <= 0) return current;
  const pixelShare = 0.5;
  const wanted = (AIM_MS / frameMs - (1 - pixelShare)) / pixelShare;
  return clampScale(current * Math.sqrt(Math.max(0.05, wanted)));
}

/** Never below a half: then it is no picture of the town any more. */
const clampScale = (scale: number): number =>
  Math.min(1, Math.max(0.5, Math.round(scale * 20) / 20));
