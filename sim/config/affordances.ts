/** Names of effects: needs rise and fall within [0, 1]. */
export const NEEDS = ["hunger", "hygiene", "energy"] as const;
/** Number of a need by its name. */
export const NEED = { hunger: 0, hygiene: 1, energy: 2 } as const satisfies Record<Need, number>;
export type Need = (typeof NEEDS)[number];

/** Things that objects stock and people carry. Index = the number stored. */
export const ITEMS = ["meals", "food_raw", "clothes_clean", "raw_ingredients"] as const;
