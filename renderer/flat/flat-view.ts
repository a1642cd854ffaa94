import type { Person } from "../frames/crowd.ts";
import { SIGN } from "../frames/signs.ts";
import { createDaylight } from "../scene/daylight.ts";
import { CROWD } from "../scene/labels.ts";
import { SkyState } from "../scene/sky-state.ts";
import { textScale } from "../scene/text-scale.ts";
import { ACTIVITIES } from "../../sim/world/activities.ts";
import { isBuilding, type TownMap } from "../scene/town-map.ts";
import type { CameraMove, Eye, Insets, ScreenPoint, TownView, ViewMoment } from "../scene/view.ts";
import { Badges } from "./badges.ts";
import { FlatCamera } from "./flat-camera.ts";
import { mixColour } from "../scene/palette.ts";
import { css, paintMap, paintName, paintRoofs, TILE } from "./paint-map.ts";
import { LitGroups } from "./lit-groups.ts";
import { paintBubble } from "./paint-bubbles.ts";
import { paintGround } from "./paint-ground.ts";
import { paintNight } from "./paint-night.ts";
import { HEIGHT_SHARE, paintTies } from "./paint-ties.ts";
import { FROST, paintFrost, paintRain, paintWet, WET } from "./paint-weather.ts";

/** Share of a day after which the light is painted anew. */
const LIGHT_STEP = 0.004;
/** The least time between two paintings for the light's sake, in milliseconds. */
const KEEP_MS = 120;

/** The town as a flat map on a 2D canvas: for machines without WebGL, and for those who like maps. */
export class FlatView implements TownView {
  readonly tier = "2d";
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private map: TownMap;
  private ground: HTMLCanvasElement;
  private readonly roofs: HTMLCanvasElement;
  private readonly camera: FlatCamera;
  private readonly badges = new Badges();
  private readonly base = document.createElement("canvas");
  private readonly baseContext: CanvasRenderingContext2D;
  private readonly lit: LitGroups;
  private readonly daylight = createDaylight();
  private readonly sky = new SkyState();
  /** Seconds that the rain has been seen to fall. */
  private seconds = 0;
  private reduced = false;
  private unsettled = true;
  private openGroup = 0;
  private paintedDay = -1;
  private lightChanged = false;
  private sincePaint = 0;
  private roofsHidden = false;
  private stale = true;
  private ratio = 1;

  constructor(canvas: HTMLCanvasElement, map: TownMap) {
    const context = canvas.getContext("2d", { alpha: false });
    if (context === null) throw new Error("no 2D canvas");
    const baseContext = this.base.getContext("2d", { alpha: false });
    if (baseContext === null) throw new Error("no 2D canvas");
    this.baseContext = baseContext;
    this.lit = new LitGroups(map);
    this.canvas = canvas;
    this.context = context;
    this.map = map;
    this.ground = paintMap(map);
    this.roofs = paintRoofs(map);
    // Names are written again once the right face is there.
    void document.fonts.load(`700 20px "Inter Variable"`).then(() => {
      this.badges.forget();
      this.stale = true;
    });
    this.camera = new FlatCamera(canvas, map.width, map.height);
  }

  resize(width: number, height: number, insets: Insets): void {
    this.ratio = Math.min(2 * textScale(), window.devicePixelRatio);
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
    this.base.width = this.canvas.width;
    this.base.height = this.canvas.height;
    this.camera.resize(width, height, insets);
    this.stale = true;
  }

  recast(map: TownMap): void {
    if (map.scene.objects === this.map.scene.objects) return;
    this.map = map;
    this.ground = paintMap(map);
    this.stale = true;
  }

  setRoofsHidden(hidden: boolean): void {
    this.roofsHidden = hidden;
    this.stale = true;
  }

  setReducedMotion(reduced: boolean): void {
    this.reduced = reduced;
    this.camera.setReducedMotion(reduced);
  }

  move(direction: CameraMove, amount: number): void {
    this.camera.move(direction, amount);
  }

  home(): void {
    this.camera.home();
  }

  visit(x: number, y: number): void {
    this.camera.visit(x + 0.5, y + 0.5);
  }

  get eye(): Eye {
    return this.camera;
  }

