import { useEffect } from "react";

import type { TownSession } from "./scene/town-session.ts";
import { AboutDialog } from "./panels/dialogs/about-dialog.tsx";
import { NewTownDialog } from "./panels/dialogs/new-town-dialog.tsx";
import { ProblemDialog } from "./panels/dialogs/problem-dialog.tsx";
import { SettingsDialog } from "./panels/dialogs/settings-dialog.tsx";
import { ShortcutsDialog } from "./panels/dialogs/shortcuts-dialog.tsx";
import { PersonCard } from "./panels/card/person-card.tsx";
import { ResidentsPanel } from "./panels/residents/residents-panel.tsx";
import { StoryPanel } from "./panels/story/story-panel.tsx";
import { TownPanel } from "./panels/town/town-panel.tsx";
import { TopBar } from "./panels/top-bar/top-bar.tsx";
import { TownSurface } from "./scene/town-surface.tsx";
import { VignetteCard } from "./panels/vignette/vignette-card.tsx";
import { Waiting } from "./panels/waiting.tsx";
import { listenToKeys } from "./keyboard.ts";
import { useWindow } from "./use-window.ts";

interface AppProps {
  readonly session: TownSession;
}

/** The window: the town, and what lies over it. */
export function App({ session }: AppProps) {
  const scene = useWindow((state) => state.scene);
  const stale = useWindow((state) => state.stale);
  const notice = useWindow((state) => state.notice);
  const viewNotice = useWindow((state) => state.viewNotice);
  useEffect(() => listenToKeys(session), [session]);
  return (
    <>
      <a className="skip-link" href="#residents">
        Go to the residents
      </a>
      {scene === undefined || scene === null ? (
        <Waiting isEmpty={scene === null} />
      ) : (
        <TownSurface key={scene.scene} scene={scene} session={session} />
      )}
      <div className={stale ? "overlay is-stale" : "overlay"}>
        <TopBar />
        <div className="rail" id="residents">
          <ResidentsPanel />
          <TownPanel />
        </div>
        <VignetteCard show={session.vignettes} onVisit={(x, y) => session.visit(x, y)} />
        <StoryPanel onVisit={(x, y) => session.visit(x, y)} />
        <PersonCard />
      </div>
      {viewNotice === null ? null : (
        <p className="view-notice" role="status" data-testid="view-notice">
          {viewNotice}
        </p>
      )}
      {notice === null ? null : (
        <p className="toast" role="status" data-testid="notice">
          {notice}
        </p>
      )}
      <Dialogs />
    </>
  );
}

function Dialogs() {
  const dialog = useWindow((state) => state.dialog);
  const problem = useWindow((state) => state.problem);
  if (problem !== null) return <ProblemDialog problem={problem} />;
  switch (dialog) {
    case "settings":
      return <SettingsDialog />;
    case "shortcuts":
      return <ShortcutsDialog />;
    case "about":
      return <AboutDialog />;
    case "new-town":
      return <NewTownDialog />;
    case null:
      return null;
  }
}
