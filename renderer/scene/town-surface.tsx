import { useEffect, useRef } from "react";

import { WORDS } from "../../preload/words/words.ts";
import type { Scene } from "../../sim/telemetry/scene.ts";
import { useWindow } from "../use-window.ts";
import type { TownSession } from "./town-session.ts";

interface TownSurfaceProps {
  readonly scene: Scene;
  readonly session: TownSession;
}

/** The place on the page where the town is drawn. What is drawn there never passes through React. */
export function TownSurface({ scene, session }: TownSurfaceProps) {
  const surface = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const comparison = useWindow((state) => state.comparison);
  const number = scene.scene;
  useEffect(() => {
    if (surface.current === null || labels.current === null) return undefined;
    session.attach(number, surface.current, labels.current);
    return () => session.detach();
  }, [number, session]);
  return (
    <main id="main" className={comparison === null ? "panes" : "panes is-comparing"}>
      <div className="pane">
        <div
          className="surface"
          ref={surface}
          role="img"
          aria-label={WORDS.picture.town(scene.agents.length)}
          data-testid="town"
        />
        <div className="labels" ref={labels} aria-hidden="true" />
        {comparison === null ? null : <p className="pane-name">{comparison.left}</p>}
      </div>
      {comparison === null ? null : (
        <SideSurface
          key={comparison.scene.scene}
          scene={comparison.scene}
          name={comparison.right}
          session={session}
        />
      )}
    </main>
  );
}

interface SideSurfaceProps extends TownSurfaceProps {
  readonly name: string;
}

/** The other town of a comparison. */
function SideSurface({ scene, name, session }: SideSurfaceProps) {
  const surface = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const number = scene.scene;
  useEffect(() => {
    if (surface.current === null || labels.current === null) return undefined;
    session.attachBeside(number, surface.current, labels.current);
    return () => session.detachBeside();
  }, [number, session]);
  return (
    <div className="pane">
      <div
        className="surface"
        ref={surface}
        role="img"
        aria-label={WORDS.picture.townBeside(name, scene.agents.length)}
        data-testid="town-beside"
      />
      <div className="labels" ref={labels} aria-hidden="true" />
      <p className="pane-name">{name}</p>
    </div>
  );
}
