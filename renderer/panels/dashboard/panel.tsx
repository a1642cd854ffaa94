import type { ReactNode } from "react";

import type { PanelName } from "../../../preload/settings.ts";
import { Disturbances } from "./disturbances.tsx";
import { Economy } from "./economy.tsx";
import { Events } from "./events.tsx";
import { Figures } from "./figures.tsx";
import { Health } from "./health.tsx";
import { Queues } from "./queues.tsx";
import { Social } from "./social.tsx";
import { Work } from "./work.tsx";

/** A panel by its name. */
export function Panel({ name }: { readonly name: PanelName }): ReactNode {
  switch (name) {
    case "figures":
      return <Figures />;
    case "disturbances":
      return <Disturbances />;
    case "economy":
      return <Economy />;
    case "work":
      return <Work />;
    case "queues":
      return <Queues />;
    case "social":
      return <Social />;
    case "events":
      return <Events />;
    case "health":
      return <Health />;
  }
}
