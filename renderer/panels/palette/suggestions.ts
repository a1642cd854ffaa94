import { PRICE_GROUPS } from "../../../sim/config/blocks/economy.ts";
import { COMMAND_NAMES } from "../../../sim/console/registry.ts";
import type { Scene } from "../../../sim/telemetry/scene.ts";
import { capitalise } from "../../format/words.ts";

/** Something that an argument can name. */
export interface Suggestion {
  readonly id: string;
  /** How people know it. */
  readonly name: string;
  /** Of a person. */
  readonly colour: string | null;
}

/** What there is of these kinds in the town on screen, as the registry calls the kinds. */
export function suggestionsFor(kinds: readonly string[], scene: Scene | null): Suggestion[] {
  return kinds.flatMap((kind) => ofKind(kind, scene));
}

function ofKind(kind: string, scene: Scene | null): Suggestion[] {
  if (kind === "price") return Object.keys(PRICE_GROUPS).map(plain);
  if (kind === "command") return COMMAND_NAMES.map(plain);
  if (scene === null) return [];
  switch (kind) {
    case "person":
      return scene.agents.map(({ id, name, colour }) => ({ id, name, colour }));
    case "object":
      return scene.objects
        .filter(({ present }) => present)
        .map(({ id, type, venue }) => ({
          id,
          name: words(type) + where(scene, venue),
          colour: null,
        }));
    case "place":
      return scene.venues.map(({ id, name }) => ({ id, name, colour: null }));
    case "job":
      return scene.jobs.map(plain);
    case "disturbance":
      return scene.disturbances.map(plain);
    case "profile":
      return scene.profiles.map(plain);
    default:
      return [];
  }
}

const words = (id: string): string => capitalise(id.replaceAll("_", " "));

const plain = (id: string): Suggestion => ({ id, name: words(id), colour: null });

function where({ venues }: Scene, venue: string | null): string {
  const found = venues.find(({ id }) => id === venue);
  return found === undefined ? "" : `, ${found.name}`;
}

/** Those that hold what was typed, by id or name. */
export function matching(suggestions: readonly Suggestion[], text: string): Suggestion[] {
  const typed = text.trim().toLowerCase();
  return suggestions.filter(
    ({ id, name }) => id.toLowerCase().includes(typed) || name.toLowerCase().includes(typed),
  );
}
