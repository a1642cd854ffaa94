import {
  DepthTexture,
  LessEqualCompare,
  LinearFilter,
  Matrix4,
  Mesh,
  OrthographicCamera,
  Scene,
  UnsignedIntType,
  type Vector3,
  WebGLRenderTarget,
  type BufferGeometry,
  type ShaderMaterial,
  type WebGLRenderer,
} from "three";

import type { LightUniforms } from "./materials.ts";

const TO_TEXTURE = new Matrix4().set(0.5, 0, 0, 0.5, 0, 0.5, 0, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 1);

/** Draws the town's depth as the sun sees it. Its own small scene, so that it is drawn only when asked. */
export class ShadowPass {
  private readonly target: WebGLRenderTarget;
  private readonly camera = new OrthographicCamera();
  private readonly scene = new Scene();
  private readonly centre: Vector3;
  private readonly radius: number;
  private readonly uniforms: LightUniforms;

  constructor(size: number, centre: Vector3, radius: number, uniforms: LightUniforms) {
    const depthTexture = new DepthTexture(size, size, UnsignedIntType);
    depthTexture.compareFunction = LessEqualCompare;
    depthTexture.minFilter = LinearFilter;
    depthTexture.magFilter = LinearFilter;
    this.target = new WebGLRenderTarget(size, size, { depthTexture });
    this.centre = centre;
    this.radius = radius;
    this.uniforms = uniforms;
    uniforms.uShadowMap.value = depthTexture;
    uniforms.uShadowStep.value = 1 / size;
  }

  add(geometry: BufferGeometry, material: ShaderMaterial): Mesh {
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    this.scene.add(mesh);
    return mesh;
  }

  render(renderer: WebGLRenderer): void {
    const { camera, radius } = this;
    camera.left = -radius;
    camera.right = radius;
    camera.top = radius * 0.8;
    camera.bottom = -radius * 0.8;
    camera.near = 1;
    camera.far = radius * 4;
    camera.position
      .copy(this.uniforms.uSunDirection.value)
      .multiplyScalar(radius * 2)
      .add(this.centre);
    camera.lookAt(this.centre);
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    this.uniforms.uShadowMatrix.value
      .copy(TO_TEXTURE)
      .multiply(camera.projectionMatrix)
      .multiply(camera.matrixWorldInverse);
    renderer.setRenderTarget(this.target);
    renderer.clear();
    renderer.render(this.scene, camera);
    renderer.setRenderTarget(null);
  }

  dispose(): void {
    this.target.depthTexture?.dispose();
    this.target.dispose();
  }
}
