import { Mesh, type Object3D, Scene, SphereGeometry, Vector3, WebGLRenderer } from "three";

import type { Person } from "../frames/crowd.ts";
import { CameraRig } from "./camera-rig.ts";
import { createDaylight } from "./daylight.ts";
import { DetailChoice } from "./detail.ts";
import { GROUP_CHANGE, GroupStates } from "./group-states.ts";
import { buildHalos } from "./halos.ts";
import { Household } from "./household.ts";
import { createMaterials, disposeMaterials, type TownMaterials } from "./materials.ts";
import { PeopleLayer } from "./people-layer.ts";
import { headHeight } from "./poses.ts";
import { Rehearsal } from "./rehearsal.ts";
import { ShadowPass } from "./shadow-pass.ts";
import { buildSigns } from "./signs.ts";
import { Rain } from "./rain.ts";
import { SkyState } from "./sky-state.ts";
import { StandingTown } from "./standing-town.ts";
import { StaticLayer } from "./static-layer.ts";
import { textScale } from "./text-scale.ts";
import { TIERS, type Tier } from "./tier.ts";
import type { TownMap } from "./town-map.ts";
import type { CameraMove, Eye, Insets, ScreenPoint, TownView, ViewMoment } from "./view.ts";

/** Share of a day after which the light on standing things is drawn anew. */
const LIGHT_STEP = 0.004;

/** How long movement may go on after the town stands still, in milliseconds. */
const SETTLE = 900;

/** Share of the render scale that the low tier keeps at a hundred times. */
const RACING_SHARE = 0.6;

/** The town in three dimensions: a handful of draw calls, drawn only when something changed. */
export class Stage implements TownView {
  readonly tier: Tier;
  private readonly renderer: WebGLRenderer;
  /** What stands still, and what moves. */
  private readonly standing = new Scene();
  private readonly moving = new Scene();
  private readonly layer: StaticLayer | null;
  private capturedDay = -1;
  private restingFrames = 0;
  private cameraMoved = true;
  private lightsChanged = false;
  /** Milliseconds of drawing so far, and when picture and shadows were last drawn. */
  private elapsed = 0;
  private capturedAt = 0;
  private shadowedAt = 0;
  private readonly rig: CameraRig;
  private readonly daylight = createDaylight();
  private readonly sky = new SkyState();
  private readonly rain: Rain;
  private readonly groups: GroupStates;
  private readonly materials: TownMaterials;
  private readonly shadows: ShadowPass;
  private readonly people: PeopleLayer;
  private readonly detail = new DetailChoice();
  private readonly town: StandingTown;
  private readonly household: Household;
  private readonly rehearsal = new Rehearsal();
  private readonly shadowedSun = new Vector3();
  private map: TownMap;
  private readonly projected = new Vector3();
  private width = 1;
  private height = 1;
  private racing = false;
  private scale: number;
  private roofsHidden = false;
  private reduced = false;
  private stale = true;
  private unsettled = SETTLE;

  constructor(canvas: HTMLCanvasElement, map: TownMap, tier: Tier, scale: number) {
    const traits = TIERS[tier];
    this.tier = tier;
    this.map = map;
    this.scale = scale;
    this.renderer = new WebGLRenderer({
      canvas,
      antialias: traits.antialias,
      powerPreference: "high-performance",
      stencil: false,
    });
    this.renderer.autoClear = true;
    this.renderer.sortObjects = false;
    // To ask whether a program is sound is to wait for it; the browser says of one that is not.
    this.renderer.debug.checkShaderErrors = false;
    this.renderer.info.autoReset = false;
    this.layer = tier === "low" ? new StaticLayer() : null;
    this.groups = new GroupStates(map.scene.venues.length + 1);
    this.household = new Household(map, this.groups);
    this.materials = createMaterials(this.daylight, this.groups.texture, traits.shadowTaps);
    const centre = new Vector3(map.width / 2, 0, map.height / 2);
    const size = Math.max(map.width, map.height);
    this.rig = new CameraRig(canvas, centre, size);
    this.shadows = new ShadowPass(traits.shadowSize, centre, size * 0.76, this.materials.uniforms);

    const { materials, moving, standing, household } = this;
    const casts = traits.peopleCastShadows ? this.shadows : null;
    this.people = new PeopleLayer(map, moving, materials, household, casts);
    this.rain = new Rain(materials.uniforms, traits.rainStreaks);
    add(moving, this.rain.mesh);
    if (tier !== "low") add(moving, buildHalos(map, materials.uniforms));
    this.town = new StandingTown(map, standing, materials, this.shadows);
    const signs = buildSigns(map, this.groups.texture, materials.uniforms);
    if (signs !== null) add(standing, signs);
    add(standing, new Mesh(new SphereGeometry(1, 12, 8), materials.sky));
  }

