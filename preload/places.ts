import { z } from "zod";

/** How many numbers say where a camera is; what they mean is up to the kind of view. */
export const SIGHT_NUMBERS = 6;

/** A sight that people keep, to come back to it. */
export const Place = z.strictObject({
  /** The kind of view that understands its numbers. */
  view: z.enum(["flat", "deep"]),
  sight: z.array(z.number()).length(SIGHT_NUMBERS),
});
export type Place = z.infer<typeof Place>;

export const PLACE_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type PlaceNumber = (typeof PLACE_NUMBERS)[number];

/** Index = number − 1; null where none is kept. */
export const Places = z.array(Place.nullable()).length(PLACE_NUMBERS.length);
export type Places = z.infer<typeof Places>;

/** The places of the town in a file. Those of a town without a file last as long as it is open. */
export const TownPlaces = z.strictObject({ file: z.string().nullable(), places: Places });
export type TownPlaces = z.infer<typeof TownPlaces>;

export const noPlaces = (): Places => PLACE_NUMBERS.map(() => null);

/** What the menu asks the window for. */
export const PLACE_COMMANDS = [
  "keep-place-1",
  "keep-place-2",
  "keep-place-3",
  "keep-place-4",
  "keep-place-5",
  "keep-place-6",
  "keep-place-7",
  "keep-place-8",
  "keep-place-9",
  "go-to-place-1",
  "go-to-place-2",
  "go-to-place-3",
  "go-to-place-4",
  "go-to-place-5",
  "go-to-place-6",
  "go-to-place-7",
  "go-to-place-8",
  "go-to-place-9",
] as const;
