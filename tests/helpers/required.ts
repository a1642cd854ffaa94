/** The value, which has to be there; fails the test otherwise. */
export function required<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error("expected a value, found none");
  return value;
}
