import { InvalidArgumentError } from "commander";

/** An option that takes a whole number in a range; anything else is wrong usage. */
export function wholeNumber(low: number, high = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    const written = /^\d+$/.test(text);
    if (!written || !Number.isSafeInteger(value) || value < low || value > high) {
      const limit = high === Number.MAX_SAFE_INTEGER ? `from ${low} on` : `from ${low} to ${high}`;
      throw new InvalidArgumentError(`Expected a whole number ${limit}.`);
    }
    return value;
  };
}

/** An option that takes a number above 0, such as a speed. */
export function positiveNumber(text: string): number {
  const value = Number(text.replace(/[x×]$/, ""));
  if (!Number.isFinite(value) || value <= 0) {
    throw new InvalidArgumentError("Expected a number above 0.");
  }
  return value;
}

/** The same, or 0: a town that stands still. */
export function speedNumber(text: string): number {
  return text === "0" || text === "pause" ? 0 : positiveNumber(text);
}
