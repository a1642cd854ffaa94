import type { TownConfig } from "../config/town-config.ts";
import { type ObservationLayout, layoutOf } from "./layout.ts";
import { VARIANTS } from "./variants.ts";

/** A layout as plain data for programs that are not ours. */
export function layoutDocument({ map, features, social, ...layout }: ObservationLayout) {
  return {
    variant: layout.variant,
    schema: layout.schema,
    /** Floats of one person, and from one person to the next. */
    size: layout.size,
    stride: layout.stride,
    map: {
      form: map.form,
      shape: [map.channels.length, map.window, map.window],
      size: map.size,
      byte_stride: map.byteStride,
      channels: map.channels,
    },
    features,
    landmark_slices: layout.landmarkSlices,
    social:
      social === null
        ? null
        : {
            friends: social.friends,
            rivals: social.rivals,
            embed_dim: social.embedDim,
            slot_dim: social.slotDim,
          },
  };
}

/** All layouts of a town: every variant in both schemas. */
export function layoutDocuments(config: TownConfig) {
  return VARIANTS.flatMap((variant) =>
    ([1, 2] as const).map((schema) => layoutDocument(layoutOf(config, variant, schema))),
  );
}
