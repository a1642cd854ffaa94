/** A function that works a thing out once for each object, however many ask, and as long as somebody keeps it. */
export function perObject<O extends object, T>(make: (of: O) => T): (of: O) => T {
  const known = new WeakMap<O, { readonly value: T }>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found.value;
    const value = make(of);
    known.set(of, { value });
    return value;
  };
}
