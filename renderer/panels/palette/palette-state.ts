import { createStore } from "zustand/vanilla";

import { openDialog } from "../../commands.ts";
import { store } from "../../state.ts";
import type { CommandName } from "../../../sim/console/registry.ts";
import type { Draft, Faults } from "./payload.ts";

/** Which of what can be found is looked through. */
export const FILTERS = ["all", "viewer", "admin", "window", "people"] as const;
export type Filter = (typeof FILTERS)[number];

/** What the palette shows. */
export type View =
  | { readonly kind: "search" }
  | { readonly kind: "results" }
  | {
      readonly kind: "form";
      readonly command: CommandName;
      /** As it was filled in before; empty for the first time. */
      readonly draft: Draft | null;
      readonly faults: Faults;
      /** Where Esc leads. */
      readonly from: "search" | "results";
    };

interface PaletteState {
  readonly view: View;
  readonly query: string;
  readonly filter: Filter;
  /** Keys of what was taken last, newest first. */
  readonly recent: readonly string[];
}

export const palette = createStore<PaletteState>()(() => ({
  view: { kind: "search" },
  query: "",
  filter: "all",
  recent: [],
}));

/** So many are remembered. */
const RECENT = 4;

const SEARCH: View = { kind: "search" };
const NO_FAULTS: Faults = new Map();

/** Opens the palette, and closes it when it is open already. */
export function togglePalette(): void {
  if (store.getState().dialog === "palette") {
    closePalette();
    return;
  }
  palette.setState({ view: SEARCH, query: "", filter: "all" });
  openDialog("palette");
}

/** What came of the last commands. */
export function openResults(): void {
  palette.setState({ view: { kind: "results" } });
  openDialog("palette");
}

export const closePalette = (): void => openDialog(null);

export function openForm(
  command: CommandName,
  from: "search" | "results",
  draft: Draft | null = null,
  faults: Faults = NO_FAULTS,
): void {
  palette.setState({ view: { kind: "form", command, draft, faults, from } });
}

/** Something was taken from the search. */
export function remember(key: string): void {
  const { recent } = palette.getState();
  palette.setState({ recent: [key, ...recent.filter((one) => one !== key)].slice(0, RECENT) });
}

/** One step back; from the search out of the palette. */
export function stepOut(): void {
  const { view, query } = palette.getState();
  if (view.kind === "form") palette.setState({ view: { kind: view.from } });
  else if (view.kind === "results") palette.setState({ view: SEARCH });
  else if (query !== "") palette.setState({ query: "" });
  else closePalette();
}
