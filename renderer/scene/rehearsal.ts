import { BufferGeometry, type Camera, Mesh, Scene, type WebGLRenderer } from "three";

/**
 * Milliseconds of drawing after which programs are asked for, and after which they are used: people are on screen by
 * then, and a town that stands still is still drawn.
 */
const ASKED_AT = 450;
const USED_AT = 850;

/**
 * Makes ready what is hidden at first (rain, signs over heads, the way of the followed). A program that is used for
 * the first time where it is needed holds the page up until the driver has it and has drawn all frames before.
 */
export class Rehearsal {
  private hidden: Scene | null = null;
  private elapsed = 0;
  private isOver = false;

  /** After a frame of `scene`: one of the first frames asks for the programs, a later one uses them to draw nothing. */
  update(renderer: WebGLRenderer, scene: Scene, camera: Camera, elapsed: number): void {
    if (this.isOver) return;
    this.elapsed += elapsed;
    if (this.hidden === null && this.elapsed >= ASKED_AT) {
      this.hidden = standIns(scene);
      renderer.compile(this.hidden, camera);
    } else if (this.hidden !== null && this.elapsed >= USED_AT) {
      renderer.render(this.hidden, camera);
      this.hidden = null;
      this.isOver = true;
    }
  }
}

/** What is hidden in a scene, without a shape. */
function standIns(scene: Scene): Scene {
  const hidden = new Scene();
  const nothing = new BufferGeometry();
  scene.traverse((node) => {
    if (!(node instanceof Mesh) || node.visible) return;
    const standIn = new Mesh(nothing, node.material);
    standIn.frustumCulled = false;
    hidden.add(standIn);
  });
  return hidden;
}
