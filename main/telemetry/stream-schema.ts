import { z } from "zod";

import { Payload } from "../../sim/telemetry/sections/payload.ts";
import { STREAM_VERSION } from "../../sim/telemetry/stream/payload.ts";

/**
 * What the stream may hold, as JSON Schema (draft 7) for other programs. Keys that it does not name are
 * allowed everywhere: within a major version they may be added.
 */
export function streamSchema(): z.core.JSONSchema.BaseSchema {
  const schema = z.toJSONSchema(Payload, {
    target: "draft-7",
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return { title: `Townlet telemetry ${STREAM_VERSION}`, ...schema };
}
