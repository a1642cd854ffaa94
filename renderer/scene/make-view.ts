import type { Settings } from "../../preload/settings.ts";
import { WORDS } from "../../preload/words/words.ts";
import { FlatView } from "../flat/flat-view.ts";
import { Stage } from "./stage.ts";
import { textScale } from "./text-scale.ts";
import { isSoftwareGl, startScale, type Tier } from "./tier.ts";
import type { TownMap } from "./town-map.ts";
import type { TownView } from "./view.ts";

export interface ViewWish {
  /** The place on the page; the canvas goes into it first of all. */
  readonly host: HTMLElement;
  readonly map: TownMap;
  readonly quality: Settings["quality"];
  /** Name of the graphics driver, empty where there is none. */
  readonly gl: string;
  /** Tier that a probe has chosen, where one has, and at which render scale it is drawn already. */
  readonly known: Tier | undefined;
  readonly scale?: number;
  /** The driver lets go of the picture. */
  readonly onLost: () => void;
}

export interface MadeView {
  readonly view: TownView;
  /** Why it is the flat one although that was not asked for; null otherwise. */
  readonly notice: string | null;
  /** Takes the picture off the page. */
  readonly end: () => void;
}

/** Makes what draws a town: the three-dimensional view where the machine can, else the flat one. */
export function makeView(wish: ViewWish): MadeView {
  const canvas = document.createElement("canvas");
  canvas.tabIndex = -1;
  wish.host.prepend(canvas);
  const { stage, notice } = tryStage(canvas, wish);
  if (stage === null) return { ...makeFlat(canvas, wish.map), notice };
  const lost = (event: Event) => {
    event.preventDefault();
    wish.onLost();
  };
  canvas.addEventListener("webglcontextlost", lost);
  const end = () => {
    canvas.removeEventListener("webglcontextlost", lost);
    stage.dispose();
    canvas.remove();
  };
  return { view: stage, notice: null, end };
}

function tryStage(
  canvas: HTMLCanvasElement,
  { host, map, quality, gl, known, scale: given }: ViewWish,
): { readonly stage: Stage | null; readonly notice: string | null } {
  if (quality === "2d") return { stage: null, notice: null };
  if (gl === "") {
    return { stage: null, notice: WORDS.picture.notDeep };
  }
  const tier = quality === "auto" ? (known ?? (isSoftwareGl(gl) ? "low" : "mid")) : quality;
  const usual =
    tier === "low"
      ? startScale(host.clientWidth * host.clientHeight * textScale() ** 2, isSoftwareGl(gl))
      : Math.min(window.devicePixelRatio / textScale(), tier === "high" ? 2 : 1);
  try {
    return { stage: new Stage(canvas, map, tier, given ?? usual), notice: null };
  } catch {
    return { stage: null, notice: WORDS.picture.notStarted };
  }
}

function makeFlat(canvas: HTMLCanvasElement, map: TownMap): Pick<MadeView, "view" | "end"> {
  // A canvas that once was asked for WebGL cannot be drawn on flat.
  const drawable = canvas.getContext("2d") === null ? document.createElement("canvas") : canvas;
  if (drawable !== canvas) canvas.replaceWith(drawable);
  const view = new FlatView(drawable, map);
  const end = () => {
    view.dispose();
    drawable.remove();
  };
  return { view, end };
}