  recast(map: TownMap): void {
    const isSame = map.scene.objects === this.map.scene.objects;
    this.map = map;
    if (isSame) return;
    this.town.rebuild(map);
    this.stale = true;
  }

  /** Share of the screen's pixels that are drawn, along each edge. */
  get renderScale(): number {
    return this.racing && this.tier === "low"
      ? Math.max(0.5, this.scale * RACING_SHARE)
      : this.scale;
  }

  /** At a hundred times the light changes in every frame: the low tier then draws fewer pixels, more often. */
  setRacing(racing: boolean): void {
    if (racing === this.racing) return;
    this.racing = racing;
    if (this.tier === "low") this.applySize();
  }

  setScale(scale: number): void {
    this.scale = scale;
    this.applySize();
  }

  resize(width: number, height: number, insets: Insets): void {
    this.width = width;
    this.height = height;
    this.rig.resize(width, height, insets);
    this.rig.readHaze(this.materials.uniforms.uFog.value);
    this.people.resize(width, height);
    this.applySize();
  }

  private applySize(): void {
    this.renderer.setPixelRatio(this.renderScale * textScale());
    this.renderer.setSize(this.width, this.height, false);
    this.layer?.resize(this.renderer.domElement.width, this.renderer.domElement.height);
    this.stale = true;
  }

  setRoofsHidden(hidden: boolean): void {
    this.roofsHidden = hidden;
    this.unsettled = SETTLE;
  }

  setReducedMotion(reduced: boolean): void {
    this.reduced = reduced;
    this.rig.setReducedMotion(reduced);
  }

  move(direction: CameraMove, amount: number): void {
    this.rig.move(direction, amount);
  }

  home(): void {
    this.rig.home();
  }

  visit(x: number, y: number): void {
    this.rig.visit(x + 0.5, y + 0.5);
  }

  get eye(): Eye {
    return this.rig;
  }

  draw(moment: ViewMoment): boolean {
    // The driver may be gone a moment before the page is told.
    if (this.renderer.getContext().isContextLost()) return false;
    const { rig } = this;
    this.unsettled = moment.changed ? SETTLE : Math.max(0, this.unsettled - moment.elapsed);
    const alive = this.unsettled > 0;
    // After the camera has moved, other people are near.
    if (alive || this.cameraMoved) this.movePeople(moment);
    const followed = moment.people[moment.followed];
    const pose = this.people.poseOf(followed);
    if (followed !== undefined && pose?.visible === true)
      rig.follow(followed.person, pose.x, pose.y, pose.z);
    else rig.follow(-1, 0, 0, 0);
    this.cameraMoved = rig.update(moment.elapsed);
    if (!alive && !this.cameraMoved && !this.stale) return false;
    this.renderer.info.reset();
    this.restingFrames = this.cameraMoved ? 0 : this.restingFrames + 1;
    this.paint(moment, alive);
    return true;
  }

  private movePeople(moment: ViewMoment): void {
    const share = this.reduced ? 1 : 1 - Math.exp(-moment.elapsed / 110);
    if (!this.reduced) this.materials.uniforms.uTime.value += moment.elapsed / 1000;
    const { detail, rig, renderer } = this;
    detail.look(rig.camera, renderer.domElement.height, TIERS[this.tier].detailFrom);
    this.people.update(moment, this.map, detail, share, this.daylight.lampLevel);
  }

  private paint(moment: ViewMoment, alive: boolean): void {
    const day = (moment.tick % this.map.scene.ticks_per_day) / this.map.scene.ticks_per_day;
    this.matchSky(moment, day);
    const share = this.reduced ? 1 : 1 - Math.exp(-moment.elapsed / 170);
    const change = this.household.update(
      moment,
      this.daylight.lampLevel,
      this.rig,
      this.roofsHidden,
      share,
    );
    this.town.showIndoors(this.household.anyOpen);
    if (change !== GROUP_CHANGE.none) this.unsettled = Math.max(this.unsettled, 200);
    this.elapsed += moment.elapsed;
    this.drawStanding(day, change, alive);
    this.renderer.autoClear = false;
    this.renderer.render(this.moving, this.rig.camera);
    this.rehearsal.update(this.renderer, this.moving, this.rig.camera, moment.elapsed);
    this.renderer.autoClear = true;
    this.stale = false;
  }

