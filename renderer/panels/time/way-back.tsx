import { Undo2 } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { dayAndTime } from "../../format/time.ts";
import { showsPast } from "../../state.ts";
import { jumpBack } from "../../time/commands.ts";
import { useWindow } from "../../use-window.ts";

interface WayBackProps {
  readonly testId: string;
  /** Something else that is to be done then. */
  readonly onGo?: () => void;
}

/** The way back from a moment to where people were before; nothing where they have not left. */
export function WayBack({ testId, onGo }: WayBackProps) {
  const from = useWindow(({ jumpedFrom }) => jumpedFrom);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const isPast = useWindow(showsPast);
  if (from === null || !isPast) return null;
  return (
    <button
      type="button"
      className="card-link"
      data-testid={testId}
      onClick={() => {
        onGo?.();
        void jumpBack();
      }}
    >
      <Undo2 size={14} aria-hidden />
      {from === "live"
        ? WORDS.actions["go-live"].label
        : WORDS.timeline.backTo(dayAndTime(from, ticksPerDay))}
    </button>
  );
}
