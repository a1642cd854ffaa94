import { useCallback, useEffect, useMemo, useState } from "react";

import type { Problem } from "../../../preload/contract.ts";
import type { Story } from "../../../sim/narration/story.ts";
import { request } from "../../ipc/bridge.ts";
import { useWindow } from "../../use-window.ts";
import type { Days } from "../dashboard/figure-rows.ts";
import { rangeOf } from "./day-page.ts";

/** What was asked for: on its way, refused, or here. */
export type Asked<T> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly problem: Problem }
  | { readonly state: "here"; readonly value: T };

const LOADING = { state: "loading" } as const;

/** More lines than a day has ever had. */
const LIMIT = 400;

/** An answer, and what it answers. */
interface Answer<T> {
  readonly to: string;
  readonly asked: Asked<T>;
}

/** Everything that was told of a day; what is told meanwhile comes by itself. `again` asks once more. */
export function useDayStories(day: number): {
  readonly stories: Asked<readonly Story[]>;
  readonly again: () => void;
} {
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const key = useTown();
  const told = useWindow((state) => state.stories);
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer<readonly Story[]>>({ to: "", asked: LOADING });
  const { from, to } = rangeOf(day, ticksPerDay);
  const question = `${key} ${from} ${to} ${attempt}`;
  useEffect(() => {
    let isCurrent = true;
    void request("time:get-marks", { from, to, limit: LIMIT }).then((reply) => {
      if (!isCurrent) return;
      setAnswer({
        to: question,
        asked: reply.ok
          ? { state: "here", value: reply.value }
          : { state: "failed", problem: reply.problem },
      });
    });
    return () => {
      isCurrent = false;
    };
  }, [question, from, to]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  // An answer about another day is none.
  const asked = answer.to === question ? answer.asked : LOADING;
  const stories = useMemo((): Asked<readonly Story[]> => {
    if (asked.state !== "here") return asked;
    const newest = asked.value.at(-1)?.seq ?? -1;
    const fresh = told.filter(({ seq, tick }) => seq > newest && tick > from && tick <= to);
    return fresh.length === 0 ? asked : { state: "here", value: [...asked.value, ...fresh] };
  }, [asked, told, from, to]);
  return { stories, again };
}

/** The daily figures of all days on record, anew when one more is over. */
export function useAllDays(lastDay: number): {
  readonly days: Asked<Days>;
  readonly again: () => void;
} {
  const key = useTown();
  const [attempt, setAttempt] = useState(0);
  const [days, setDays] = useState<Asked<Days>>(LOADING);
  useEffect(() => {
    let isCurrent = true;
    void request("figures:get-days", { all: true }).then((reply) => {
      if (!isCurrent) return;
      setDays(
        reply.ok
          ? { state: "here", value: reply.value }
          : { state: "failed", problem: reply.problem },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [key, lastDay, attempt]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  return { days, again };
}

/** Which town is asked, which life of it, and how people are called in it. */
function useTown(): string {
  const timeline = useWindow((state) => state.status?.timeline ?? "");
  const scene = useWindow((state) => state.scene?.scene ?? -1);
  const guise = useWindow((state) => state.guise);
  return `${scene} ${guise} ${timeline}`;
}