  draw(moment: ViewMoment): boolean {
    const followed = moment.people[moment.followed];
    if (followed?.present === true) {
      this.camera.follow(followed.person, followed.drawX + 0.5, followed.drawY + 0.5);
    } else this.camera.follow(-1, 0, 0);
    const moved = this.camera.update(moment.elapsed);
    if (!moved && !moment.changed && !this.stale && !this.unsettled) return false;
    if (moved) this.stale = true;
    this.paint(moment, followed);
    return true;
  }

  private paint(moment: ViewMoment, followed: Person | undefined): void {
    const { camera, context, map, ratio } = this;
    const day = (moment.tick % map.scene.ticks_per_day) / map.scene.ticks_per_day;
    const open =
      followed?.present === true
        ? map.groupAt(Math.round(followed.drawX), Math.round(followed.drawY))
        : 0;
    if (!this.reduced && moment.changed) this.seconds += moment.elapsed / 1000;
    const { weather, outages, elapsed } = moment;
    const still = this.reduced || moment.isCut;
    this.unsettled = this.sky.advance(weather, outages, elapsed, still);
    if (this.unsettled) this.lightChanged = true;
    if (this.lit.update(moment.people) || Math.abs(day - this.paintedDay) > LIGHT_STEP)
      this.lightChanged = true;
    this.sincePaint += moment.elapsed;
    const lightIsDue = this.lightChanged && this.sincePaint >= KEEP_MS;
    if (this.stale || lightIsDue || open !== this.openGroup) {
      this.openGroup = open;
      this.paintedDay = day;
      this.sincePaint = 0;
      this.lightChanged = false;
      this.paintBase(day);
    }
    this.stale = false;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.base, 0, 0);
    const scale = camera.scale * ratio;
    context.setTransform(scale, 0, 0, scale, camera.offsetX * ratio, camera.offsetY * ratio);
    if (moment.heat.isShown) context.drawImage(moment.heat.canvas, 0, 0, map.width, map.height);
    paintGround(context, moment.marks, 1 / camera.scale);
    this.badges.setRadius(radiusAt(camera) * scale);
    const isCrowd = moment.people.length > CROWD;
    for (const person of moment.people)
      if (person.presence > 0 && this.isInSight(person))
        this.drawPerson(person, person.row === moment.followed, isCrowd);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (followed?.present === true)
      paintTies(context, camera, followed, moment.ties, moment.people);
    for (const person of moment.people)
      if (person.sign !== SIGN.none) this.drawSign(person, moment.people[person.companyRow]);
    context.setTransform(1, 0, 0, 1, 0, 0);
    const { width, height } = this.canvas;
    paintRain(context, width, height, this.sky.rain, this.seconds);
  }

  /** Everything but the people, kept while camera and light rest. */
  private paintBase(day: number): void {
    const { baseContext: context, camera, map, ratio } = this;
    this.sky.light(this.daylight, day);
    this.daylight.lampLevel *= this.sky.power;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = css(mixColour(0x88a561, FROST, 0.34 * this.sky.frost));
    context.fillRect(0, 0, this.base.width, this.base.height);
    const scale = camera.scale * ratio;
    context.setTransform(scale, 0, 0, scale, camera.offsetX * ratio, camera.offsetY * ratio);
    this.drawBeyond();
    context.drawImage(this.ground, 0, 0, map.width, map.height);
    paintWet(context, map, this.sky.rain);
    paintFrost(context, map, this.sky.frost);
    if (!this.roofsHidden) this.drawRoofs();
    paintNight(context, map, this.lit.groups, this.daylight);
    if (this.roofsHidden) return;
    for (const venue of this.roofed()) paintName(context, venue);
  }

  /** Roads go on past the edge of the map. */
  private drawBeyond(): void {
    const { baseContext: context, map } = this;
    const far = 60;
    const [road, pavement] = [0x74767f, 0xd8cdb9].map((colour) =>
      css(mixColour(colour, WET, 0.34 * this.sky.rain)),
    );
    const edge = (x: number, y: number) =>
      map.letterAt(x, y) === "=" ? (map.propAt(x, y) === "" ? road : pavement) : "";
    const strip = (
      colour: string | undefined,
      x: number,
      y: number,
      wide: number,
      tall: number,
    ) => {
      if (colour === undefined || colour === "") return;
      context.fillStyle = colour;
      context.fillRect(x, y, wide, tall);
    };
    for (let y = 0; y < map.height; y++) {
      strip(edge(0, y), -far, y, far + 0.1, 1);
      strip(edge(map.width - 1, y), map.width - 0.1, y, far, 1);
    }
    for (let x = 0; x < map.width; x++) {
      strip(edge(x, 0), x, -far, 1, far + 0.1);
      strip(edge(x, map.height - 1), x, map.height - 0.1, 1, far);
    }
  }

  /** Roofs as a veil; the house of the followed is left open. */
  private drawRoofs(): void {
    const { baseContext: context } = this;
    context.globalAlpha = 0.62;
    for (const { rect } of this.roofed()) {
      const [left, top, wide, tall] = rect;
      context.drawImage(
        this.roofs,
        left * TILE,
        top * TILE,
        wide * TILE,
        tall * TILE,
        left,
        top,
        wide,
        tall,
      );
    }
    context.globalAlpha = 1;
  }

  /** Houses but for the open one. */
  private roofed(): TownMap["scene"]["venues"] {
    return this.map.scene.venues.filter(
      (venue, index) => isBuilding(venue) && index + 1 !== this.openGroup,
    );
  }

  private isInSight({ drawX, drawY }: Person): boolean {
    const { camera, canvas, ratio } = this;
    const x = (drawX + 0.5) * camera.scale + camera.offsetX;
    const y = (drawY + 0.5) * camera.scale + camera.offsetY;
    const margin = 2 * camera.scale * radiusAt(camera);
    const isAcross = x > -margin && x < canvas.width / ratio + margin;
    return isAcross && y > -margin && y < canvas.height / ratio + margin;
  }

  private drawPerson(person: Person, isFollowed: boolean, isCrowd: boolean): void {
    const { context } = this;
    const radius = radiusAt(this.camera);
    const x = person.drawX + 0.5;
    const y = person.drawY + 0.5;
    context.globalAlpha = person.presence;
    if (isFollowed) {
      context.beginPath();
      context.arc(x, y, radius * 1.5, 0, Math.PI * 2);
      context.fillStyle = "rgb(255 255 255 / 35%)";
      context.fill();
    }
    const sleeps = ACTIVITIES[person.activity] === "sleep";
    this.badges.draw(context, person.identity, sleeps, x, y, 1 / (this.camera.scale * this.ratio));
    if (person.progress > 0 && !person.moving && !isCrowd) {
      context.beginPath();
      context.arc(
        x,
        y,
        radius * 1.28,
        -Math.PI / 2,
        -Math.PI / 2 + (person.progress / 255) * Math.PI * 2,
      );
      context.lineWidth = radius * 0.2;
      context.strokeStyle = "#ffd76a";
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  /** In CSS pixels: a sign is as large on every zoom. */
  private drawSign(person: Person, company: Person | undefined): void {
    const { camera } = this;
    const x = (person.drawX + 0.5) * camera.scale + camera.offsetX;
    const y = (person.drawY + 0.5) * camera.scale + camera.offsetY;
    const dx = company === undefined ? 0 : (person.drawX - company.drawX) * camera.scale;
    const side = company === undefined || Math.abs(dx) > 34 ? 0 : dx < 0 ? -1 : 1;
    const head = y - Math.max(0.5 * camera.scale, 9) - person.tag;
    paintBubble(this.context, person, x, head, side * (1 - Math.abs(dx) / 34), this.seconds);
  }

  project(person: Person, out: ScreenPoint): void {
    const { camera } = this;
    out.x = (person.drawX + 0.5) * camera.scale + camera.offsetX;
    out.y = (person.drawY + 0.5) * camera.scale + camera.offsetY - Math.max(0.5 * camera.scale, 9);
    out.visible = person.present;
  }

  isOpen(group: number): boolean {
    return this.roofsHidden || group === this.openGroup;
  }

  projectPoint(x: number, y: number, z: number, out: ScreenPoint): void {
    const { camera } = this;
    out.x = x * camera.scale + camera.offsetX;
    // Height is only hinted at: what is higher is a little further up.
    out.y = (z - y * HEIGHT_SHARE) * camera.scale + camera.offsetY;
    out.visible = true;
  }

  dispose(): void {
    this.camera.dispose();
  }
}

/** How large a person is drawn, in tiles. */
const radiusAt = ({ scale }: FlatCamera): number => Math.max(0.46, 9 / scale);
