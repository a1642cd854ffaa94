import { ChartLine, Coins, ListFilter, type LucideIcon } from "lucide-react";

import type { PanelName } from "../../../preload/contract.ts";
import type { Section } from "../../stream/town-stream.ts";

export interface PanelFacts {
  readonly title: string;
  readonly icon: LucideIcon;
  readonly sections: readonly Section[];
  /** What people have with each other and do: not shown in streamer mode. */
  readonly isPersonal: boolean;
}

/** What each panel is called and which parts of the stream it is made of. */
export const PANELS: Readonly<Record<PanelName, PanelFacts>> = {
  figures: { title: "Figures", icon: ChartLine, sections: ["day"], isPersonal: false },
  economy: {
    title: "Economy",
    icon: Coins,
    sections: ["economy", "economy_settings", "jobs", "price_spikes", "utilities"],
    isPersonal: false,
  },
  events: { title: "Events", icon: ListFilter, sections: ["events"], isPersonal: true },
};
