import type { Town } from "../town.ts";

/** What has happened between two people. */
export type TieTag =
  | "shared_meal"
  | "queue_polite"
  | "conflict"
  | "conflict_at_work"
  | "employment_shift_taken"
  | "employment_help"
  | "chat_success"
  | "chat_failure"
  | "generic";

/**
 * What somebody's traits make of the changes of a tie, `deltas` = trust, familiarity, rivalry, in
 * place: who forgives takes bad things less to heart and lets go of rivalry sooner; the outgoing get to
 * know people faster; the ambitious mind more what happens at work. Each ends up in [−1, 1].
 */
export function modifyDeltas(
  { config, world: { agents } }: Town,
  slot: number,
  tag: TieTag,
  deltas: Float64Array,
): void {
  if (!config.features.relationship_modifiers) return;
  const forgiveness = agents.forgiveness[slot];
  for (let part = 0; part < 2; part++) {
    if (deltas[part] < 0) deltas[part] *= 1 - 0.5 * forgiveness;
  }
  if (deltas[2] < 0) deltas[2] *= 1 + 0.5 * forgiveness;
  if (tag === "chat_success") deltas[1] += 0.02 * agents.extroversion[slot];
  if (deltas[2] > 0 && (tag === "conflict_at_work" || tag === "employment_shift_taken")) {
    deltas[2] *= Math.max(0, 1 + 0.3 * agents.ambition[slot]);
  }
  for (let part = 0; part < 3; part++) deltas[part] = Math.min(1, Math.max(-1, deltas[part]));
}
