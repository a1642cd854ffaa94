/** Kinds of disturbance. Index = the number stored. */
export const SPECS = ["price_spike", "blackout", "outage"] as const;
export type Spec = (typeof SPECS)[number];

/** What a disturbance does when whoever triggers it does not say: ticks, and a factor on prices. */
export const DEFAULT_DURATION: Readonly<Record<Spec, number>> = {
  price_spike: 60,
  blackout: 40,
  outage: 40,
};
export const DEFAULT_MAGNITUDE = 1.2;

/** What a blackout or an outage cuts. */
export const CUTS = { blackout: "power", outage: "water" } as const;
