import { useEffect, useRef } from "react";

import type { Scene } from "../../sim/telemetry/scene.ts";
import type { TownSession } from "./town-session.ts";

interface TownSurfaceProps {
  readonly scene: Scene;
  readonly session: TownSession;
}

/** The place on the page where the town is drawn. What is drawn there never passes through React. */
export function TownSurface({ scene, session }: TownSurfaceProps) {
  const surface = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const number = scene.scene;
  useEffect(() => {
    if (surface.current === null || labels.current === null) return undefined;
    session.attach(number, surface.current, labels.current);
    return () => session.detach();
  }, [number, session]);
  return (
    <main id="main">
      <div
        className="surface"
        ref={surface}
        role="img"
        aria-label={`The town, seen from above. ${scene.agents.length} residents; the list of residents says what each of them does.`}
        data-testid="town"
      />
      <div className="labels" ref={labels} aria-hidden="true" />
    </main>
  );
}
