import { Mesh, type Scene } from "three";

import { buildTownGeometry, type TownGeometry } from "./build/town-geometry.ts";
import type { TownMaterials } from "./materials.ts";
import type { ShadowPass } from "./shadow-pass.ts";
import type { TownMap } from "./town-map.ts";

type Part = keyof TownGeometry;

/** Houses, ground, furniture and all else that is built from the map, in the picture and in the shadow map. */
export class StandingTown {
  private readonly built: { readonly part: Part; readonly mesh: Mesh }[] = [];
  /** Furniture behind walls. */
  private readonly indoors: Mesh[] = [];

  constructor(map: TownMap, scene: Scene, materials: TownMaterials, shadows: ShadowPass) {
    const town = buildTownGeometry(map);
    // Near things first: what they hide is not shaded again.
    for (const part of ["roofs", "standing", "indoors", "ground"] as const) {
      const mesh = new Mesh(town[part], part === "roofs" ? materials.roof : materials.town);
      mesh.frustumCulled = false;
      mesh.matrixAutoUpdate = false;
      scene.add(mesh);
      this.keep(part, mesh);
    }
    for (const part of ["standing", "roofs", "indoors"] as const) {
      const material = part === "roofs" ? materials.roofShadow : materials.townShadow;
      this.keep(part, shadows.add(town[part], material));
    }
  }

  private keep(part: Part, mesh: Mesh): void {
    this.built.push({ part, mesh });
    if (part === "indoors") this.indoors.push(mesh);
  }

  /** The same town with other objects. */
  rebuild(map: TownMap): void {
    const town = buildTownGeometry(map);
    for (const { part, mesh } of this.built) {
      mesh.geometry.dispose();
      mesh.geometry = town[part];
    }
  }

  /** Behind closed roofs nobody sees the furniture. */
  showIndoors(isSeen: boolean): void {
    for (const mesh of this.indoors) mesh.visible = isSeen;
  }
}
