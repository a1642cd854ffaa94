import type { Section, StreamState } from "../../stream/town-stream.ts";

/** What a panel is in: nothing has come yet, there is nothing, all is well, nothing comes any more, it cannot be had, it is hidden. */
export type PanelState = "loading" | "empty" | "live" | "stale" | "error" | "disabled";

/** What a panel says of itself beside what the stream says. */
export interface PanelNeeds {
  readonly sections: readonly Section[];
  /** Nothing personal is shown, and it would be. */
  readonly isDisabled: boolean;
  /** Whether what has come is nothing to show. */
  readonly isEmpty: (state: StreamState) => boolean;
}

/** In which of the six states a panel is. What people must not see comes first, then what is wrong. */
export function panelStateOf(
  { sections, isDisabled, isEmpty }: PanelNeeds,
  state: StreamState,
): PanelState {
  if (isDisabled) return "disabled";
  if (state.error !== null) return "error";
  if (reasonFor(sections, state) !== null) return "empty";
  const hasCome = sections.every((section) => state.sections[section] !== undefined);
  if (state.quietSeconds > 0) return hasCome ? "stale" : "error";
  if (!hasCome) return "loading";
  return isEmpty(state) ? "empty" : "live";
}

/** Why this town has none of what a panel shows; null where it has. */
export function reasonFor(
  sections: readonly Section[],
  { missing }: Pick<StreamState, "missing">,
): string | null {
  return missing.find(({ section }) => sections.some((one) => one === section))?.reason ?? null;
}
