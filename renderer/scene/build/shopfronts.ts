import { mixColour, PALETTE, shadeColour } from "../palette.ts";
import { PART, type MeshWriter } from "../mesh-writer.ts";
import type { Venue } from "../town-map.ts";
import type { VenueStyle } from "./venue-style.ts";

/**
 * Awnings and wares in front of the shops; the side is the one with the door. Awnings go with the
 * roof: they lift away with it.
 */
export function buildShopfront(
  writer: MeshWriter,
  roof: MeshWriter,
  venue: Venue,
  group: number,
  style: VenueStyle,
): void {
  const [left, top, wide, tall] = venue.rect;
  const east = venue.door[0] === left + wide - 1;
  const length = tall - 1;
  const x = east ? left + wide - 0.5 : left + 0.5;
  writer.contact = 0.82;
  // Local frame as for walls: x along the front, z > 0 outside.
  writer.at(x, 0, east ? top + tall - 0.5 : top + 0.5, east ? Math.PI / 2 : -Math.PI / 2);
  const door = east ? top + tall - 1 - venue.door[1] : venue.door[1] - top;
  if (style.awning !== null) {
    roof.at(x, 0, east ? top + tall - 0.5 : top + 0.5, east ? Math.PI / 2 : -Math.PI / 2);
    roof.group = group;
    roof.part = PART.roof;
    awning(roof, length, style.awning);
    roof.part = PART.fixed;
    roof.group = 0;
    roof.at(0, 0, 0);
  }
  writer.part = PART.fixed;
  writer.group = 0;
  if (venue.type === "grocer") crates(writer, length, door);
  if (venue.type === "cafe") planters(writer, length, door);
  writer.at(0, 0, 0);
}

function awning(writer: MeshWriter, length: number, stripe: number): void {
  const width = 0.5;
  const [high, low, out] = [1.5, 1.22, 0.72];
  for (let from = 0.25, index = 0; from < length - 0.3; from += width, index++) {
    const to = Math.min(from + width, length - 0.25);
    const colour = index % 2 === 0 ? stripe : PALETTE.cream;
    writer.face(
      [
        [from, low, out],
        [to, low, out],
        [to, high, 0.13],
        [from, high, 0.13],
      ],
      colour,
    );
    writer.face(
      [
        [from, low - 0.16, out],
        [to, low - 0.16, out],
        [to, low, out],
        [from, low, out],
      ],
      shadeColour(colour, 0.94),
    );
    writer.face(
      [
        [to, low, out],
        [from, low, out],
        [from, high, 0.13],
        [to, high, 0.13],
      ],
      shadeColour(colour, 0.7),
    );
  }
}

function crates(writer: MeshWriter, length: number, door: number): void {
  const wares = [PALETTE.terracotta, PALETTE.ochre, PALETTE.leaf, PALETTE.rose, PALETTE.leafWarm];
  for (let along = 0.7, index = 0; along < length - 0.5; along += 0.8, index++) {
    if (Math.abs(along - door) < 1.2) continue;
    writer.box([along - 0.32, 0, 0.14], [along + 0.32, 0.34, 0.46], PALETTE.wood, PALETTE.woodDark);
    const colour = wares[index % wares.length] ?? PALETTE.leaf;
    for (let fruit = 0; fruit < 6; fruit++) {
      const x = along - 0.2 + (fruit % 3) * 0.2;
      const z = 0.23 + Math.floor(fruit / 3) * 0.15;
      writer.box(
        [x - 0.075, 0.32, z - 0.06],
        [x + 0.075, 0.43, z + 0.06],
        mixColour(colour, PALETTE.cream, (fruit % 3) * 0.08),
      );
    }
  }
}

function planters(writer: MeshWriter, length: number, door: number): void {
  for (let along = 0.6, index = 0; along < length - 0.4; along += 1.3, index++) {
    if (Math.abs(along - door) < 1) continue;
    writer.box([along - 0.4, 0, 0.15], [along + 0.4, 0.28, 0.42], PALETTE.woodDark, PALETTE.bark);
    writer.ball([along - 0.18, 0.36, 0.28], [0.2, 0.16, 0.15], 3, 5, PALETTE.leaf);
    writer.ball(
      [along + 0.18, 0.36, 0.28],
      [0.2, 0.16, 0.15],
      3,
      5,
      index % 2 === 0 ? PALETTE.rose : PALETTE.leafWarm,
    );
  }
}
