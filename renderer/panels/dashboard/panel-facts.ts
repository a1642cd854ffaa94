import {
  Activity,
  Briefcase,
  ChartLine,
  Coins,
  HeartHandshake,
  ListFilter,
  type LucideIcon,
  Users,
  Zap,
} from "lucide-react";

import type { PanelName } from "../../../preload/settings.ts";
import { WORDS } from "../../../preload/words/words.ts";
import type { Section } from "../../stream/town-stream.ts";

export interface PanelFacts {
  readonly title: string;
  readonly icon: LucideIcon;
  readonly sections: readonly Section[];
  /** What people have with each other and do: not shown in streamer mode. */
  readonly isPersonal: boolean;
}

const { titles } = WORDS.dashboard;

/** What each panel is called and which parts of the stream it is made of. */
export const PANELS: Readonly<Record<PanelName, PanelFacts>> = {
  figures: { title: titles.figures, icon: ChartLine, sections: ["day"], isPersonal: false },
  disturbances: {
    title: titles.disturbances,
    icon: Zap,
    sections: ["perturbations"],
    isPersonal: false,
  },
  economy: {
    title: titles.economy,
    icon: Coins,
    sections: ["economy_settings", "means", "price_spikes", "stock", "utilities"],
    isPersonal: false,
  },
  work: {
    title: titles.work,
    icon: Briefcase,
    sections: ["crews", "employment"],
    isPersonal: false,
  },
  queues: {
    title: titles.queues,
    icon: Users,
    sections: ["lines", "quarrels"],
    isPersonal: false,
  },
  social: {
    title: titles.social,
    icon: HeartHandshake,
    sections: ["closest_pairs", "quarrels", "social_events"],
    isPersonal: true,
  },
  events: { title: titles.events, icon: ListFilter, sections: ["latest_events"], isPersonal: true },
  health: {
    title: titles.health,
    icon: Activity,
    sections: ["health", "metrics", "transport"],
    isPersonal: false,
  },
};
