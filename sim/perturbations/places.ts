import { NONE } from "../world/agent-table.ts";

// A place is a number: venues by their index, then objects by theirs. Venues never change while a
// town runs, and objects keep their index, so that the number keeps its meaning.

interface Named {
  readonly venues: readonly { readonly id: string }[];
  readonly objects: readonly { readonly id: string }[];
}

/** The venue, or the object, of this id; NONE when there is none. */
export function placeNamed({ venues, objects }: Named, id: string): number {
  const venue = venues.findIndex((candidate) => candidate.id === id);
  if (venue !== NONE) return venue;
  const object = objects.findIndex((candidate) => candidate.id === id);
  return object === NONE ? NONE : venues.length + object;
}

export function nameOfPlace({ venues, objects }: Named, place: number): string {
  return place < venues.length ? venues[place].id : objects[place - venues.length].id;
}
