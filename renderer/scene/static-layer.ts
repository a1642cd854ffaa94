import {
  AlwaysDepth,
  BufferAttribute,
  BufferGeometry,
  DepthTexture,
  GLSL3,
  Mesh,
  NearestFilter,
  OrthographicCamera,
  Scene,
  ShaderMaterial,
  UnsignedIntType,
  WebGLRenderTarget,
  type Camera,
  type WebGLRenderer,
} from "three";

const VERTEX = /* glsl */ `
out vec2 vAt;
void main() {
  vAt = position.xy * 0.5 + 0.5;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
`;

const FRAGMENT = /* glsl */ `
in vec2 vAt;
uniform sampler2D uColour;
uniform highp sampler2D uDepth;
out vec4 colour;
void main() {
  colour = texelFetch(uColour, ivec2(gl_FragCoord.xy), 0);
  gl_FragDepth = texelFetch(uDepth, ivec2(gl_FragCoord.xy), 0).r;
}
`;

/**
 * Everything that stands still, kept as a picture with depth. While the camera rests, a frame is this
 * picture plus the people, which a software rasteriser draws several times faster than the town.
 */
export class StaticLayer {
  private readonly target: WebGLRenderTarget;
  private readonly scene = new Scene();
  private readonly camera = new OrthographicCamera();
  private readonly material: ShaderMaterial;

  constructor() {
    const depthTexture = new DepthTexture(1, 1, UnsignedIntType);
    this.target = new WebGLRenderTarget(1, 1, {
      depthTexture,
      minFilter: NearestFilter,
      magFilter: NearestFilter,
    });
    this.material = new ShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      depthFunc: AlwaysDepth,
      uniforms: { uColour: { value: this.target.texture }, uDepth: { value: depthTexture } },
    });
    const triangle = new BufferGeometry();
    triangle.setAttribute(
      "position",
      new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3),
    );
    const mesh = new Mesh(triangle, this.material);
    mesh.frustumCulled = false;
    this.scene.add(mesh);
  }

  /** In drawn pixels. */
  resize(width: number, height: number): void {
    this.target.setSize(width, height);
  }

  /** Draws what stands still anew. */
  capture(renderer: WebGLRenderer, standing: Scene, camera: Camera): void {
    renderer.setRenderTarget(this.target);
    renderer.render(standing, camera);
    renderer.setRenderTarget(null);
  }

  /** Puts the picture on the canvas, with its depth. */
  show(renderer: WebGLRenderer): void {
    renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    this.target.depthTexture?.dispose();
    this.target.dispose();
    this.material.dispose();
  }
}
