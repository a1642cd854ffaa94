import {
  CanvasTexture,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  type Scene,
  SRGBColorSpace,
} from "three";

import type { Heat } from "./heat.ts";

/** A little over pavements and floors. */
const HEIGHT = 0.105;

/** Where people have been, as a sheet on the ground. One draw call while it is shown, none otherwise. */
export class HeatLayer {
  private readonly scene: Scene;
  private mesh: Mesh<PlaneGeometry, MeshBasicMaterial> | null = null;
  private texture: CanvasTexture | null = null;
  private version = -1;

  constructor(scene: Scene) {
    this.scene = scene;
  }

  update(heat: Heat): void {
    if (this.mesh !== null) this.mesh.visible = heat.isShown;
    if (!heat.isShown || heat.version === this.version) return;
    this.version = heat.version;
    this.mesh ??= this.make(heat.canvas);
    if (this.texture !== null) this.texture.needsUpdate = true;
  }

  private make(canvas: HTMLCanvasElement): Mesh<PlaneGeometry, MeshBasicMaterial> {
    const { width, height } = canvas;
    const texture = new CanvasTexture(canvas);
    texture.colorSpace = SRGBColorSpace;
    const material = new MeshBasicMaterial({
      map: texture,
      transparent: true,
      depthWrite: false,
      toneMapped: false,
      polygonOffset: true,
      polygonOffsetFactor: -1,
      polygonOffsetUnits: -1,
    });
    const mesh = new Mesh(new PlaneGeometry(width, height), material);
    mesh.rotation.x = -Math.PI / 2;
    mesh.position.set(width / 2, HEIGHT, height / 2);
    mesh.frustumCulled = false;
    this.texture = texture;
    this.scene.add(mesh);
    return mesh;
  }
}
