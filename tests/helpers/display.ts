/**
 * Chromium switches for machines without a graphics card: Mesa's software GL is three to five times cheaper than
 * Chromium's own. They belong to the tests only; the application decides by what it finds.
 */
export const softwareGl = ["--use-gl=angle", "--use-angle=gl", "--ignore-gpu-blocklist"] as const;