  /** Light, wet and frost of this moment's weather; without power no lamp burns. */
  private matchSky(moment: ViewMoment, day: number): void {
    const { sky, daylight } = this;
    const { weather, outages, elapsed } = moment;
    if (sky.advance(weather, outages, elapsed, this.reduced || moment.isCut)) {
      this.lightsChanged = true;
      this.unsettled = Math.max(this.unsettled, 200);
    }
    sky.light(daylight, day);
    const { uNight, uLampLevel, uWet, uFrost } = this.materials.uniforms;
    uNight.value = daylight.lampLevel;
    daylight.lampLevel *= sky.power;
    uLampLevel.value = daylight.lampLevel;
    uWet.value = sky.rain;
    uFrost.value = sky.frost;
    this.rain.update(this.rig, this.width, this.height);
  }

  /** Draws the town without its people, or shows the kept picture of it while that is near enough. */
  private drawStanding(day: number, change: number, alive: boolean): void {
    const { layer, renderer, rig } = this;
    renderer.setClearColor(this.daylight.horizon);
    const shapeMoved = this.stale || change === GROUP_CHANGE.shape;
    const mayKeep = layer !== null && this.restingFrames > 1 && !shapeMoved;
    if (change === GROUP_CHANGE.light) this.lightsChanged = true;
    const lightMoved = this.lightsChanged || Math.abs(day - this.capturedDay) > LIGHT_STEP;
    const isDue = this.elapsed - this.capturedAt >= TIERS[this.tier].keepMs;
    const draws = !mayKeep || this.capturedDay < 0 || (lightMoved && isDue);
    if (draws) this.drawShadows(shapeMoved, alive);
    if (!mayKeep) {
      renderer.render(this.standing, rig.camera);
      this.capturedDay = -1;
      return;
    }
    if (draws) {
      layer.capture(renderer, this.standing, rig.camera);
      this.capturedDay = day;
      this.capturedAt = this.elapsed;
      this.lightsChanged = false;
    }
    layer.show(renderer);
  }

  /** Shadows follow the sun in steps, and no faster than the tier can bear. */
  private drawShadows(shapeMoved: boolean, alive: boolean): void {
    const { keepMs, peopleCastShadows, sunStep } = TIERS[this.tier];
    const sunMoved = this.shadowedSun.angleTo(this.daylight.direction) > sunStep;
    const isDue = this.elapsed - this.shadowedAt >= keepMs;
    if (!shapeMoved && !(sunMoved && isDue) && !(alive && peopleCastShadows)) return;
    this.shadowedSun.copy(this.daylight.direction);
    this.shadowedAt = this.elapsed;
    this.shadows.render(this.renderer);
  }

  project(person: Person, out: ScreenPoint): void {
    const pose = this.people.poseOf(person);
    if (pose === undefined || !pose.visible) {
      out.visible = false;
      return;
    }
    this.projectPoint(pose.x, pose.y + headHeight(pose), pose.z, out);
  }

  isOpen(group: number): boolean {
    return this.groups.openness(group) > 0.5;
  }

  projectPoint(x: number, y: number, z: number, out: ScreenPoint): void {
    this.projected.set(x, y, z).project(this.rig.camera);
    out.x = (this.projected.x * 0.5 + 0.5) * this.width;
    out.y = (0.5 - this.projected.y * 0.5) * this.height;
    out.visible = this.projected.z < 1;
  }

  /** Draw calls and triangles of the last frame. */
  get cost(): { readonly calls: number; readonly triangles: number } {
    return {
      calls: this.renderer.info.render.calls,
      triangles: this.renderer.info.render.triangles,
    };
  }

  dispose(): void {
    this.rig.dispose();
    this.shadows.dispose();
    this.layer?.dispose();
    for (const scene of [this.standing, this.moving]) {
      scene.traverse((node) => {
        if (isMesh(node)) node.geometry.dispose();
      });
    }
    disposeMaterials(this.materials);
    this.groups.texture.dispose();
    this.renderer.dispose();
  }
}

function add(scene: Scene, mesh: Mesh): void {
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  scene.add(mesh);
}

const isMesh = (node: Object3D): node is Mesh => node instanceof Mesh;
