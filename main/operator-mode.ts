import type { PushBody } from "../preload/contract.ts";

/** Whether who sits before the window may change the town by commands. Off at every start. */
export class OperatorMode {
  readonly #tell: (body: PushBody<"console:operator">) => void;
  #on = false;

  constructor(tell: (body: PushBody<"console:operator">) => void) {
    this.#tell = tell;
  }

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    if (on === this.#on) return;
    this.#on = on;
    this.#tell({ on });
  }
}
