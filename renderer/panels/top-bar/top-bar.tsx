import { Eye, EyeOff, Keyboard, LayoutDashboard, Settings, SquareTerminal } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { openDialog, togglePrivacy } from "../../commands.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useWindow } from "../../use-window.ts";
import { toggleDashboard } from "../dashboard/commands.ts";
import { togglePalette } from "../palette/palette-state.ts";
import { DayDial } from "./day-dial.tsx";
import { FileButtons } from "./file-buttons.tsx";
import { OperatorChip } from "./operator-chip.tsx";
import { PastChip } from "./past-chip.tsx";
import { SkyChips } from "./sky-chips.tsx";
import { SpeedControl } from "./speed-control.tsx";

const { actions, topBar } = WORDS;

/** Day and time, speed, the town's file, and the way to everything else. */
export function TopBar() {
  const title = useWindow((state) => state.scene?.title ?? "");
  const file = useWindow((state) => state.status?.file ?? null);
  const isUnsaved = useWindow((state) => state.status?.saved_tick === null);
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
            {alive ? topBar.noNews : topBar.restarting}
          </span>
        ) : (
          <>
            <strong>{title}</strong>
            <span className="town-file">
              {file === null ? null : topBar.file.name(fileName(file))}
              {isUnsaved ? topBar.notSaved : null}
            </span>
          </>
        )}
      </p>
      <div className="bar-line" />
      <div className="bar-group">
        <IconButton
          icon={SquareTerminal}
          label={actions["open-commands"].label}
          shortcut="Ctrl+P"
          testId="open-commands"
          onPress={togglePalette}
        />
        <IconButton
          icon={LayoutDashboard}
          label={actions["toggle-dashboard"].label}
          shortcut="K"
          testId="open-dashboard"
          onPress={toggleDashboard}
        />
        <FileButtons />
        <IconButton
          icon={isHidden ? EyeOff : Eye}
          label={isHidden ? topBar.showNames : topBar.hideNames}
          shortcut="Ctrl+Shift+H"
          testId="toggle-privacy"
          onPress={() => void togglePrivacy()}
        />
        <IconButton
          icon={Keyboard}
          label={actions["open-shortcuts"].label}
          shortcut="?"
          testId="open-shortcuts"
          onPress={() => openDialog("shortcuts")}
        />
        <IconButton
          icon={Settings}
          label={actions["open-settings"].label}
          shortcut="Ctrl+,"
          testId="open-settings"
          onPress={() => openDialog("settings")}
        />
      </div>
    </header>
  );
}

const fileName = (file: string): string => file.split(/[/\\]/u).at(-1) ?? file;
