import { useState } from "react";

import { type StreamState, useStream } from "./town-stream.ts";

type Make<T> = (state: StreamState) => T;

/** What was last made of the stream. */
export class Shown<T> {
  #last: { readonly make: Make<T>; readonly state: StreamState; readonly value: T } | null = null;
  #text = "";

  /** The same object as before as long as it comes out the same: plain values, as JSON has them. */
  of(make: Make<T>, state: StreamState): T {
    const last = this.#last;
    if (last?.state === state && last.make === make) return last.value;
    const made = make(state);
    const text = JSON.stringify(made);
    const value = last !== null && text === this.#text ? last.value : made;
    this.#text = text;
    this.#last = { make, state, value };
    return value;
  }
}

/**
 * Rows, or whatever else is shown of the stream. Redraws only when they say something else: wages go up with every
 * tick, and who is at work does not. `make` stays the same function from one drawing to the next.
 */
export function useShown<T>(make: Make<T>): T {
  const [shown] = useState(() => new Shown<T>());
  return useStream((state) => shown.of(make, state));
}
