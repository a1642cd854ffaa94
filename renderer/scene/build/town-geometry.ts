import type { BufferGeometry } from "three";

import { MeshWriter } from "../mesh-writer.ts";
import { isBuilding, type TownMap } from "../town-map.ts";
import { buildFittings, buildLamps } from "./fittings.ts";
import { buildObjects } from "./furniture.ts";
import { buildGround } from "./ground.ts";
import { lampLight } from "./lamp-light.ts";
import { buildNature } from "./nature.ts";
import { buildRoof } from "./roofs.ts";
import { buildShopfront } from "./shopfronts.ts";
import { venueStyle } from "./venue-style.ts";
import { buildWalls } from "./walls.ts";

export interface TownGeometry {
  readonly ground: BufferGeometry;
  /** Furniture indoors: only to be drawn while some building is open. */
  readonly indoors: BufferGeometry;
  /** Walls, benches, plants: all that stands and casts a shadow. */
  readonly standing: BufferGeometry;
  readonly roofs: BufferGeometry;
}

/** Builds everything that never moves, in four geometries. */
export function buildTownGeometry(map: TownMap): TownGeometry {
  const ground = new MeshWriter();
  const indoors = new MeshWriter();
  const standing = new MeshWriter();
  const roofs = new MeshWriter();
  buildGround(ground, map);
  buildObjects(standing, indoors, map);
  buildFittings(standing, indoors, map);
  buildNature(standing, map);
  buildLamps(standing, map);
  let homes = 0;
  for (const [index, venue] of map.scene.venues.entries()) {
    if (!isBuilding(venue)) continue;
    const style = venueStyle(venue, homes);
    if (venue.type === "home") homes++;
    buildWalls(standing, map, venue, index + 1, style);
    if (venue.type !== "home") buildShopfront(standing, roofs, venue, index + 1, style);
    buildRoof(roofs, venue, index + 1, style);
  }
  const light = lampLight(map);
  return {
    ground: ground.finish(light),
    indoors: indoors.finish(light),
    standing: standing.finish(light),
    roofs: roofs.finish(light),
  };
}
