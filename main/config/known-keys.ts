import { z } from "zod";

import type { Path, Plain } from "./located.ts";

/**
 * Keys that a schema allows at `path`; empty where any key may stand. `value` is what was written:
 * it decides between shapes where one key says which is meant.
 */
export function knownKeys(schema: z.ZodType, path: Path, value: Plain): readonly string[] {
  let here = shapesOf(schema, value);
  let held: Plain | undefined = value;
  for (const step of path) {
    held = inside(held, step);
    here = here.flatMap((shape) => {
      const next = within(shape, step);
      return next === undefined ? [] : shapesOf(next, held);
    });
  }
  return here.flatMap((shape) => {
    if (shape instanceof z.ZodObject) return Object.keys(shape.shape);
    const names = shape instanceof z.ZodRecord ? shape.keyType : null;
    return names instanceof z.ZodEnum ? names.options.map(String) : [];
  });
}

function inside(value: Plain | undefined, step: string | number): Plain | undefined {
  if (Array.isArray(value)) return typeof step === "number" ? value[step] : undefined;
  return value !== null && typeof value === "object" ? value[step] : undefined;
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

/** The schema without its wrapping; of a union, the shapes that the value can be meant as. */
function shapesOf(schema: z.core.$ZodType, value: Plain | undefined): z.core.$ZodType[] {
  let here = schema;
  while (
    here instanceof z.ZodOptional ||
    here instanceof z.ZodNullable ||
    here instanceof z.ZodDefault
  ) {
    here = here.unwrap();
  }
  if (!(here instanceof z.ZodUnion)) return [here];
  const shapes = here.options.flatMap((option) => shapesOf(option, value));
  const meant = shapes.filter((shape) => isMeant(shape, value));
  return meant.length > 0 ? meant : shapes;
}

/** Whether every key that can have one value only has that value. */
function isMeant(schema: z.core.$ZodType, value: Plain | undefined): boolean {
  if (!(schema instanceof z.ZodObject)) return false;
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  return Object.entries(shape).every(([key, member]) => {
    const held = inside(value, key);
    const [only] = shapesOf(member, held);
    return !(only instanceof z.ZodLiteral) || held === undefined || only.safeParse(held).success;
  });
}
