import { openDialog } from "../../commands.ts";
import { store } from "../../state.ts";

/** Opens the page of the day that is shown; without a town there is none. */
export function showDay(): void {
  if ((store.getState().scene ?? null) !== null) openDialog("day");
}
