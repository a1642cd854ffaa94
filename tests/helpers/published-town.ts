import { setImmediate } from "node:timers/promises";

import { onTestFinished } from "vitest";

import { Publisher, type PublisherOptions } from "../../main/telemetry/publisher.ts";
import type { TownHost } from "../../main/town/town-host.ts";

/** A publisher of a town, closed after the test. */
export function published(host: TownHost, options: Partial<PublisherOptions> = {}): Publisher {
  const publisher = new Publisher(host, { speed: () => 1, ...options });
  onTestFinished(() => publisher.close(0));
  return publisher;
}

/** Runs ticks and lets sinks have their turn after each. */
export async function liveSlowly(host: TownHost, ticks: number): Promise<void> {
  for (let tick = 0; tick < ticks; tick++) {
    host.advance(1);
    await setImmediate();
  }
}
