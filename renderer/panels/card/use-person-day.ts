import { useEffect, useState } from "react";

import type { Problem } from "../../../preload/contract.ts";
import type { PersonDay } from "../../../sim/telemetry/person-day.ts";
import { request } from "../../ipc/bridge.ts";
import { hasPast, store } from "../../state.ts";
import { useWindow } from "../../use-window.ts";

/** The town simulates a day for each answer. While it lives it is asked no more often than this … */
const EVERY_MS = 2000;
/** … nor before so many times as long has passed as the last answer took. */
const REST = 20;
/** Of a town that stands still, somebody may look at one tick after the other. */
const STILL_MS = 250;

/** Sections of the card that tell of it; while all are folded nobody is asked. */
const READERS = ["last-day", "ties"] as const;

/** The day of the followed person up to about now; null until it is known, and where the past is not kept or does not repeat itself. */
export function usePersonDay(id: string): { day: PersonDay | null; problem: Problem | null } {
  const isWanted = useWindow(
    (state) => hasPast(state) && READERS.some((name) => !state.folded.has(name)),
  );
  const timeline = useWindow(({ status }) => status?.timeline);
  const [day, setDay] = useState<PersonDay | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    let timer = 0;
    let asked = -1;
    const ask = async (): Promise<number> => {
      const begun = performance.now();
      const reply = await request("inspector:get-day", { agent_id: id });
      if (!isOver) setProblem(reply.ok ? null : reply.problem);
      if (!isOver && reply.ok && reply.value !== null) setDay(reply.value);
      return performance.now() - begun;
    };
    const look = async (): Promise<void> => {
      const { card, status } = store.getState();
      const isStill = status?.speed === 0;
      let rest = isStill ? STILL_MS : EVERY_MS;
      if (card !== null && card.tick !== asked) {
        asked = card.tick;
        const took = await ask();
        rest = Math.max(rest, isStill ? took : REST * took);
      }
      if (!isOver) timer = window.setTimeout(() => void look(), rest);
    };
    void look();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [id, timeline, isWanted]);
  return { day: day?.id === id ? day : null, problem };
}
