import type { TownConfig } from "../config/town-config.ts";

/** How many people somebody sees as themselves, and how many floats each takes. */
export interface SocialLayout {
  readonly friends: number;
  readonly rivals: number;
  readonly embedDim: number;
  /** Floats of one of them: the embedding, then trust, familiarity and rivalry. */
  readonly slotDim: number;
  /** Whether means and highest values over them follow. */
  readonly aggregates: boolean;
}

/** Whom a person sees as themselves; null where the configuration has no room for anybody. */
export function socialOf({ observations_config }: TownConfig): SocialLayout | null {
  const { top_friends, top_rivals, embed_dim, include_aggregates } =
    observations_config.social_snippet;
  if (top_friends + top_rivals === 0) return null;
  return {
    friends: top_friends,
    rivals: top_rivals,
    embedDim: embed_dim,
    slotDim: embed_dim + 3,
    aggregates: include_aggregates,
  };
}
