import { mixColour, PALETTE } from "../palette.ts";
import type { Venue } from "../town-map.ts";

export type RoofShape = "gable" | "hip" | "flat" | "storey" | "vault";

export interface VenueStyle {
  readonly wall: number;
  readonly trim: number;
  readonly door: number;
  readonly roof: number;
  readonly shape: RoofShape;
  /** Awning stripe, when there is an awning. */
  readonly awning: number | null;
}

const HOMES: readonly Pick<VenueStyle, "wall" | "roof" | "door">[] = [
  { wall: PALETTE.cream, roof: PALETTE.terracotta, door: PALETTE.teal },
  { wall: mixColour(PALETTE.rose, PALETTE.cream, 0.55), roof: PALETTE.slate, door: PALETTE.cream },
  {
    wall: mixColour(PALETTE.ochre, PALETTE.cream, 0.6),
    roof: mixColour(PALETTE.terracotta, PALETTE.woodDark, 0.45),
    door: PALETTE.slate,
  },
  {
    wall: mixColour(PALETTE.teal, PALETTE.cream, 0.68),
    roof: mixColour(PALETTE.plum, PALETTE.dark, 0.15),
    door: PALETTE.ochre,
  },
  {
    wall: mixColour(PALETTE.slate, PALETTE.cream, 0.68),
    roof: mixColour(PALETTE.terracotta, PALETTE.rose, 0.35),
    door: PALETTE.terracotta,
  },
  { wall: PALETTE.plaster, roof: mixColour(PALETTE.pine, PALETTE.slate, 0.4), door: PALETTE.rose },
  {
    wall: mixColour(PALETTE.plum, PALETTE.cream, 0.72),
    roof: mixColour(PALETTE.slate, PALETTE.dark, 0.25),
    door: PALETTE.plum,
  },
  {
    wall: mixColour(PALETTE.leafWarm, PALETTE.cream, 0.7),
    roof: mixColour(PALETTE.ochre, PALETTE.terracotta, 0.5),
    door: PALETTE.pine,
  },
];

/** How a venue looks from outside. Homes differ by their place among the homes. */
export function venueStyle(venue: Venue, homeIndex: number): VenueStyle {
  switch (venue.type) {
    case "home": {
      const home = HOMES[homeIndex % HOMES.length];
      const plain = { wall: PALETTE.cream, roof: PALETTE.terracotta, door: PALETTE.teal };
      return { ...(home ?? plain), trim: PALETTE.cream, shape: "gable", awning: null };
    }
    case "grocer":
      return {
        wall: mixColour(PALETTE.leafWarm, PALETTE.cream, 0.72),
        trim: PALETTE.cream,
        door: PALETTE.pine,
        roof: mixColour(PALETTE.paving, PALETTE.leaf, 0.16),
        shape: "flat",
        awning: PALETTE.leaf,
      };
    case "cafe":
      return {
        wall: mixColour(PALETTE.rose, PALETTE.cream, 0.62),
        trim: PALETTE.cream,
        door: PALETTE.terracotta,
        roof: PALETTE.terracotta,
        shape: "hip",
        awning: PALETTE.terracotta,
      };
    case "office":
      return {
        wall: mixColour(PALETTE.terracotta, PALETTE.cream, 0.45),
        trim: PALETTE.cream,
        door: PALETTE.slate,
        roof: mixColour(PALETTE.paving, PALETTE.slate, 0.28),
        shape: "storey",
        awning: null,
      };
    case "gym":
      return {
        wall: mixColour(PALETTE.ochre, PALETTE.cream, 0.55),
        trim: PALETTE.cream,
        door: PALETTE.teal,
        roof: PALETTE.teal,
        shape: "vault",
        awning: null,
      };
    default:
      return {
        wall: PALETTE.plaster,
        trim: PALETTE.cream,
        door: PALETTE.wood,
        roof: PALETTE.slate,
        shape: "flat",
        awning: null,
      };
  }
}
