import { noPlaces, type PlaceNumber } from "../../preload/places.ts";
import { WORDS } from "../../preload/words/words.ts";
import { showNotice, showProblem } from "../commands.ts";
import { request } from "../ipc/bridge.ts";
import type { Camera } from "../scene/view.ts";
import { store } from "../state.ts";

const notices = WORDS.notices.place;

/** Keeps where the camera is under a number; what was there before is forgotten. */
export async function keepPlace(camera: Camera, number: PlaceNumber): Promise<void> {
  const place = camera.readPlace();
  if (place === null) return;
  const { file, places } = store.getState().places;
  const isKept = places[number - 1] !== null;
  const kept = { file, places: places.with(number - 1, place) };
  store.setState({ places: kept });
  showNotice(isKept ? notices.replaced(number) : notices.kept(number));
  const reply = await request("town:keep-places", kept);
  if (!reply.ok) showProblem(reply.problem);
}

/** Flies to what was kept under a number. */
export function goToPlace(camera: Camera, number: PlaceNumber): void {
  const place = store.getState().places.places[number - 1] ?? null;
  if (place === null) {
    showNotice(notices.empty(number));
    return;
  }
  camera.goTo(place);
  showNotice(notices.shown(number));
}

/** What was kept of the town that has come on screen. */
export async function loadPlaces(): Promise<void> {
  const { scene } = store.getState();
  store.setState({ places: { file: null, places: noPlaces() } });
  const reply = await request("town:get-places", {});
  // Another town may be on screen meanwhile.
  if (reply.ok && store.getState().scene?.scene === scene?.scene)
    store.setState({ places: reply.value });
}
