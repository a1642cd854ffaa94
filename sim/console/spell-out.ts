import { isRecord } from "../is-record.ts";
import { COMMANDS, type CommandName, isCommandName } from "./registry.ts";

/** Other names for commands. */
export const ALIASES: ReadonlyMap<string, CommandName> = new Map([
  ["spawn_agent", "spawn"],
  ["set_need", "setneed"],
  ["arranged_meet", "arrange_meet"],
  // There is one picture of a town, whoever asks for it.
  ["snapshot", "telemetry_snapshot"],
]);

/**
 * Brings the ways in which a command may be written to one: aliases, arguments in order, arguments
 * inside `payload`, `item` for `key`, one need with its value. Checks nothing.
 */
export function spellOut(
  given: string,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
): { readonly name: string; readonly kwargs: Readonly<Record<string, unknown>> } {
  const name = ALIASES.get(given) ?? given;
  const full = unpacked(kwargs);
  const order: readonly string[] = isCommandName(name) ? COMMANDS[name].order : [];
  args.forEach((argument, index) => {
    full[order[index] ?? `argument ${index + 1}`] = argument;
  });
  return { name, kwargs: spellOutKwargs(name, args.length, full) };
}

/** The arguments of one command as its schema names them, whichever of its short forms they came in. */
function spellOutKwargs(
  name: string,
  inOrder: number,
  full: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  switch (name) {
    case "teleport": {
      if (inOrder !== 3) return full;
      const { "argument 3": y, ...others } = full;
      return { ...others, position: [full["position"], y] };
    }
    case "setneed": {
      if (typeof full["need"] !== "string") return full;
      const { need: _, value, ...others } = full;
      return { ...others, needs: { [full["need"]]: value } };
    }
    case "set_rel": {
      const { trust: dimension, familiarity: value, ...others } = full;
      if (!isFeeling(dimension) || isFeeling(value)) return full;
      return { ...others, [dimension]: value };
    }
    case "set_exit_cap":
      return renamed(full, "cap", "daily_exit_cap");
    case "set_spawn_delay":
      return renamed(renamed(full, "delay", "min"), "ticks", "min");
    case "price":
      return renamed(full, "item", "key");
    case "rivalry_dump":
      return renamed(full, "agent", "agent_id");
    default:
      return full;
  }
}

/** The same arguments with another name for one of them, where it was given by that name. */
function renamed(
  kwargs: Readonly<Record<string, unknown>>,
  from: string,
  to: string,
): Readonly<Record<string, unknown>> {
  if (kwargs[from] === undefined) return kwargs;
  const { [from]: value, ...others } = kwargs;
  return { [to]: value, ...others };
}

/** What `payload` holds stands beside it, however deep it was packed; what is said outside goes first. */
function unpacked(kwargs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const layers = [kwargs];
  let inside = kwargs["payload"];
  for (; isRecord(inside); inside = inside["payload"]) layers.unshift(inside);
  const full = Object.fromEntries(layers.flatMap((layer) => Object.entries(layer)));
  const { payload: _, ...rest } = full;
  return inside === undefined ? rest : { ...rest, payload: inside };
}

/** Whether the third word of `set_rel` names what is set, not how much of it. */
function isFeeling(word: unknown): word is "trust" | "familiarity" | "rivalry" {
  return word === "trust" || word === "familiarity" || word === "rivalry";
}
