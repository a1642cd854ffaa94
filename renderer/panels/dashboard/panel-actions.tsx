import { ArrowLeft, ArrowRight, X } from "lucide-react";

import type { PanelName } from "../../../preload/contract.ts";
import { useWindow } from "../../use-window.ts";
import { movePanel, togglePanel } from "./commands.ts";

interface PanelActionsProps {
  readonly name: PanelName;
  readonly title: string;
}

/** What can be done with a panel. */
export function PanelActions({ name, title }: PanelActionsProps) {
  const isFirst = useWindow(({ settings }) => settings.panels[0] === name);
  const isLast = useWindow(({ settings }) => settings.panels.at(-1) === name);
  return (
    <div className="board-actions">
      <button
        type="button"
        className="board-action"
        aria-label={`Move ${title} earlier`}
        title="One place earlier"
        data-action="earlier"
        aria-disabled={isFirst}
        onClick={() => void movePanel(name, -1)}
      >
        <ArrowLeft size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="board-action"
        aria-label={`Move ${title} later`}
        title="One place later"
        data-action="later"
        aria-disabled={isLast}
        onClick={() => void movePanel(name, 1)}
      >
        <ArrowRight size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="board-action"
        aria-label={`Hide ${title}`}
        title="Hide"
        data-action="hide"
        onClick={() => void togglePanel(name)}
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}
