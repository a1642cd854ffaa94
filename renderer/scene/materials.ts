import {
  BackSide,
  Color,
  type DataTexture,
  DoubleSide,
  Matrix4,
  ShaderMaterial,
  type Texture,
  Vector2,
  type Vector3,
  type IUniform,
} from "three";

import type { Daylight } from "./daylight.ts";
import { PUFF_FRAGMENT, PUFF_VERTEX, SKY_FRAGMENT, SKY_VERTEX } from "./effect-shaders.ts";
import { FIGURE_SHADOW_VERTEX, FIGURE_VERTEX } from "./figure-shaders.ts";
import { SHADOW_FRAGMENT, TOWN_FRAGMENT, TOWN_SHADOW_VERTEX, TOWN_VERTEX } from "./shaders.ts";

/** Uniforms shared by everything that is lit. */
export interface LightUniforms {
  readonly [name: string]: IUniform;
  readonly uSunDirection: IUniform<Vector3>;
  readonly uSun: IUniform<Color>;
  readonly uSky: IUniform<Color>;
  readonly uGround: IUniform<Color>;
  readonly uHorizon: IUniform<Color>;
  readonly uSkyTop: IUniform<Color>;
  readonly uLampColour: IUniform<Color>;
  readonly uFog: IUniform<Vector2>;
  /** How brightly lamps burn; `uNight` is how dark it is, whether they burn or not. */
  readonly uLampLevel: IUniform<number>;
  readonly uNight: IUniform<number>;
  /** How wet roads are, and how thick the frost lies, 0 to 1. */
  readonly uWet: IUniform<number>;
  readonly uFrost: IUniform<number>;
  readonly uShadowMatrix: IUniform<Matrix4>;
  readonly uShadowMap: IUniform<Texture | null>;
  readonly uShadowStep: IUniform<number>;
  /** Seconds that the town has been seen to run. */
  readonly uTime: IUniform<number>;
}

export interface TownMaterials {
  readonly uniforms: LightUniforms;
  readonly town: ShaderMaterial;
  readonly roof: ShaderMaterial;
  readonly figure: ShaderMaterial;
  readonly puff: ShaderMaterial;
  readonly sky: ShaderMaterial;
  readonly townShadow: ShaderMaterial;
  readonly roofShadow: ShaderMaterial;
  readonly figureShadow: ShaderMaterial;
}

/** Shaders for one tier; `shadowTaps` 0 draws no shadows. */
export function createMaterials(
  daylight: Daylight,
  groups: DataTexture,
  shadowTaps: number,
): TownMaterials {
  const uniforms: LightUniforms = {
    uSunDirection: { value: daylight.direction },
    uSun: { value: daylight.sun },
    uSky: { value: daylight.ambientSky },
    uGround: { value: daylight.ambientGround },
    uHorizon: { value: daylight.horizon },
    uSkyTop: { value: daylight.skyTop },
    uLampColour: { value: new Color(0xffc47a) },
    uFog: { value: new Vector2(60, 170) },
    uLampLevel: { value: 0 },
    uNight: { value: 0 },
    uWet: { value: 0 },
    uFrost: { value: 0 },
    uShadowMatrix: { value: new Matrix4() },
    uShadowMap: { value: null },
    uShadowStep: { value: 1 / 2048 },
    uTime: { value: 0 },
  };
  const groupUniform = { uGroups: { value: groups } };
  const shadow: Record<string, number> = shadowTaps > 0 ? { SHADOW: shadowTaps } : {};
  const lit = (vertexShader: string, defines: Record<string, number> = {}) =>
    new ShaderMaterial({
      uniforms: { ...uniforms, ...groupUniform },
      vertexShader,
      fragmentShader: TOWN_FRAGMENT,
      defines: { ...shadow, ...defines },
    });
  const depth = (vertexShader: string, defines: Record<string, number> = {}) =>
    new ShaderMaterial({
      uniforms: groupUniform,
      vertexShader,
      fragmentShader: SHADOW_FRAGMENT,
      defines,
      side: DoubleSide,
      colorWrite: false,
    });
  return {
    uniforms,
    town: lit(TOWN_VERTEX),
    roof: lit(TOWN_VERTEX, { ROOF: 1, FADES: 1 }),
    figure: lit(FIGURE_VERTEX, { FADES: 1 }),
    puff: new ShaderMaterial({
      uniforms,
      vertexShader: PUFF_VERTEX,
      fragmentShader: PUFF_FRAGMENT,
    }),
    sky: new ShaderMaterial({
      uniforms,
      vertexShader: SKY_VERTEX,
      fragmentShader: SKY_FRAGMENT,
      side: BackSide,
      depthWrite: false,
    }),
    townShadow: depth(TOWN_SHADOW_VERTEX),
    roofShadow: depth(TOWN_SHADOW_VERTEX, { ROOF: 1 }),
    figureShadow: depth(FIGURE_SHADOW_VERTEX),
  };
}

/** Frees the programs of a tier. */
export function disposeMaterials(materials: TownMaterials): void {
  for (const material of [
    materials.town,
    materials.roof,
    materials.figure,
    materials.puff,
    materials.sky,
    materials.townShadow,
    materials.roofShadow,
    materials.figureShadow,
  ]) {
    material.dispose();
  }
}
