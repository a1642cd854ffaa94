/** Names of effects: needs rise and fall within [0, 1]. */
export const NEEDS = ["hunger", "hygiene", "energy"] as const;
export type Need = (typeof NEEDS)[number];

/** Things that objects stock and people carry. Index = the number stored. */
export const ITEMS = ["meals", "food_raw", "clothes_clean", "raw_ingredients"] as const;
