/** Width and height of a small picture, in pixels; a few dozen kilobytes as JPEG. */
const [WIDTH, HEIGHT] = [480, 300];
const QUALITY = 0.8;

declare global {
  interface Window {
    /** How the town looks now, for the list of recent towns; the main side asks. Null while none is on screen. */
    townletPicture?: () => string | null;
  }
}

/** The middle of what was drawn in the running task, as the address of a small JPEG. */
export function pictureOf(canvas: HTMLCanvasElement): string | null {
  const small = document.createElement("canvas");
  small.width = WIDTH;
  small.height = HEIGHT;
  const context = small.getContext("2d");
  if (context === null || canvas.width === 0 || canvas.height === 0) return null;
  const scale = Math.max(WIDTH / canvas.width, HEIGHT / canvas.height);
  const [wide, high] = [WIDTH / scale, HEIGHT / scale];
  const [left, top] = [(canvas.width - wide) / 2, (canvas.height - high) / 2];
  context.drawImage(canvas, left, top, wide, high, 0, 0, WIDTH, HEIGHT);
  return small.toDataURL("image/jpeg", QUALITY);
}
