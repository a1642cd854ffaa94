import { History } from "lucide-react";

import { spanWords } from "../../format/time.ts";
import { goLive } from "../../time/commands.ts";
import { useWindow } from "../../use-window.ts";
import { showsPast } from "../../state.ts";

/** "Live" while the newest tick is shown, else the way back to it and how far that is. */
export function LiveBadge() {
  const isPast = useWindow(showsPast);
  const behind = useWindow((state) =>
    state.status === null ? 0 : state.status.head - (state.sought ?? state.status.tick),
  );
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  if (!isPast) {
    return (
      <span className="live-badge" data-testid="live">
        <i aria-hidden />
        Live
      </span>
    );
  }
  return (
    <button
      type="button"
      className="live-button"
      title="Back to live (End)"
      data-testid="back-to-live"
      onClick={() => void goLive()}
    >
      <History size={15} aria-hidden />
      <span>
        Back to live
        <small>{spanWords(behind, ticksPerDay)}</small>
      </span>
    </button>
  );
}
