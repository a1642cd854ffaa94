import type { TownMap } from "../town-map.ts";

const REACH = 4.6;
const LANTERN_HEIGHT = 2.1;

/** How much street light reaches a point, 0 to 255. Baked once into the vertices. */
export function lampLight(map: TownMap): (x: number, y: number, z: number) => number {
  return (x, y, z) => {
    let light = 0;
    for (const lamp of map.lamps) {
      const [dx, dy, dz] = [x - lamp.x, y - LANTERN_HEIGHT, z - lamp.z];
      if (Math.abs(dx) >= REACH || Math.abs(dz) >= REACH) continue;
      const distance = Math.hypot(dx, dy * 0.7, dz);
      if (distance >= REACH) continue;
      const near = 1 - distance / REACH;
      light += near * near * 1.15;
    }
    return Math.min(255, Math.round(light * 255));
  };
}
