import { Stage } from "./stage.ts";
import { chooseScale, chooseTier, isSoftwareGl, type Tier } from "./tier.ts";
import type { TownLoop } from "./town-loop.ts";

const WARM_UP_MS = 500;
const PROBE_MS = 1000;

export interface ProbeResult {
  readonly tier: Tier;
  readonly frameMs: number;
}

/** Name of the graphics driver, or empty when there is no WebGL 2. */
export function readGl(): string {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2");
  if (context === null) return "";
  const extension = context.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = context.getParameter(
    extension === null ? context.RENDERER : extension.UNMASKED_RENDERER_WEBGL,
  );
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return String(name) || "unknown";
}

/** Watches the first second of drawing, then settles tier and render scale. */
export class Probe {
  private readonly loop: TownLoop;
  private readonly gl: string;
  private readonly mayChange: boolean;
  private timer = 0;

  constructor(loop: TownLoop, gl: string, mayChange: boolean) {
    this.loop = loop;
    this.gl = gl;
    this.mayChange = mayChange;
  }

  start(onDone: (result: ProbeResult) => void): void {
    this.loop.keepDrawing(performance.now() + WARM_UP_MS + PROBE_MS);
    this.timer = window.setTimeout(() => {
      this.loop.times.clear();
      this.timer = window.setTimeout(() => this.finish(onDone), PROBE_MS);
    }, WARM_UP_MS);
  }

  stop(): void {
    window.clearTimeout(this.timer);
  }

  private finish(onDone: (result: ProbeResult) => void): void {
    const frameMs = this.loop.times.percentile(0.5);
    const view = this.loop.currentView;
    // Who asks for a higher tier in spite of software graphics gets it whole.
    if (view instanceof Stage && view.tier === "low" && isSoftwareGl(this.gl)) {
      const scale = chooseScale(frameMs, view.renderScale);
      if (Math.abs(scale - view.renderScale) > 0.04) view.setScale(scale);
    }
    onDone({ tier: this.mayChange ? chooseTier(this.gl, frameMs) : asTier(view.tier), frameMs });
  }
}

const asTier = (name: string): Tier => (name === "mid" || name === "high" ? name : "low");
