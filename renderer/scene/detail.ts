import { Frustum, MathUtils, Matrix4, type PerspectiveCamera, Sphere, Vector3 } from "three";

/** How much of somebody is drawn. */
export const DETAIL = { none: 0, far: 1, near: 2 } as const;
export type Detail = (typeof DETAIL)[keyof typeof DETAIL];

/** Height of a townsperson, in tiles. */
const FIGURE = 1.2;
/** How far from somebody their shadow may fall into the picture, in tiles. */
const REACH = 4;

/** Tells of every place in the town how much of a person there is worth drawing, for the camera as it stands. */
export class DetailChoice {
  private readonly frustum = new Frustum();
  private readonly matrix = new Matrix4();
  private readonly around = new Sphere(new Vector3(), REACH);
  private readonly eye = new Vector3();
  private nearSquared = 0;

  /** `height` is that of the picture and `from` the least of a person who is worth it, in pixels. */
  look(camera: PerspectiveCamera, height: number, from: number): void {
    camera.updateMatrixWorld();
    this.matrix.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
    this.frustum.setFromProjectionMatrix(this.matrix);
    this.eye.setFromMatrixPosition(camera.matrixWorld);
    const perTile = height / (2 * Math.tan(MathUtils.degToRad(camera.fov) / 2));
    this.nearSquared = ((FIGURE * perTile) / from) ** 2;
  }

  at(x: number, y: number, z: number): Detail {
    this.around.center.set(x, y, z);
    if (!this.frustum.intersectsSphere(this.around)) return DETAIL.none;
    const isNear = this.around.center.distanceToSquared(this.eye) < this.nearSquared;
    return isNear ? DETAIL.near : DETAIL.far;
  }
}
