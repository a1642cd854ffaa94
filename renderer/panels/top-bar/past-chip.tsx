import { History } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { showsPast } from "../../state.ts";
import { useWindow } from "../../use-window.ts";

/** Says that an earlier tick is shown than the newest. */
export function PastChip() {
  const isPast = useWindow(showsPast);
  if (!isPast) return null;
  return (
    <p className="chip is-past" role="status" data-testid="past">
      <History size={15} aria-hidden />
      {WORDS.topBar.past}
    </p>
  );
}
