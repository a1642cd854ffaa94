export type Tier = "low" | "mid" | "high";

export interface TierTraits {
  readonly antialias: boolean;
  readonly shadowSize: number;
  /** Samples of the shadow map per pixel; 0 draws none. */
  readonly shadowTaps: number;
  readonly peopleCastShadows: boolean;
  /** How far the sun may move, in radians, before shadows are drawn anew. */
  readonly sunStep: number;
  readonly maxPixelRatio: number;
}

export const TIERS: Readonly<Record<Tier, TierTraits>> = {
  low: {
    antialias: false,
    shadowSize: 1024,
    shadowTaps: 1,
    peopleCastShadows: false,
    sunStep: 0.05,
    maxPixelRatio: 1,
  },
  mid: {
    antialias: true,
    shadowSize: 2048,
    shadowTaps: 4,
    peopleCastShadows: true,
    sunStep: 0.01,
    maxPixelRatio: 1,
  },
  high: {
    antialias: true,
    shadowSize: 4096,
    shadowTaps: 8,
    peopleCastShadows: true,
    sunStep: 0.004,
    maxPixelRatio: 2,
  },
};

/** Rasterisers that run on the processor. */
export const isSoftwareGl = (gl: string): boolean =>
  /llvmpipe|softpipe|swiftshader|software|basic render/iu.test(gl);

/** Tier by what the probe saw: the driver's name and milliseconds per frame at `mid`. */
export function chooseTier(gl: string, frameMs: number): Tier {
  if (isSoftwareGl(gl) || frameMs > 28) return "low";
  return frameMs < 9 ? "high" : "mid";
}

/** Render scale for the low tier, from milliseconds per frame at full scale; never below a half. */
export function chooseScale(frameMs: number, aimMs = 45): number {
  if (frameMs <= aimMs) return 1;
  // Half of the cost is per pixel, so cost falls with about the square of the scale.
  const scale = Math.sqrt(aimMs / frameMs);
  return Math.max(0.5, Math.round(scale * 20) / 20);
}
