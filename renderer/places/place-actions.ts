import type { PlaceNumber } from "../../preload/places.ts";
import { WORDS } from "../../preload/words/words.ts";
import type { Camera } from "../scene/view.ts";
import type { WindowState } from "../state.ts";
import { goToPlace, keepPlace } from "./places.ts";

const { actions } = WORDS;

const keep = (number: PlaceNumber) => ({
  label: actions["keep-place"].label(number),
  about: actions["keep-place"].about,
  keys: [`Ctrl ${number}`],
  isOpen: ({ scene }: WindowState) => (scene ?? null) !== null,
  run: (camera: Camera) => keepPlace(camera, number),
});

const goTo = (number: PlaceNumber) => ({
  label: actions["go-to-place"].label(number),
  about: actions["go-to-place"].about,
  keys: [`Shift ${number}`],
  isOpen: ({ places: { places } }: WindowState) => places[number - 1] !== null,
  run: (camera: Camera) => goToPlace(camera, number),
});

/** Sights that people keep by number, and go back to. */
export const PLACE_ACTIONS = {
  "keep-place-1": keep(1),
  "keep-place-2": keep(2),
  "keep-place-3": keep(3),
  "keep-place-4": keep(4),
  "keep-place-5": keep(5),
  "keep-place-6": keep(6),
  "keep-place-7": keep(7),
  "keep-place-8": keep(8),
  "keep-place-9": keep(9),
  "go-to-place-1": goTo(1),
  "go-to-place-2": goTo(2),
  "go-to-place-3": goTo(3),
  "go-to-place-4": goTo(4),
  "go-to-place-5": goTo(5),
  "go-to-place-6": goTo(6),
  "go-to-place-7": goTo(7),
  "go-to-place-8": goTo(8),
  "go-to-place-9": goTo(9),
} as const;
