import { type ManifestEntry, type ManifestObject, objectsOf } from "./manifest.ts";
import type { MapFile } from "./map.ts";

/** An object as map and manifest together describe it. */
export type PlacedObject = MapFile["objects"][number];

/** What an object of a type holds when nobody says otherwise. */
const DEFAULT_STOCK: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  fridge: { meals: 5 },
  bed: { sleep_slots: 1 },
};

/**
 * The town's objects: those of the map, with what the manifest says of them, then those that the
 * manifest alone places. A manifest object that has no place at all is left out: see
 * `placementProblems`.
 */
export function placeObjects(
  onMap: readonly PlacedObject[],
  manifest: readonly ManifestEntry[],
): PlacedObject[] {
  const described = new Map(objectsOf(manifest).map((entry) => [entry.id, entry]));
  const known = new Set(onMap.map(({ id }) => id));
  return [
    ...onMap.map((object) => complete(object, described.get(object.id))),
    ...objectsOf(manifest).flatMap((entry) => {
      const { id, object_type, position, use_tile, queue_nodes, venue } = entry;
      if (known.has(id) || position === null || use_tile === undefined) return [];
      const place = { id, type: object_type, position, use_tile };
      const rest = { ...(queue_nodes && { queue_nodes }), ...(venue !== undefined && { venue }) };
      return [complete({ ...place, ...rest }, entry)];
    }),
  ];
}

/** The manifest's stock over the map's over that of the type; the room in a bed is worked out last. */
function complete(object: PlacedObject, entry: ManifestObject | undefined): PlacedObject {
  const stock: Record<string, number> = {
    ...DEFAULT_STOCK[object.type],
    ...object.stock,
    ...entry?.stock,
  };
  if (stock["sleep_slots"] !== undefined) stock["sleep_capacity"] ??= stock["sleep_slots"];
  return Object.keys(stock).length === 0 ? object : { ...object, stock };
}

/** Everything in the manifest's objects that does not fit the map. Paths begin in the manifest. */
export function placementProblems(
  onMap: readonly PlacedObject[],
  manifest: readonly ManifestEntry[],
): { readonly path: readonly (string | number)[]; readonly message: string }[] {
  const mapped = new Map(onMap.map((object) => [object.id, object]));
  return manifest.flatMap((entry, index) => {
    if (entry.type !== "object") return [];
    const report = (key: string, message: string) => ({
      path: [index, key],
      message: `object '${entry.id}': ${message}`,
    });
    const there = mapped.get(entry.id);
    if (there === undefined) {
      return entry.position === null
        ? [report("id", "is not on the map, so it needs a position and a use_tile")]
        : [];
    }
    return [
      ...(there.type === entry.object_type
        ? []
        : [report("object_type", `is a ${there.type} on the map, not a ${entry.object_type}`)]),
      ...(entry.position === null
        ? []
        : [report("position", "the map says already where it stands")]),
    ];
  });
}
