import type { Problem, Reply } from "../preload/contract.ts";

/** A good answer to a request. */
export function value<T>(of: T): Reply<T> {
  return { ok: true, value: of };
}

export function refused(found: Problem): Reply<never> {
  return { ok: false, problem: found };
}
