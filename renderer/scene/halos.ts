import {
  AdditiveBlending,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
} from "three";

import type { LightUniforms } from "./materials.ts";
import { HALO_FRAGMENT, HALO_VERTEX } from "./effect-shaders.ts";
import type { TownMap } from "./town-map.ts";

const LANTERN_HEIGHT = 2.15;

/** A soft shine round every burning street lamp. Blended, so not for the low tier. */
export function buildHalos(map: TownMap, uniforms: LightUniforms): Mesh {
  const plane = new PlaneGeometry(1, 1);
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute("position", plane.getAttribute("position"));
  geometry.setIndex(plane.getIndex());
  geometry.instanceCount = map.lamps.length;
  const centres = map.lamps.flatMap((lamp) => [lamp.x, LANTERN_HEIGHT, lamp.z]);
  geometry.setAttribute("centre", new InstancedBufferAttribute(new Float32Array(centres), 3));
  const material = new ShaderMaterial({
    uniforms,
    vertexShader: HALO_VERTEX,
    fragmentShader: HALO_FRAGMENT,
    transparent: true,
    depthWrite: false,
    blending: AdditiveBlending,
  });
  return new Mesh(geometry, material);
}
