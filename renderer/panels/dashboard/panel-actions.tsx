import { ArrowLeft, ArrowRight, type LucideIcon, Pin, PinOff, X } from "lucide-react";
import { createContext, useContext } from "react";

import type { PanelName } from "../../../preload/settings.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { useWindow } from "../../use-window.ts";
import { movePanel, toggleDocked, togglePanel } from "./commands.ts";

const words = WORDS.dashboard.actions;

/** Whether a panel stands beside the town, not in the dashboard. */
export const IsDocked = createContext(false);

interface PanelActionsProps {
  readonly name: PanelName;
  readonly title: string;
}

/** What can be done with a panel where it stands. */
export function PanelActions({ name, title }: PanelActionsProps) {
  const isBeside = useContext(IsDocked);
  const isDocked = useWindow(({ settings }) => settings.docked.includes(name));
  return (
    <div className="board-actions">
      {isBeside ? null : <Moves name={name} title={title} />}
      <Action
        action="dock"
        icon={isBeside ? PinOff : Pin}
        label={words.dock(title)}
        about={isDocked ? words.undockAbout : words.dockAbout}
        isPressed={isDocked}
        onPress={() => void toggleDocked(name)}
      />
      {isBeside ? null : (
        <Action
          action="hide"
          icon={X}
          label={words.hide(title)}
          about={words.hideAbout}
          onPress={() => void togglePanel(name)}
        />
      )}
    </div>
  );
}

function Moves({ name, title }: PanelActionsProps) {
  const isFirst = useWindow(({ settings }) => settings.panels[0] === name);
  const isLast = useWindow(({ settings }) => settings.panels.at(-1) === name);
  return (
    <>
      <Action
        action="earlier"
        icon={ArrowLeft}
        label={words.earlier(title)}
        about={words.earlierAbout}
        isDisabled={isFirst}
        onPress={() => void movePanel(name, -1)}
      />
      <Action
        action="later"
        icon={ArrowRight}
        label={words.later(title)}
        about={words.laterAbout}
        isDisabled={isLast}
        onPress={() => void movePanel(name, 1)}
      />
    </>
  );
}

interface ActionProps {
  readonly action: "earlier" | "later" | "dock" | "hide";
  readonly icon: LucideIcon;
  readonly label: string;
  readonly about: string;
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

function Action({ action, icon: Icon, label, about, isPressed, isDisabled, onPress }: ActionProps) {
  return (
    <button
      type="button"
      className="board-action"
      aria-label={label}
      aria-pressed={isPressed}
      aria-disabled={isDisabled}
      title={about}
      data-action={action}
      onClick={onPress}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}
