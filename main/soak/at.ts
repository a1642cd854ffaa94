/** A cell of a column; throws where there is none. */
export function at(column: ArrayLike<number>, index = 0): number {
  const value = column[index];
  if (value === undefined) throw new Error(`no cell ${index} in a column of ${column.length}`);
  return value;
}
