import { scaleAt } from "../scene/look.ts";
import { textScale } from "../scene/text-scale.ts";
import type { CameraMove, Eye, Insets } from "../scene/view.ts";

/** CSS pixels per tile at the usual text size. */
const MIN_SCALE = 7;
const MAX_SCALE = 64;
const FOLLOW_SCALE = 30;
/** Time in which two thirds of a way are made, in milliseconds; also while it films. */
const EASE_MS = 120;
const FILM_EASE_MS = 420;
/** How much closer it comes while it films, each second. */
const FILM_CLOSER = 0.008;

/** Pan and zoom of the flat map. `scale` is CSS pixels per tile; the offset is where tile (0, 0) lies. */
export class FlatCamera implements Eye {
  scale = 14;
  offsetX = 0;
  offsetY = 0;
  private readonly stop = new AbortController();
  private readonly width: number;
  private readonly height: number;
  private viewWidth = 1;
  private viewHeight = 1;
  private insets: Insets = { left: 0, right: 0, top: 0, bottom: 0 };
  private x: number;
  private y: number;
  private wantedX: number;
  private wantedY: number;
  private wantedScale = 14;
  private smooth = true;
  private following = -1;
  private detached = false;
  private atHome = true;
  private films = false;
  /** Where the viewer was when the camera flew off by itself; null while it has not. */
  private left: { x: number; y: number; scale: number; atHome: boolean } | null = null;

  constructor(element: HTMLElement, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.x = this.wantedX = width / 2;
    this.y = this.wantedY = height / 2;
    const { signal } = this.stop;
    element.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        this.zoom(Math.exp(-event.deltaY * 0.0012));
      },
      { signal, passive: false },
    );
    element.addEventListener(
      "pointermove",
      (event) => {
        if (event.buttons === 0) return;
        this.detached = true;
        this.atHome = false;
        this.left = null;
        this.wantedX = this.x -= event.movementX / this.scale;
        this.wantedY = this.y -= event.movementY / this.scale;
        this.place();
        this.dragged = true;
      },
      { signal },
    );
  }

  private dragged = false;

  resize(width: number, height: number, insets: Insets): void {
    this.viewWidth = width;
    this.viewHeight = height;
    this.insets = insets;
    if (this.atHome) {
      this.home();
      this.jump();
    }
    this.place();
  }

  setReducedMotion(reduced: boolean): void {
    this.smooth = !reduced;
  }

  home(): void {
    const { insets } = this;
    this.left = null;
    this.atHome = true;
    this.detached = true;
    this.wantedX = this.width / 2;
    this.wantedY = this.height / 2;
    const fitX = (this.viewWidth - insets.left - insets.right - 24) / this.width;
    const fitY = (this.viewHeight - insets.top - insets.bottom - 8) / this.height;
    this.wantedScale = clampScale(Math.min(fitX, fitY));
  }

  visit(x: number, y: number): void {
    this.left = null;
    this.lookAt(x, y);
  }

  peek(x: number, y: number): void {
    const { wantedX, wantedY, wantedScale, atHome } = this;
    this.left ??= { x: wantedX, y: wantedY, scale: wantedScale, atHome };
    this.lookAt(x + 0.5, y + 0.5);
  }

  comeBack(): void {
    const { left } = this;
    this.left = null;
    if (left === null) return;
    this.wantedX = left.x;
    this.wantedY = left.y;
    this.wantedScale = left.scale;
    this.atHome = left.atHome;
  }

  get isAway(): boolean {
    return this.left !== null;
  }

  private lookAt(x: number, y: number): void {
    this.detached = true;
    this.atHome = false;
    this.wantedX = x;
    this.wantedY = y;
    this.wantedScale = Math.max(this.wantedScale, (FOLLOW_SCALE * 0.8) / textScale());
  }

  follow(person: number, x: number, y: number): void {
    if (person < 0) {
      this.following = -1;
      return;
    }
    if (person !== this.following) {
      this.following = person;
      this.left = null;
      this.detached = false;
      this.atHome = false;
      const near = FOLLOW_SCALE / textScale();
      this.wantedScale = this.films ? near : Math.max(this.wantedScale, near);
    }
    if (this.detached) return;
    this.wantedX = x;
    this.wantedY = y;
  }

  move(direction: CameraMove, amount: number): void {
    this.atHome = false;
    this.left = null;
    const step = (80 * amount) / this.scale;
    if (direction === "in" || direction === "orbit-right") this.zoom(1 + 0.18 * amount);
    else if (direction === "out" || direction === "orbit-left") this.zoom(1 / (1 + 0.18 * amount));
    else {
      this.detached = true;
      if (direction === "left") this.wantedX -= step;
      if (direction === "right") this.wantedX += step;
      if (direction === "up") this.wantedY -= step;
      if (direction === "down") this.wantedY += step;
    }
  }

  /** The tile in the middle and the scale. */
  readSight(out: Float64Array): void {
    out[0] = this.x;
    out[1] = this.y;
    out[2] = this.scale;
  }

  takeSight(sight: Float64Array): void {
    this.fly(sight);
    this.jump();
    this.place();
    this.dragged = true;
  }

  fly([x = 0, y = 0, scale = 1]: Float64Array): void {
    this.left = null;
    this.detached = true;
    this.atHome = false;
    this.wantedX = x;
    this.wantedY = y;
    this.wantedScale = scale;
  }

  flyOver(x: number, y: number, distance: number): void {
    this.left = null;
    this.detached = true;
    this.atHome = false;
    this.wantedX = x;
    this.wantedY = y;
    this.wantedScale = clampScale(scaleAt(distance, this.viewHeight));
  }

  film(films: boolean): void {
    if (films === this.films) return;
    this.films = films;
    // Whoever is followed now is flown to, be it the same as before.
    this.following = -1;
  }

  /** Moves towards what is wanted; returns whether it moved. */
  update(elapsed: number): boolean {
    const ease = this.films ? FILM_EASE_MS : EASE_MS;
    const share = this.smooth ? 1 - Math.exp(-elapsed / ease) : 1;
    if (this.films && this.smooth)
      this.wantedScale = clampScale(this.wantedScale * (1 + (FILM_CLOSER * elapsed) / 1000));
    const moved =
      Math.abs(this.wantedX - this.x) + Math.abs(this.wantedY - this.y) > 0.004 ||
      Math.abs(this.wantedScale - this.scale) > 0.01;
    const drag = this.dragged;
    this.dragged = false;
    if (!moved) return drag;
    this.x += (this.wantedX - this.x) * share;
    this.y += (this.wantedY - this.y) * share;
    this.scale += (this.wantedScale - this.scale) * share;
    this.place();
    return true;
  }

  dispose(): void {
    this.stop.abort();
  }

  private zoom(factor: number): void {
    this.atHome = false;
    this.left = null;
    this.wantedScale = clampScale(this.wantedScale * factor);
  }

  private jump(): void {
    this.x = this.wantedX;
    this.y = this.wantedY;
    this.scale = this.wantedScale;
  }

  private place(): void {
    const { insets } = this;
    const middleX = (insets.left + this.viewWidth - insets.right) / 2;
    const middleY = (insets.top + this.viewHeight - insets.bottom) / 2;
    this.offsetX = middleX - this.x * this.scale;
    this.offsetY = middleY - this.y * this.scale;
  }
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

const clampScale = (scale: number): number =>
  clamp(scale, MIN_SCALE / textScale(), MAX_SCALE / textScale());
