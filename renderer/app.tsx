import { useCallback, useEffect } from "react";

import { WORDS } from "../preload/words/words.ts";
import type { TownSession } from "./scene/town-session.ts";
import { AboutDialog } from "./panels/dialogs/about-dialog.tsx";
import { NewTownDialog } from "./panels/dialogs/new-town-dialog.tsx";
import { ProblemDialog } from "./panels/dialogs/problem-dialog.tsx";
import { SettingsDialog } from "./panels/dialogs/settings-dialog.tsx";
import { ShortcutsDialog } from "./panels/dialogs/shortcuts-dialog.tsx";
import { TownsDialog } from "./panels/dialogs/towns-dialog.tsx";
import { DirectorChip } from "./panels/director/director-chip.tsx";
import { DifferenceBanner } from "./panels/compare/difference-banner.tsx";
import { FiguresPanel } from "./panels/compare/figures-panel.tsx";
import { Dashboard } from "./panels/dashboard/dashboard.tsx";
import { Dock } from "./panels/dashboard/dock.tsx";
import { DayDialog } from "./panels/day/day-dialog.tsx";
import { Palette } from "./panels/palette/palette.tsx";
import { Pages } from "./panels/pages.tsx";
import { FirstSteps } from "./panels/first-steps/first-steps.tsx";
import { HeatLegend } from "./panels/heat/heat-legend.tsx";
import { PersonCard } from "./panels/card/person-card.tsx";
import { ResidentsPanel } from "./panels/residents/residents-panel.tsx";
import { Speech } from "./panels/residents/speech.tsx";
import { StoryPanel } from "./panels/story/story-panel.tsx";
import { TimeDialogs } from "./panels/time/time-dialogs.tsx";
import { TimelinePanel } from "./panels/time/timeline-panel.tsx";
import { TownPanel } from "./panels/town/town-panel.tsx";
import { TopBar } from "./panels/top-bar/top-bar.tsx";
import { TownSurface } from "./scene/town-surface.tsx";
import { VignetteCard } from "./panels/vignette/vignette-card.tsx";
import { Waiting } from "./panels/waiting.tsx";
import { DropHint } from "./ui/drop-hint.tsx";
import { listenToKeys } from "./keyboard.ts";
import { showPage } from "./commands.ts";
import { showsPast } from "./state.ts";
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
  const page = useWindow((state) => state.page);
  const isPast = useWindow(showsPast);
  const isComparing = useWindow((state) => state.comparison !== null);
  const shownTick = useCallback(() => session.tick, [session]);
  const onVisit = useCallback((x: number, y: number) => session.camera.visit(x, y), [session]);
  useEffect(() => listenToKeys(session), [session]);
  useEffect(() => {
    document.documentElement.toggleAttribute("data-past", isPast);
  }, [isPast]);
  return (
    <>
      {isComparing ? (
        <a className="skip-link" href="#comparison">
          {WORDS.app.toComparison}
        </a>
      ) : (
        <a className="skip-link" href="#residents" onClick={() => showPage("residents")}>
          {WORDS.app.toResidents}
        </a>
      )}
      {scene === undefined || scene === null ? (
        <Waiting isEmpty={scene === null} />
      ) : (
        <TownSurface key={scene.scene} scene={scene} session={session} />
      )}
      {isPast ? <div className="past-frame" aria-hidden /> : null}
      <div className={stale ? "overlay is-stale" : "overlay"} data-page={page ?? "none"}>
        <TopBar />
        {isComparing ? <ComparisonPanels /> : <TownPanels session={session} />}
        <TimelinePanel shownTick={shownTick} onVisit={onVisit} />
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
      <Speech />
      <Dialogs session={session} />
      <DropHint />
    </>
  );
}

function TownPanels({ session }: AppProps) {
  const onVisit = (x: number, y: number) => session.camera.visit(x, y);
  const isDashboard = useWindow((state) => state.dashboard);
  return (
    <>
      <Pages />
      <div className="rail" id="residents">
        <ResidentsPanel />
        <TownPanel />
      </div>
      {isDashboard ? (
        <Dashboard />
      ) : (
        <>
          <DirectorChip onEnd={() => session.director.end()} />
          <VignetteCard show={session.vignettes} onVisit={onVisit} />
          <FirstSteps />
          <HeatLegend />
          <StoryPanel onVisit={onVisit} />
        </>
      )}
      <div className="beside">
        <PersonCard />
        {isDashboard ? null : <Dock />}
      </div>
    </>
  );
}

/** Two towns leave room for what they differ in, and no more. */
function ComparisonPanels() {
  return (
    <>
      <DifferenceBanner />
      <FiguresPanel />
    </>
  );
}

function Dialogs({ session }: AppProps) {
  const dialog = useWindow((state) => state.dialog);
  const problem = useWindow((state) => state.problem);
  const onVisit = (x: number, y: number) => session.camera.visit(x, y);
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
    case "recent-towns":
      return <TownsDialog />;
    case "branch-here":
    case "rename-timeline":
    case "remove-timeline":
    case "compare":
      return <TimeDialogs dialog={dialog} />;
    case "day":
      return <DayDialog onVisit={onVisit} />;
    case "palette":
      return <Palette camera={session.camera} />;
    case null:
      return null;
  }
}
