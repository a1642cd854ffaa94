import type { SceneAgent } from "../../sim/telemetry/scene.ts";
import { markOf } from "../format/words.ts";
import { paintDot } from "./paint-dot.ts";

/** Of the sheet that they are painted on, in pixels: at the usual size it holds more than a thousand people. */
const SIDE = 2048;
/** Room that a badge takes with its shadow, in radii. */
const ROOM = 2.7;

/**
 * Everybody as a disc with the mark of their name, or a z for who sleeps: painted once and then only copied,
 * because letters are what costs most on a map of a thousand.
 */
export class Badges {
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d");
  /** Cell of each that was painted so far, by whether they sleep. */
  private readonly awake = new Map<SceneAgent, number>();
  private readonly asleep = new Map<SceneAgent, number>();
  /** Radius that they are painted with, and that they are shown with. */
  private radius = 0;
  private shown = 0;
  private cell = 1;
  private columns = 1;
  private used = 0;

  constructor() {
    this.canvas.width = SIDE;
    this.canvas.height = SIDE;
  }

  /** From now on badges are so large, in pixels of the picture. */
  setRadius(radius: number): void {
    this.shown = radius;
    // While somebody zooms they are copied a little smaller, and painted anew once for every pixel.
    const painted = Math.ceil(radius);
    if (painted === this.radius) return;
    this.radius = painted;
    this.cell = Math.ceil(painted * ROOM);
    this.columns = Math.max(1, Math.floor(SIDE / this.cell));
    this.forget();
  }

  /** Copies a badge to `x`, `y`, in units of `context`; `unit` is one pixel of the picture in them. */
  draw(
    context: CanvasRenderingContext2D,
    agent: SceneAgent,
    sleeps: boolean,
    x: number,
    y: number,
    unit: number,
  ): void {
    const { cell, columns } = this;
    const at = (sleeps ? this.asleep : this.awake).get(agent) ?? this.paint(agent, sleeps);
    const [left, top] = [(at % columns) * cell, Math.floor(at / columns) * cell];
    const size = (cell * unit * this.shown) / this.radius;
    context.drawImage(this.canvas, left, top, cell, cell, x - size / 2, y - size / 2, size, size);
  }

  /** Paints all of them anew when they are asked for. */
  forget(): void {
    this.used = 0;
    this.awake.clear();
    this.asleep.clear();
    this.context?.clearRect(0, 0, SIDE, SIDE);
  }

  private paint(agent: SceneAgent, sleeps: boolean): number {
    if (this.used >= this.columns * this.columns) this.forget();
    const at = this.used++;
    (sleeps ? this.asleep : this.awake).set(agent, at);
    const { context, cell, columns, radius } = this;
    if (context === null) return at;
    const x = ((at % columns) + 0.5) * cell;
    const y = (Math.floor(at / columns) + 0.5) * cell;
    paintDot(context, x + radius * 0.12, y + radius * 0.2, radius, "rgb(10 14 24 / 38%)");
    paintDot(context, x, y, radius, agent.colour);
    context.lineWidth = radius * 0.2;
    context.strokeStyle = "#ffffff";
    context.stroke();
    context.fillStyle = "#ffffff";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.strokeStyle = "rgb(0 0 0 / 55%)";
    context.lineWidth = radius * 0.16;
    const mark = sleeps ? "z" : markOf(agent.name);
    context.font = `700 ${radius * (mark.length > 1 ? 0.95 : 1.15)}px "Inter Variable", sans-serif`;
    context.strokeText(mark, x, y + radius * 0.06);
    context.fillText(mark, x, y + radius * 0.06);
    return at;
  }
}
