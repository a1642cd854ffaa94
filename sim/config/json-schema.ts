import { z } from "zod";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * What may be written for a shape, as JSON Schema (draft 7): names, types, ranges and choices. What a
 * shape checks by a rule of its own is not in it.
 */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    target: "draft-7",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
}
