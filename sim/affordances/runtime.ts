import type { TownConfig } from "../config/town-config.ts";
import { type Result, err, invariant, ok } from "../result.ts";
import type { Town } from "../town.ts";
import { progressUses } from "./progress-uses.ts";
import { startUses } from "./start-use.ts";

/** The two parts of a tick that are about uses. */
export interface UseRuntime {
  /** Starts what people want to start. */
  readonly start: (town: Town) => void;
  /** Advances and finishes what runs. */
  readonly progress: (town: Town) => void;
}

/** Makes a runtime for a configuration; its `affordances.runtime.options` are the runtime's own. */
type MakeRuntime = (config: TownConfig) => UseRuntime;
type RuntimeModules = ReadonlyMap<string, Readonly<Record<string, MakeRuntime | undefined>>>;

/** What is used where the configuration names nothing. */
export const STANDARD_RUNTIME = "builtin:standard";

/** Every runtime that is compiled in, by module and function. */
const RUNTIMES: RuntimeModules = new Map([
  ["builtin", { standard: () => ({ start: startUses, progress: progressUses }) }],
]);

/** The runtime that `module:function` names, or why there is none. */
export function chooseRuntime(
  factory: string,
  modules: RuntimeModules = RUNTIMES,
): Result<MakeRuntime, string> {
  const [module = "", name = "", ...rest] = factory.split(":");
  if (module === "" || name === "" || rest.length > 0) {
    return err(`expected 'module:function', found '${factory}'`);
  }
  const found = modules.get(module);
  if (found === undefined) return err(`no module '${module}' is built into this program`);
  const make = Object.hasOwn(found, name) ? found[name] : undefined;
  if (make === undefined) return err(`the module '${module}' has no '${name}'`);
  return typeof make === "function" ? ok(make) : err(`'${factory}' is no function`);
}

/** Runtimes of configurations, made once. Code, not state. */
const made = new WeakMap<TownConfig, UseRuntime>();

/** The runtime of a town. The checks of the configuration have seen to it that there is one. */
export function runtimeOf({ config }: Town): UseRuntime {
  const known = made.get(config);
  if (known !== undefined) return known;
  const chosen = chooseRuntime(config.affordances.runtime.factory ?? STANDARD_RUNTIME);
  invariant(chosen.ok, "the runtime was checked");
  const runtime = chosen.value(config);
  made.set(config, runtime);
  return runtime;
}
