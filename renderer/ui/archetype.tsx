import { Hammer, type LucideIcon, Mountain, PartyPopper, Scale, UserRound } from "lucide-react";

import { capitalise } from "../format/words.ts";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  balanced: Scale,
  socialite: PartyPopper,
  industrious: Hammer,
  stoic: Mountain,
};

/** What kind of person somebody is, as a small mark with its word. */
export function Archetype({ profile }: { readonly profile: string }) {
  const Icon = ICONS[profile] ?? UserRound;
  return (
    <span className="archetype" data-testid="archetype">
      <Icon size={13} aria-hidden />
      {capitalise(profile.replaceAll("_", " "))}
    </span>
  );
}
