import {
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  Vector2,
  Vector3,
} from "three";

import type { CameraRig } from "./camera-rig.ts";
import { RAIN_FRAGMENT, RAIN_VERTEX } from "./effect-shaders.ts";
import type { LightUniforms } from "./materials.ts";
import { hash } from "./palette.ts";

/** Rain over what one looks at: streaks in one draw call, none of them worked out on the processor. */
export class Rain {
  readonly mesh: Mesh;
  private readonly focus = new Vector3();
  private readonly pixel = new Vector2();
  private readonly reach = { value: 20 };
  private readonly uniforms: LightUniforms;

  constructor(uniforms: LightUniforms, streaks: number) {
    this.uniforms = uniforms;
    const plane = new PlaneGeometry(1, 1);
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute("position", plane.getAttribute("position"));
    geometry.setIndex(plane.getIndex());
    geometry.instanceCount = streaks;
    const seed = new InstancedBufferAttribute(new Float32Array(streaks * 4), 4);
    for (let index = 0; index < streaks; index++)
      seed.setXYZW(index, hash(index, 1), hash(index, 2), hash(index, 3), hash(index, 4));
    geometry.setAttribute("seed", seed);
    const material = new ShaderMaterial({
      uniforms: {
        ...uniforms,
        uFocus: { value: this.focus },
        uReach: this.reach,
        uPixel: { value: this.pixel },
      },
      vertexShader: RAIN_VERTEX,
      fragmentShader: RAIN_FRAGMENT,
      transparent: true,
      depthWrite: false,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
  }

  /** Keeps the rain round the point looked at; a streak is as thick on a picture of any size (CSS pixels). */
  update(rig: CameraRig, width: number, height: number): void {
    this.mesh.visible = this.uniforms.uWet.value > 0;
    if (!this.mesh.visible) return;
    this.focus.copy(rig.focus);
    this.reach.value = Math.min(52, Math.max(8, rig.distance * 0.52));
    this.pixel.set(2 / width, 2 / height);
  }
}
