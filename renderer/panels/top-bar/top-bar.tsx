import {
  Eye,
  EyeOff,
  FilePlus,
  FolderOpen,
  Keyboard,
  LayoutDashboard,
  Save,
  Settings,
  SquareTerminal,
} from "lucide-react";

import { openDialog, openTown, saveTown, togglePrivacy } from "../../commands.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useWindow } from "../../use-window.ts";
import { toggleDashboard } from "../dashboard/commands.ts";
import { togglePalette } from "../palette/palette-state.ts";
import { DayDial } from "./day-dial.tsx";
import { OperatorChip } from "./operator-chip.tsx";
import { PastChip } from "./past-chip.tsx";
import { SkyChips } from "./sky-chips.tsx";
import { SpeedControl } from "./speed-control.tsx";

/** Day and time, speed, the town's file, and the way to everything else. */
export function TopBar() {
  const title = useWindow((state) => state.scene?.title ?? "");
  const file = useWindow((state) => state.status?.file ?? null);
  const saved = useWindow((state) => state.status?.saved_tick ?? null);
  const alive = useWindow((state) => state.status?.alive ?? true);
  const stale = useWindow((state) => state.stale);
  const isHidden = useWindow((state) => state.settings.privacy !== "off");
  return (
    <header className="panel top-bar" data-testid="top-bar">
      <DayDial />
      <div className="bar-line" />
      <SpeedControl />
      <PastChip />
      <SkyChips />
      <OperatorChip />
      <p className="town-title" title={file ?? undefined} data-testid="town-title">
        {!alive || stale ? (
          <span className="stale-note" role="status">
            {alive
              ? "No news from the town for some seconds"
              : "The town is restarting from its file"}
          </span>
        ) : (
          <>
            <strong>{title}</strong>
            {file === null ? null : ` · ${fileName(file)}`}
            {saved === null ? " · not saved yet" : null}
          </>
        )}
      </p>
      <div className="bar-line" />
      <div className="bar-group">
        <IconButton
          icon={SquareTerminal}
          label="Commands"
          shortcut="Ctrl+P"
          testId="open-commands"
          onPress={togglePalette}
        />
        <IconButton
          icon={LayoutDashboard}
          label="Dashboard"
          shortcut="K"
          testId="open-dashboard"
          onPress={toggleDashboard}
        />
        <div className="bar-files">
          <IconButton
            icon={FilePlus}
            label="New town"
            shortcut="Ctrl+N"
            testId="new-town"
            onPress={() => openDialog("new-town")}
          />
          <IconButton
            icon={FolderOpen}
            label="Open a town"
            shortcut="Ctrl+O"
            testId="open-town"
            onPress={() => void openTown()}
          />
          <IconButton
            icon={Save}
            label="Save"
            shortcut="Ctrl+S"
            testId="save-town"
            onPress={() => void saveTown()}
          />
        </div>
        <IconButton
          icon={isHidden ? EyeOff : Eye}
          label={isHidden ? "Show who is who" : "Hide who is who"}
          shortcut="Ctrl+Shift+H"
          testId="toggle-privacy"
          onPress={() => void togglePrivacy()}
        />
        <IconButton
          icon={Keyboard}
          label="Keyboard shortcuts"
          shortcut="?"
          testId="open-shortcuts"
          onPress={() => openDialog("shortcuts")}
        />
        <IconButton
          icon={Settings}
          label="Settings"
          shortcut="Ctrl+,"
          testId="open-settings"
          onPress={() => openDialog("settings")}
        />
      </div>
    </header>
  );
}

const fileName = (file: string): string => file.split(/[/\\]/u).at(-1) ?? file;
