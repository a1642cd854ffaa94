import { useEffect, useMemo, useState } from "react";

import type { Story } from "../../../sim/narration/story.ts";
import { request } from "../../ipc/bridge.ts";
import { useWindow } from "../../use-window.ts";
import { type Cluster, clusterStories } from "./clusters.ts";
import type { Bounds, Span } from "./span.ts";

/** Lines that are asked for at once: of about a hundred days. */
const LIMIT = 2000;

const NOTHING: readonly Story[] = [];

/** What was told from `from` to `to` of the shown timeline, by rising tick; what is told meanwhile comes by itself. */
function useMarks(from: number, to: number): readonly Story[] {
  const timeline = useWindow((state) => state.status?.timeline ?? "");
  const scene = useWindow((state) => state.scene?.scene ?? -1);
  const guise = useWindow((state) => state.guise);
  const told = useWindow((state) => state.stories);
  const [fetched, setFetched] = useState(NOTHING);
  useEffect(() => {
    let isCurrent = true;
    const range = { from: Math.max(0, Math.floor(from) - 1), to: Math.ceil(to), limit: LIMIT };
    void request("time:get-marks", range).then((reply) => {
      if (isCurrent && reply.ok) setFetched(reply.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [from, to, timeline, scene, guise]);
  return useMemo(() => {
    const newest = fetched.at(-1)?.seq ?? -1;
    const fresh = told.filter(({ seq, tick }) => seq > newest && tick >= from && tick <= to);
    return fresh.length === 0 ? fetched : [...fetched, ...fresh];
  }, [fetched, told, from, to]);
}

/** The marks of what is laid out, put together where they are too dense. */
export function useClusters(spread: Span, bounds: Bounds, width: number): readonly Cluster[] {
  const from = Math.max(bounds.first, spread.from);
  const stories = useMarks(from, spread.from + spread.ticks);
  const pixelsPerTick = width / spread.ticks;
  return useMemo(
    () => clusterStories(stories, pixelsPerTick, bounds.first),
    [stories, pixelsPerTick, bounds.first],
  );
}
