import type { Scene } from "../../../sim/telemetry/scene.ts";
import type { Form } from "./fields.ts";
import { type Draft, leaves, listIn } from "./payload.ts";
import { suggestionsFor } from "./suggestions.ts";

/**
 * A draft with ids where somebody or something was named as the town shows it: "Hugo" is hugo, "Corner Cafe" is cafe.
 * What several are called, or nobody, stays as it was typed. A newcomer who is called "Zoe" gets the id zoe with it.
 */
export function asMeant(form: Form, draft: Draft, scene: Scene | null): Draft {
  const meant = leaves(form.fields).flatMap(({ path, shape }) => {
    const text = draft[path] ?? "";
    if (shape.kind !== "text" || shape.names.length === 0 || text.trim() === "") return [];
    const known = suggestionsFor(shape.names, scene);
    const idOf = (typed: string): string => {
      if (known.some(({ id }) => id === typed)) return typed;
      const called = known.filter(({ name }) => isSame(name, typed));
      return called.length === 1 && called[0] !== undefined ? called[0].id : typed;
    };
    const id = shape.isList ? listIn(text).map(idOf).join(", ") : idOf(text.trim());
    return [[path, id] as const];
  });
  const found = { ...draft, ...Object.fromEntries(meant) };
  return form.command === "spawn" ? withName(found) : found;
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();

function withName(draft: Draft): Draft {
  const called = (draft["agent_id"] ?? "").trim();
  const id = called.toLowerCase().replaceAll(/[^a-z0-9_]+/gu, "_");
  if (id === called || !/^[a-z]/u.test(id)) return draft;
  const given = (draft["name"] ?? "").trim();
  return { ...draft, agent_id: id, name: given === "" ? called : given };
}
