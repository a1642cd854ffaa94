import {
  DoubleSide,
  DynamicDrawUsage,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  PlaneGeometry,
  type Scene,
  ShaderMaterial,
  Vector2,
} from "three";

import { type GroundMarks, MARK_COLOURS, MARK_NUMBERS } from "./ground-marks.ts";
import { GROUND_FRAGMENT, GROUND_VERTEX } from "./ground-shaders.ts";
import { plainColour } from "./plain-colour.ts";

/** How much of a mark is to be seen through what stands before it. */
const THROUGH = 0.34;

/** Marks on the ground in the picture: whole where nothing hides them, faint through walls and roofs. Two draw calls. */
export class GroundLayer {
  private readonly pixel = new Vector2();
  private readonly meshes: readonly Mesh<InstancedBufferGeometry, ShaderMaterial>[];
  private geometry = new InstancedBufferGeometry();
  private buffer: InstancedInterleavedBuffer | null = null;

  constructor(scene: Scene) {
    this.meshes = [this.makeMesh(false), this.makeMesh(true)];
    for (const mesh of this.meshes) {
      mesh.frustumCulled = false;
      mesh.matrixAutoUpdate = false;
      mesh.visible = false;
      scene.add(mesh);
    }
  }

  private makeMesh(isSeen: boolean): Mesh<InstancedBufferGeometry, ShaderMaterial> {
    const material = new ShaderMaterial({
      uniforms: {
        uPixel: { value: this.pixel },
        uColours: { value: MARK_COLOURS.map(plainColour) },
        uOpacity: { value: isSeen ? 1 : THROUGH },
      },
      vertexShader: GROUND_VERTEX,
      fragmentShader: GROUND_FRAGMENT,
      side: DoubleSide,
      transparent: true,
      depthTest: isSeen,
      depthWrite: false,
      polygonOffset: true,
      polygonOffsetFactor: -2,
      polygonOffsetUnits: -2,
    });
    return new Mesh(this.geometry, material);
  }

  /** Size of the picture in CSS pixels. */
  resize(width: number, height: number): void {
    this.pixel.set(2 / width, 2 / height);
  }

  /** Shows these marks. No allocation while there are no more than before. */
  update({ numbers, count }: GroundMarks): void {
    for (const mesh of this.meshes) mesh.visible = count > 0;
    if (count === 0) return;
    if (this.buffer === null || this.buffer.array !== numbers) this.take(numbers);
    this.geometry.instanceCount = count;
    if (this.buffer !== null) this.buffer.needsUpdate = true;
  }

  /** Reads another array of marks from now on: there are more than ever before. */
  private take(numbers: Float32Array): void {
    const plane = new PlaneGeometry(2, 2);
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute("position", plane.getAttribute("position"));
    geometry.setIndex(plane.getIndex());
    const buffer = new InstancedInterleavedBuffer(numbers, MARK_NUMBERS);
    buffer.setUsage(DynamicDrawUsage);
    geometry.setAttribute("ends", new InterleavedBufferAttribute(buffer, 4, 0));
    geometry.setAttribute("look", new InterleavedBufferAttribute(buffer, 2, 4));
    this.geometry.dispose();
    this.geometry = geometry;
    this.buffer = buffer;
    for (const mesh of this.meshes) mesh.geometry = geometry;
  }
}
