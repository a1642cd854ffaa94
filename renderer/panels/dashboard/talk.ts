import type { BriefSections } from "../../../sim/telemetry/sections/brief.ts";
import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";

type SocialEvents = TownSections["social_events"];
type Quarrels = BriefSections["quarrels"];

/** Something between two people: how it went is its kind. */
export interface Talk {
  readonly key: string;
  readonly tick: number;
  readonly kind: "chat" | "rebuff" | "avoidance" | "quarrel";
  readonly who: string;
  readonly whom: string;
}

const KINDS: Readonly<Record<SocialEvents[number]["type"], Talk["kind"]>> = {
  chat_success: "chat",
  chat_failure: "rebuff",
  rivalry_avoidance: "avoidance",
};

/** What happened between people, newest first, `limit` at most. */
export function talkOf(social: SocialEvents, quarrels: Quarrels, limit: number): readonly Talk[] {
  const named = (tick: number, kind: Talk["kind"], who: string, whom: string): Talk => ({
    key: `${tick} ${kind} ${who} ${whom}`,
    tick,
    kind,
    who,
    whom,
  });
  const all = [
    ...social.map((one) =>
      one.type === "rivalry_avoidance"
        ? named(one.tick, KINDS[one.type], one.agent, one.target)
        : named(one.tick, KINDS[one.type], one.speaker, one.listener),
    ),
    ...quarrels.map(({ tick, agent_a, agent_b }) => named(tick, "quarrel", agent_a, agent_b)),
  ];
  const once = new Map(all.map((one) => [one.key, one]));
  return [...once.values()].toSorted((a, b) => b.tick - a.tick).slice(0, limit);
}
