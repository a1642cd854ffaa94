import CameraControls from "camera-controls";
import {
  Box3,
  Matrix4,
  PerspectiveCamera,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
} from "three";

import { FIELD_OF_VIEW } from "./look.ts";
import type { CameraMove, Eye, Insets } from "./view.ts";

CameraControls.install({
  THREE: { Box3, Matrix4, Quaternion, Raycaster, Sphere, Spherical, Vector2, Vector3, Vector4 },
});

const HOME_AZIMUTH = -0.42;
const HOME_POLAR = 0.8;
const FOLLOW_DISTANCE = 25;
const FOLLOW_POLAR = 0.82;
/** Seconds that the camera takes to follow its aim, of its own accord and on people's. */
const EASE = 0.32;
const FLIGHT_EASE = 0.75;
const PEEK_DISTANCE = 23;
const FILM_DISTANCE = 21;
/** How fast it turns round while it films, radians a second. */
const FILM_TURN = 0.022;

/** The camera and how people move it: orbit, pan, zoom, follow, fly home. */
export class CameraRig implements Eye {
  readonly camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 1, 320);
  private readonly controls: CameraControls;
  private readonly centre: Vector3;
  private readonly size: number;
  private smooth = true;
  private detached = false;
  private following = -1;
  private homeDistance = 70;
  private atHome = true;
  private readonly target = new Vector3();
  private readonly seen = new Vector3();
  /** Where the viewer was when the camera flew off by itself. */
  private readonly left = { position: new Vector3(), target: new Vector3(), atHome: false };
  private away = false;
  private films = false;

  constructor(element: HTMLElement, centre: Vector3, size: number) {
    this.centre = centre;
    this.size = size;
    this.controls = new CameraControls(this.camera, element);
    const { controls } = this;
    controls.minDistance = 8;
    controls.maxDistance = size * 2.4;
    controls.minPolarAngle = 0.15;
    controls.maxPolarAngle = 1.3;
    controls.smoothTime = EASE;
    controls.draggingSmoothTime = 0.09;
    controls.dollyToCursor = true;
    controls.mouseButtons.left = CameraControls.ACTION.SCREEN_PAN;
    controls.mouseButtons.right = CameraControls.ACTION.ROTATE;
    controls.mouseButtons.middle = CameraControls.ACTION.ROTATE;
    controls.mouseButtons.wheel = CameraControls.ACTION.DOLLY;
    controls.touches.one = CameraControls.ACTION.TOUCH_TRUCK;
    controls.touches.two = CameraControls.ACTION.TOUCH_DOLLY_ROTATE;
    controls.setBoundary(
      new Box3(
        new Vector3(centre.x - size / 2, 0, centre.z - size / 2),
        new Vector3(centre.x + size / 2, 2, centre.z + size / 2),
      ),
    );
    controls.addEventListener("controlstart", () => {
      const dragsAway =
        controls.currentAction === CameraControls.ACTION.SCREEN_PAN ||
        controls.currentAction === CameraControls.ACTION.TOUCH_TRUCK;
      if (dragsAway) this.detached = true;
      this.atHome = false;
      this.stay();
    });
    controls.addEventListener("control", () => {
      this.atHome = false;
    });
  }

  resize(width: number, height: number, insets: Insets): void {
    const { camera } = this;
    camera.aspect = width / height;
    const shiftX = (insets.right - insets.left) / 2;
    const shiftY = (insets.bottom - insets.top) / 2;
    camera.setViewOffset(width, height, shiftX, shiftY, width, height);
    const free = Math.max(0.4, (width - insets.left - insets.right) / width);
    const freeAspect = camera.aspect * free;
    // Where the picture is narrow, the width of the town decides.
    const narrow = (1.62 + Math.max(0, 0.85 - freeAspect)) / Math.max(0.42, freeAspect);
    this.homeDistance = this.size * (freeAspect < 1.15 ? narrow : 1.47);
    this.controls.maxDistance = Math.max(this.size * 2.4, this.homeDistance * 1.1);
    camera.far = Math.max(320, this.homeDistance + this.size * 2);
    camera.updateProjectionMatrix();
    if (this.atHome) this.home(false);
  }

  setReducedMotion(reduced: boolean): void {
    this.smooth = !reduced;
  }

  home(animate = this.smooth): void {
    this.stay();
    this.detached = true;
    this.atHome = true;
    this.controls.normalizeRotations();
    void this.controls.rotateTo(HOME_AZIMUTH, HOME_POLAR, animate);
    void this.controls.moveTo(this.centre.x, 0, this.centre.z, animate);
    void this.controls.dollyTo(this.homeDistance, animate);
  }

  visit(x: number, z: number): void {
    this.stay();
    this.detached = true;
    this.atHome = false;
    void this.controls.moveTo(x, 0.5, z, this.smooth);
    void this.controls.dollyTo(Math.min(this.controls.distance, FOLLOW_DISTANCE + 6), this.smooth);
  }

  peek(x: number, z: number): void {
    const { controls, left } = this;
    if (!this.away) {
      controls.getPosition(left.position);
      controls.getTarget(left.target);
      left.atHome = this.atHome;
    }
    this.away = true;
    this.atHome = false;
    this.detached = true;
    controls.smoothTime = FLIGHT_EASE;
    void controls.moveTo(x + 0.5, 0.5, z + 0.5, this.smooth);
    void controls.dollyTo(Math.min(controls.distance, PEEK_DISTANCE), this.smooth);
  }

  comeBack(): void {
    if (!this.away) return;
    const { position, target, atHome } = this.left;
    this.away = false;
    if (atHome) {
      this.home();
      this.controls.smoothTime = FLIGHT_EASE;
      return;
    }
    void this.controls.setLookAt(
      position.x,
      position.y,
      position.z,
      target.x,
      target.y,
      target.z,
      this.smooth,
    );
  }

  get isAway(): boolean {
    return this.away;
  }

  /** Somebody has taken the camera: it does not go back by itself. */
  private stay(): void {
    this.away = false;
    this.controls.smoothTime = this.films ? FLIGHT_EASE : EASE;
  }

  move(direction: CameraMove, amount: number): void {
    const step = this.controls.distance * 0.05 * amount;
    const { controls, smooth } = this;
    this.stay();
    this.atHome = false;
    if (direction === "left" || direction === "right") {
      this.detached = true;
      void controls.truck(direction === "left" ? -step : step, 0, smooth);
    } else if (direction === "up" || direction === "down") {
      this.detached = true;
      void controls.forward(direction === "up" ? step : -step, smooth);
    } else if (direction === "orbit-left" || direction === "orbit-right") {
      void controls.rotate((direction === "orbit-left" ? -0.12 : 0.12) * amount, 0, smooth);
    } else {
      // Relative to where the camera is bound, so that quick presses add up.
      const nearer = (direction === "in" ? 0.13 : -0.15) * amount;
      void controls.dolly(controls.distance * nearer, smooth);
    }
  }

  /** Keeps the followed in the middle; a new one is flown to. */
  follow(person: number, x: number, y: number, z: number): void {
    if (person < 0) {
      this.following = -1;
      return;
    }
    if (person !== this.following) {
      this.stay();
      this.following = person;
      this.detached = false;
      this.atHome = false;
      const near = this.films ? FILM_DISTANCE : Math.min(this.controls.distance, FOLLOW_DISTANCE);
      void this.controls.dollyTo(near, this.smooth);
      if (this.controls.polarAngle > FOLLOW_POLAR)
        void this.controls.rotatePolarTo(FOLLOW_POLAR, this.smooth);
    }
    if (!this.detached) void this.controls.moveTo(x, y + 0.6, z, this.smooth);
  }

  /** Where it is and the point looked at, as they are drawn now. */
  readSight(out: Float64Array): void {
    const { controls, seen } = this;
    controls.getPosition(seen, false).toArray(out, 0);
    controls.getTarget(seen, false).toArray(out, 3);
  }

  takeSight(sight: Float64Array): void {
    this.leaveFor(sight, false);
  }

  fly(sight: Float64Array): void {
    this.leaveFor(sight, this.smooth);
    this.controls.smoothTime = FLIGHT_EASE;
    // The shorter way round.
    this.controls.normalizeRotations();
  }

  private leaveFor(
    [x = 0, y = 0, z = 0, targetX = 0, targetY = 0, targetZ = 0]: Float64Array,
    animate: boolean,
  ): void {
    this.stay();
    this.atHome = false;
    this.detached = true;
    void this.controls.setLookAt(x, y, z, targetX, targetY, targetZ, animate);
  }

  flyOver(x: number, z: number, distance: number): void {
    const { controls, smooth } = this;
    this.stay();
    this.atHome = false;
    this.detached = true;
    controls.smoothTime = FLIGHT_EASE;
    void controls.moveTo(x, 0, z, smooth);
    void controls.dollyTo(distance, smooth);
  }

  film(films: boolean): void {
    if (films === this.films) return;
    this.films = films;
    // Whoever is followed now is flown to, be it the same as before.
    this.following = -1;
    this.controls.smoothTime = films ? FLIGHT_EASE : EASE;
  }

  /** Whether the camera moved. */
  update(elapsed: number): boolean {
    if (this.films && this.smooth)
      void this.controls.rotate((FILM_TURN * Math.min(100, elapsed)) / 1000, 0, true);
    return this.controls.update(Math.min(0.1, elapsed / 1000));
  }

  /** Writes where haze begins and where nothing is seen any more. A narrow picture is seen from farther, and no less clear. */
  readHaze(out: Vector2): void {
    const from = Math.max(this.size * 1.5, this.homeDistance + this.size * 0.03);
    out.set(from, from + this.size * 1.1);
  }

  get distance(): number {
    return this.controls.distance;
  }

  /** The point looked at. */
  get focus(): Vector3 {
    return this.controls.getTarget(this.target);
  }

  dispose(): void {
    this.controls.dispose();
  }
}
