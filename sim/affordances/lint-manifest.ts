import { HOOK_STAGES, type ManifestEntry, type ManifestProblem } from "../config/manifest.ts";
import { HOOK_MODULES } from "./hooks.ts";
import { loadHooks } from "./load-hooks.ts";
import { compilePrecondition } from "./preconditions/compile.ts";

/**
 * What is allowed in a manifest and hardly meant: hooks that no module of the program registers,
 * and names in preconditions that stand for nothing, so that they are always null.
 */
export function lintManifest(entries: readonly ManifestEntry[]): ManifestProblem[] {
  const every = { hook_allowlist: [...HOOK_MODULES.keys()], allow_env_hooks: false };
  const { handlers } = loadHooks(every, HOOK_MODULES, []);
  return entries.flatMap((entry, index) => {
    if (entry.type === "object") return [];
    const problems: ManifestProblem[] = [];
    for (const stage of HOOK_STAGES) {
      for (const hook of entry.hooks[stage]) {
        if (handlers.has(hook)) continue;
        const message = `affordance '${entry.id}': unknown hook '${hook}', which never runs`;
        problems.push({ path: [index, "hooks", stage], message });
      }
    }
    for (const text of entry.preconds) {
      const compiled = compilePrecondition(text, entry.id);
      for (const name of compiled.ok ? compiled.value.unknown : []) {
        const message = `affordance '${entry.id}': unknown name '${name}' in '${text}', always null`;
        problems.push({ path: [index, "preconds"], message });
      }
    }
    return problems;
  });
}
