/** Mesa's rasteriser, several times as fast as Chromium's own. Only tests ask for it; the program takes what it finds. */
export const softwareGl = ["--use-gl=angle", "--use-angle=gl", "--ignore-gpu-blocklist"] as const;
