import type { GlobalHook, Listener } from "../events/global-hooks.ts";

/** Name of the module that is always loaded. */
export const BUILT_IN_HOOKS = "builtin";

/** A module of hooks that is compiled into the program. */
export interface HookModule<Handler> {
  /** `register` is for hooks of uses, by any name; `listen` for those of the whole town. */
  readonly registerHooks?: (
    register: (name: string, handler: Handler) => void,
    listen: (hook: GlobalHook, listener: Listener) => void,
  ) => void;
}

/** The hooks that may run, and what became of every module that was asked for. */
export interface LoadedHooks<Handler> {
  /** By name, in the order of registration. */
  readonly handlers: ReadonlyMap<string, readonly Handler[]>;
  readonly listeners: ReadonlyMap<GlobalHook, readonly Listener[]>;
  readonly accepted: readonly string[];
  readonly rejected: readonly { readonly module: string; readonly reason: string }[];
  /** Handlers that threw: the first message of each hook. */
  readonly failures: Map<string, string>;
  /** Calls of each hook and how long they took in all, where a clock is given. */
  readonly timings: Map<string, { calls: number; ms: number }>;
}

interface HookSettings {
  /** Modules that may be loaded besides the built-in one. */
  readonly hook_allowlist: readonly string[];
  /** Whether the environment may ask for modules. */
  readonly allow_env_hooks: boolean;
}

/**
 * Loads the built-in hooks, then the allowed ones, then those that the environment asks for as far
 * as it may. Only modules that are compiled in can be loaded; whatever cannot be is told with its
 * reason, and the rest still works.
 */
export function loadHooks<Handler>(
  { hook_allowlist, allow_env_hooks }: HookSettings,
  modules: ReadonlyMap<string, HookModule<Handler>>,
  environment: readonly string[],
): LoadedHooks<Handler> {
  const handlers = new Map<string, Handler[]>();
  const listeners = new Map<GlobalHook, Listener[]>();
  const accepted: string[] = [];
  const rejected: { module: string; reason: string }[] = [];
  const allowed = new Set([BUILT_IN_HOOKS, ...hook_allowlist]);
  if (environment.length > 0 && !allow_env_hooks) {
    rejected.push({
      module: "env@TOWNLET_AFFORDANCE_HOOK_MODULES",
      reason: "environment overrides disabled",
    });
  }
  for (const module of new Set([...allowed, ...(allow_env_hooks ? environment : [])])) {
    const reason = allowed.has(module)
      ? register(modules.get(module), module, handlers, listeners)
      : "not in hook_allowlist";
    if (reason === null) accepted.push(module);
    else rejected.push({ module, reason });
  }
  return { handlers, listeners, accepted, rejected, failures: new Map(), timings: new Map() };
}

/** Adds the hooks of a module, all or none. Null, or why not. */
function register<Handler>(
  module: HookModule<Handler> | undefined,
  name: string,
  handlers: Map<string, Handler[]>,
  listeners: Map<GlobalHook, Listener[]>,
): string | null {
  if (module === undefined) return `import_error: no module '${name}' is built into this program`;
  if (typeof module.registerHooks !== "function") return "missing_register_hooks";
  const added: [string, Handler][] = [];
  const heard: [GlobalHook, Listener][] = [];
  try {
    module.registerHooks(
      (hook, handler) => {
        if (hook.trim() === "") throw new Error("a hook needs a name");
        added.push([hook, handler]);
      },
      (hook, listener) => heard.push([hook, listener]),
    );
  } catch (error) {
    return `register_failed: ${messageOf(error)}`;
  }
  for (const [hook, handler] of added) handlers.set(hook, [...(handlers.get(hook) ?? []), handler]);
  for (const [hook, listener] of heard) {
    listeners.set(hook, [...(listeners.get(hook) ?? []), listener]);
  }
  return null;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
