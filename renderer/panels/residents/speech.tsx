import { useEffect, useRef, useState } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { useWindow } from "../../use-window.ts";
import { somebodyIn } from "../../people-by-id.ts";

/** Between two sentences, in milliseconds. */
const PAUSE_MS = 5000;

/** Says what the followed person begins to do, for those who cannot see it; never faster than it can be heard. */
export function Speech() {
  const said = useWindow(({ scene, followed, residents, farewell }) => {
    const agent = somebodyIn(scene, followed);
    const doing = agent === undefined ? undefined : residents.get(agent.person)?.doing;
    return doing === undefined || farewell !== null
      ? ""
      : WORDS.residents.spoken(agent?.name ?? "", doing);
  });
  const isHeard = useWindow(({ settings, status }) => {
    const speed = status?.speed ?? 0;
    return settings.speech && speed !== 0 && speed !== 100;
  });
  const [spoken, setSpoken] = useState("");
  const last = useRef(-PAUSE_MS);
  useEffect(() => {
    if (!isHeard || said === "") return undefined;
    const speak = () => {
      last.current = performance.now();
      setSpoken(said);
    };
    const wait = Math.max(0, last.current + PAUSE_MS - performance.now());
    // What has become of it meanwhile is said instead.
    const timer = window.setTimeout(speak, wait);
    return () => window.clearTimeout(timer);
  }, [said, isHeard]);
  return (
    <p className="visually-hidden" role="status" data-testid="speech">
      {isHeard ? spoken : ""}
    </p>
  );
}
