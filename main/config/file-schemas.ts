import { AffordancesFile } from "../../sim/config/manifest.ts";
import { Narration, NarrationFile } from "../../sim/config/blocks/narration.ts";
import { PerturbationsFile } from "../../sim/config/blocks/perturbations.ts";
import { Crowd } from "../../sim/config/crowd.ts";
import { Scenario, ScenarioObjects } from "../../sim/config/blocks/scenario.ts";
import { type JsonSchema, jsonSchemaOf } from "../../sim/config/json-schema.ts";
import { MapFile } from "../../sim/config/map.ts";
import { TownShape } from "../../sim/config/town-config.ts";
import { Command } from "../../sim/console/commands.ts";
import { READ_FROM_FILE } from "../../sim/console/specs/values.ts";

/** Kinds of file that an editor can be told about. */
export const SCHEMA_KINDS = [
  "town",
  "scenario",
  "map",
  "affordances",
  "narration",
  "perturbations",
  "timeline",
] as const;
export type SchemaKind = (typeof SCHEMA_KINDS)[number];

/**
 * What a kind of file may hold, as JSON Schema (draft 7) for editors: names, types, ranges and
 * choices. Rules that span keys are `townlet validate`'s alone.
 */
export function fileSchema(kind: SchemaKind): JsonSchema {
  switch (kind) {
    case "town":
      return withNotes(town());
    case "scenario":
      return withNotes(scenario());
    case "map":
      return withNotes(jsonSchemaOf(MapFile));
    case "narration":
      return withNotes(jsonSchemaOf(NarrationFile));
    case "perturbations":
      return withNotes(jsonSchemaOf(PerturbationsFile));
    case "timeline":
      return timeline();
    default:
      return jsonSchemaOf(AffordancesFile);
  }
}

/** The rules by themselves: the map, the manifest, the story and the disturbances have files of their own. */
function town(): JsonSchema {
  const rules = TownShape.omit({
    map: true,
    manifest: true,
    manifest_checksum: true,
    perturbation_file: true,
    perturbation_checksum: true,
    scenario: true,
  });
  return withAlias(
    jsonSchemaOf(rules.extend({ narration: Narration.partial().required({ file: true }) })),
  );
}

/** A block that goes by two names. */
function withAlias(rules: JsonSchema): JsonSchema {
  const block = rules.properties?.["observations_config"];
  if (block === undefined) return rules;
  return { ...rules, properties: { ...rules.properties, observations: block } };
}

/** What a scenario changes of the rules, and who and what it adds. */
function scenario(): JsonSchema {
  const rules = overrides(town());
  const block = jsonSchemaOf(
    Scenario.extend({ objects: ScenarioObjects.optional(), crowd: Crowd.optional() }),
  );
  delete block.$schema;
  // What it extends may be a scenario, and have it all.
  delete block.required;
  const planned = block.properties?.["timeline"];
  if (typeof planned === "object" && block.properties !== undefined) {
    const list = { ...planned, items: { anyOf: timelineEntries() } };
    block.properties["timeline"] = { anyOf: [list, { type: "string" }] };
  }
  return {
    ...rules,
    properties: { extends: { type: "string" }, ...rules.properties, scenario: block },
    required: ["extends", "scenario"],
  };
}

/** A list of entries, by itself or under its name. */
function timeline(): JsonSchema {
  const list: JsonSchema = { type: "array", items: { anyOf: timelineEntries() } };
  const named = withNotes({
    type: "object",
    properties: { timeline: list },
    required: ["timeline"],
    additionalProperties: false,
  });
  return { $schema: "http://json-schema.org/draft-07/schema#", anyOf: [list, named] };
}

/** The same without anything being required; `null` takes away a member of a list of names. */
function overrides(schema: JsonSchema): JsonSchema {
  const { required: _, properties, additionalProperties, ...rest } = schema;
  const result: JsonSchema = { ...rest };
  if (properties !== undefined) {
    result.properties = Object.fromEntries(
      Object.entries(properties).map(([key, member]) => [
        key,
        typeof member === "object" ? overrides(member) : member,
      ]),
    );
  }
  if (typeof additionalProperties === "object") {
    result.additionalProperties = { anyOf: [overrides(additionalProperties), { type: "null" }] };
  } else if (additionalProperties !== undefined) {
    result.additionalProperties = additionalProperties;
  }
  return result;
}

/** One shape of entry for each command: its name beside the tick, its arguments below. */
function timelineEntries(): JsonSchema[] {
  const { oneOf, anyOf } = jsonSchemaOf(Command);
  return (oneOf ?? anyOf ?? []).flatMap((command) => {
    const properties = typeof command === "object" ? command.properties : undefined;
    const name = properties?.["name"];
    const kwargs = properties?.["kwargs"];
    if (name === undefined || typeof kwargs !== "object") return [];
    const { required = [], ...given } = kwargs;
    const asked = required.filter((key) => !READ_FROM_FILE.includes(key));
    for (const key of READ_FROM_FILE) delete given.properties?.[key];
    return [
      {
        type: "object",
        properties: {
          tick: { type: "integer", minimum: 0 },
          command: name,
          kind: { enum: ["console", "action", "narration"] },
          kwargs: asked.length === 0 ? given : { ...given, required: asked },
        },
        required: ["tick", "command", ...(asked.length === 0 ? [] : ["kwargs"])],
        additionalProperties: false,
      },
    ];
  });
}

function withNotes(schema: JsonSchema): JsonSchema {
  return {
    ...schema,
    properties: { ...schema.properties, meta: {}, docs: {} },
    patternProperties: { "^x_": {} },
  };
}
