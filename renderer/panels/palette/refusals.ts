import type { CommandResult } from "../../../preload/contract.ts";
import type { Form } from "./fields.ts";
import { type Draft, type Faults, leaves, pathIn, problemsIn } from "./payload.ts";

/**
 * A refusal at the fields that it concerns: those whose problems it lists, else the one that its details name, else
 * the one whose value its sentence quotes. Under "" where it says nothing of the kind.
 */
export function faultsOf(
  { fields }: Form,
  draft: Draft,
  { message, details }: NonNullable<CommandResult["error"]>,
): Faults {
  const listed = problemsIn(details).map(([path, said]) => [pathIn(fields, path), said] as const);
  if (listed.length > 0) return new Map(listed);
  const all = leaves(fields);
  const named = all.find(({ path }) => Object.hasOwn(details, path));
  const quoted = all.find(({ path }) => {
    const text = (draft[path] ?? "").trim();
    return text !== "" && (message.includes(`'${text}'`) || message.includes(`[${text}]`));
  });
  return new Map([[(named ?? quoted)?.path ?? "", message]]);
}
