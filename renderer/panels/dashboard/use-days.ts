import { useEffect, useState } from "react";

import { request } from "../../ipc/bridge.ts";
import { useSection } from "../../stream/town-stream.ts";
import { useWindow } from "../../use-window.ts";
import type { Days } from "./figure-rows.ts";
import type { PanelState } from "./panel-state.ts";

interface Recorded {
  readonly state: PanelState;
  readonly days: Days;
}

const NONE: Days = { ticks: [], figures: {} };

/** The daily figures on record up to the shown day, anew whenever that is another. */
export function useDays(): Recorded {
  const day = useSection("day");
  const timeline = useWindow(({ status }) => status?.timeline);
  const scene = useWindow((state) => state.scene?.scene);
  const [recorded, setRecorded] = useState<Recorded>({ state: "loading", days: NONE });
  useEffect(() => {
    let isCurrent = true;
    if (day !== undefined)
      void request("figures:get-days", { all: false }).then((reply) => {
        if (!isCurrent) return;
        if (!reply.ok) setRecorded({ state: "error", days: NONE });
        else
          setRecorded({
            state: reply.value.ticks.length === 0 ? "empty" : "live",
            days: reply.value,
          });
      });
    return () => {
      isCurrent = false;
    };
  }, [day, timeline, scene]);
  return recorded;
}
