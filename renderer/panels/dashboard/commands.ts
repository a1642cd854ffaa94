import type { PanelName } from "../../../preload/settings.ts";
import { changeSettings } from "../../commands.ts";
import { store } from "../../state.ts";

export function toggleDashboard(): void {
  const { dashboard, scene, comparison } = store.getState();
  // Two towns side by side leave no room for it.
  if ((scene ?? null) !== null && comparison === null) store.setState({ dashboard: !dashboard });
}

/** Goes to a panel, where it stands beside the town or in the dashboard. */
export function showPanel(name: PanelName): void {
  const { dashboard, settings } = store.getState();
  const isBeside = !dashboard && settings.docked.includes(name);
  if (!isBeside && !settings.panels.includes(name)) void togglePanel(name);
  if (!isBeside && !dashboard) toggleDashboard();
  // Once it is there.
  requestAnimationFrame(() => {
    const panel = document.querySelector<HTMLElement>(`[data-panel="${name}"]`);
    panel?.scrollIntoView({ block: "nearest" });
    panel?.focus();
  });
}

/** Takes a panel out of the dashboard, or back in at the end. */
export async function togglePanel(name: PanelName): Promise<void> {
  const { panels } = store.getState().settings;
  await changeSettings({ panels: toggled(panels, name) });
}

/** Keeps a panel beside the town when the dashboard is closed, or no longer. */
export async function toggleDocked(name: PanelName): Promise<void> {
  const { docked } = store.getState().settings;
  await changeSettings({ docked: toggled(docked, name) });
}

function toggled(names: readonly PanelName[], name: PanelName): PanelName[] {
  return names.includes(name) ? names.filter((one) => one !== name) : [...names, name];
}

/** One place earlier (−1) or later (1) in the dashboard; whoever asked keeps the focus. */
export async function movePanel(name: PanelName, by: -1 | 1): Promise<void> {
  const moved = movedPanel(store.getState().settings.panels, name, by);
  if (moved === null) return;
  const { activeElement } = document;
  const change = changeSettings({ panels: moved });
  // An element that is put elsewhere loses the focus.
  requestAnimationFrame(() => {
    if (activeElement instanceof HTMLElement) activeElement.focus();
  });
  await change;
}

/** The order after a move; null where there is no further place. */
export function movedPanel<T>(names: readonly T[], name: T, by: -1 | 1): T[] | null {
  const from = names.indexOf(name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= names.length) return null;
  const others = names.filter((one) => one !== name);
  return [...others.slice(0, to), name, ...others.slice(to)];
}
