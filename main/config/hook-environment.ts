import { askForHooks, timeHooksBy } from "../../sim/affordances/hooks.ts";

/**
 * Tells the rules what only the machine knows about hooks: which modules the environment asks for
 * (`TOWNLET_AFFORDANCE_HOOK_MODULES`, separated by commas; a configuration has to allow both the
 * asking and the module), and the time.
 */
export function tellAboutHooks(): void {
  const names = (process.env["TOWNLET_AFFORDANCE_HOOK_MODULES"] ?? "").split(",");
  askForHooks(names.map((name) => name.trim()).filter((name) => name !== ""));
  timeHooksBy(() => performance.now());
}
