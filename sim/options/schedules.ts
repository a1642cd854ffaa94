import type { ScheduleStep } from "../config/blocks/schedule.ts";
import type { TownConfig } from "../config/town-config.ts";
import type { FlowFields } from "../paths/flow-field.ts";
import type { Primitive } from "../primitives/primitive.ts";
import { NONE } from "../world/agent-table.ts";
import { type Grid, cellOf } from "../world/grid.ts";

/** A step as the tick reads it: what it is about as an index and a field, −1 = nothing. */
export interface StepRule {
  readonly kind: ScheduleStep["kind"];
  readonly object: number;
  readonly field: number;
  /** Whether somebody who is refused complains. */
  readonly complains: boolean;
  /** What a body does for it. */
  readonly primitive: Primitive;
}

/** The ring of steps that a person of the scenario goes through. */
export interface ScheduleRule {
  readonly person: string;
  readonly steps: readonly StepRule[];
}

/** By name, so that the order of keys in a file means nothing. */
export function compileSchedules(
  { scenario }: TownConfig,
  grid: Grid,
  fields: FlowFields,
  objects: readonly { readonly id: string }[],
): ScheduleRule[] {
  const indexOf = (id: string): number => objects.findIndex((object) => object.id === id);
  return Object.entries(scenario.schedule)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([person, steps]) => ({
      person,
      steps: steps.map((step): StepRule => ({
        kind: step.kind,
        object: "object" in step && step.object !== undefined ? indexOf(step.object) : NONE,
        field:
          step.kind === "move"
            ? fields.ofCell[cellOf(grid, step.position[0], step.position[1])]
            : NONE,
        complains: "blocked" in step && step.blocked,
        primitive: primitiveOf(step),
      })),
    }));
}

function primitiveOf(step: ScheduleStep): Primitive {
  switch (step.kind) {
    case "request":
    case "start":
      return { kind: "interact", object_id: step.object, affordance_id: step.affordance };
    case "release":
      return { kind: "release" };
    default:
      return { kind: "wait" };
  }
}
