import { PLACE_NUMBERS, type PlaceNumber } from "../preload/places.ts";
import { ACTIONS, type Action } from "./actions.ts";
import { compareNobody, follow } from "./commands.ts";
import { toggleDashboard } from "./panels/dashboard/commands.ts";
import { togglePalette } from "./panels/palette/palette-state.ts";
import { goToPlace } from "./places/places.ts";
import type { TownSession } from "./scene/town-session.ts";
import type { CameraMove } from "./scene/view.ts";
import { store } from "./state.ts";
import { endComparison } from "./time/commands.ts";

const MOVES: Readonly<Record<string, CameraMove>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  a: "left",
  d: "right",
  w: "up",
  s: "down",
  "+": "in",
  "=": "in",
  "-": "out",
  "−": "out",
  "[": "orbit-left",
  "]": "orbit-right",
};

const BY_KEY: ReadonlyMap<string, Action> = new Map(
  Object.values<Action>(ACTIONS).flatMap((action) =>
    action.key === undefined ? [] : [[action.key, action]],
  ),
);

/** The window's own keys. Keys with Ctrl belong to the menu; while a dialog is open, keys belong to it. */
export function listenToKeys(session: TownSession): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (isAltP(event)) {
      togglePalette();
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const { dialog, problem } = store.getState();
    if (dialog !== null || problem !== null || usesKey(event)) return;
    if (isOfUse(event, session)) event.preventDefault();
  };
  window.addEventListener("click", letGo);
  window.addEventListener("keydown", onKey);
  return () => {
    window.removeEventListener("click", letGo);
    window.removeEventListener("keydown", onKey);
  };
}

/** Which digit key of the upper row it is, whatever the layout of the keyboard writes by it. */
const digitOf = ({ code }: KeyboardEvent): PlaceNumber | undefined =>
  PLACE_NUMBERS.find((number) => code === `Digit${number}`);

/** Does what the key is for; returns whether it is for anything. */
function isOfUse(event: KeyboardEvent, session: TownSession): boolean {
  const { camera } = session;
  const digit = digitOf(event);
  const move = MOVES[event.key];
  const action = BY_KEY.get(event.key) ?? BY_KEY.get(String(digit));
  if (digit !== undefined && event.shiftKey) goToPlace(camera, digit);
  else if (move !== undefined) camera.move(move, event.shiftKey ? 2.5 : 1);
  else if (event.key === "Escape") putAway(session);
  else if (action !== undefined && (action.held === true || !event.repeat)) action.run(camera);
  else return false;
  return true;
}

/** The other way to the commands; it works in them too, and closes them. */
function isAltP({ altKey, ctrlKey, metaKey, code, repeat }: KeyboardEvent): boolean {
  const { dialog, problem } = store.getState();
  const isFree = problem === null && (dialog === null || dialog === "palette");
  return altKey && !ctrlKey && !metaKey && code === "KeyP" && !repeat && isFree;
}

/** What came last goes first. */
function putAway({ vignettes, director }: TownSession): void {
  const { vignette, beside, followed, comparison, dashboard, director: films } = store.getState();
  if (dashboard) toggleDashboard();
  else if (films !== null) director.end();
  else if (vignette !== null) vignettes.dismiss();
  else if (comparison !== null) void endComparison();
  else if (beside !== null) compareNobody();
  else if (followed !== null) void follow(null);
}

/**
 * A button that was clicked with a pointer gives up the focus: the next key is meant for the town.
 * In dialogs it stays where it is.
 */
function letGo({ target, detail }: MouseEvent): void {
  if (detail === 0 || !(target instanceof Element)) return;
  const button = target.closest("button");
  if (button?.closest("[role=dialog], [role=alertdialog]") === null) button.blur();
}

/** Whether the focused element has a use for this key itself. */
function usesKey(event: KeyboardEvent): boolean {
  const { target } = event;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return true;
  // Letters choose in a list, Space opens it.
  if (target instanceof HTMLSelectElement) return event.key !== "Escape";
  if (target instanceof HTMLElement && target.classList.contains("scroll"))
    return event.key === "ArrowUp" || event.key === "ArrowDown" || event.key === "Home";
  if (target instanceof Element && target.closest("[role=menu]") !== null) return true;
  if (!(target instanceof HTMLButtonElement)) return false;
  // Of the speeds the chosen one has the focus: choosing it again is of no use.
  return target.role !== "radio" && (event.key === " " || event.key === "Enter");
}
