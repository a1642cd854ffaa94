/** Numbers names by their place in a list: inside the rules a thing is its number. */
export function numbered<Name extends string>(
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, index) => [name, index])) as Record<Name, number>;
}
