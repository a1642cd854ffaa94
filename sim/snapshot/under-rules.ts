import { isFirstBook } from "../affordances/rulebook.ts";
import type { TownConfig } from "../config/town-config.ts";
import { type Refusal, type Result, err } from "../result.ts";
import { compileRules } from "../rules.ts";
import type { Town } from "../town.ts";
import { decodeSnapshot, encodeSnapshot } from "./snapshot.ts";

/**
 * The same town, in memory of its own, that lives on under another configuration. Refused where the state
 * means something else under it: another map, other objects, jobs or offers, or manifests loaded since.
 */
export function underRules(town: Town, config: TownConfig): Result<Town, Refusal> {
  const rules = compileRules(config);
  if (!isFirstBook(town.rules.book)) {
    return refuse("manifests were loaded since this town began");
  }
  const differing = SHAPES.find(
    (name) => JSON.stringify(shapeOf(rules, name)) !== JSON.stringify(shapeOf(town.rules, name)),
  );
  if (differing !== undefined) return refuse(`the town would have other ${differing}`);
  return decodeSnapshot(config, encodeSnapshot({ ...town, config, rules }), rules);
}

const SHAPES = ["tiles", "objects", "jobs", "offers", "disturbances"] as const;

/** What indices in the state stand for. */
function shapeOf(rules: Town["rules"], shape: (typeof SHAPES)[number]): unknown {
  switch (shape) {
    case "tiles":
      return [rules.grid.width, rules.grid.height, Array.from(rules.grid.walkable)];
    case "objects":
      return rules.objects.map(({ id, cell, type }) => [id, cell, type]);
    case "jobs":
      return rules.jobs.map(({ id }) => id);
    case "offers":
      return rules.affordances.map(({ id }) => id);
    case "disturbances":
      return rules.events.specs.map(({ name }) => name);
    default:
      return shape satisfies never;
  }
}

function refuse(message: string): Result<never, Refusal> {
  return err({ code: "config_mismatch", message });
}
