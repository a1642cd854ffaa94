import { History } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { spanWords } from "../../format/time.ts";
import { goLive } from "../../time/commands.ts";
import { useWindow } from "../../use-window.ts";
import { showsPast } from "../../state.ts";

const back = WORDS.actions["go-live"].label;

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
        {WORDS.timeline.live}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="live-button"
      title={WORDS.common.withKey(back, "End")}
      data-testid="back-to-live"
      onClick={() => void goLive()}
    >
      <History size={15} aria-hidden />
      <span>
        {back}
        <small>{spanWords(behind, ticksPerDay)}</small>
      </span>
    </button>
  );
}
