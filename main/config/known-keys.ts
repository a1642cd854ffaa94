import { z } from "zod";

import type { Path } from "./located.ts";

/** Keys that a schema allows at `path`; empty where any key may stand. */
export function knownKeys(schema: z.ZodType, path: Path): readonly string[] {
  let here: z.core.$ZodType | undefined = unwrap(schema);
  for (const step of path) here = here === undefined ? undefined : unwrap(within(here, step));
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

function within(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    return shape[String(step)];
  }
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return undefined;
}

function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  let here = schema;
  while (
    here instanceof z.ZodOptional ||
    here instanceof z.ZodNullable ||
    here instanceof z.ZodDefault
  ) {
    here = here.unwrap();
  }
  return here;
}
