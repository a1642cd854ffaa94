import { CornerDownRight, X } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { dayAndTime } from "../../format/time.ts";
import { endComparison, seek } from "../../time/commands.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { somebodyIn } from "../../people-by-id.ts";
import { useWindow } from "../../use-window.ts";
import { differenceWords } from "./difference-words.ts";

const words = WORDS.comparison;

/** Where the two lives part, and the way there. */
export function DifferenceBanner() {
  const comparison = useWindow((state) => state.comparison);
  const scene = useWindow((state) => state.scene);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  if (comparison === null) return null;
  const { first_difference: difference, left, right } = comparison;
  const [title, what] =
    difference === null
      ? [words.same.title, words.same.what(left, right)]
      : [
          words.difference(dayAndTime(difference.tick, ticksPerDay)),
          differenceWords(difference, { left, right }, (id) => somebodyIn(scene, id)?.name ?? id),
        ];
  return (
    <section
      className="panel difference"
      id="comparison"
      aria-label={words.title}
      data-testid="comparison"
    >
      {/* What both come to is read out while people look at something else. */}
      <p className="visually-hidden" role="status" data-testid="difference-said">
        {difference === null ? "" : `${title}. ${what}`}
      </p>
      {difference === null ? (
        <p className="difference-text" data-testid="first-difference">
          <strong>{title}</strong>
          <span>{what}</span>
        </p>
      ) : (
        <button
          type="button"
          className="difference-text"
          title={WORDS.common.showMoment}
          data-testid="first-difference"
          onClick={() => void seek(difference.tick)}
        >
          <strong>
            <CornerDownRight size={15} aria-hidden />
            {title}
          </strong>
          <span>{what}</span>
        </button>
      )}
      <IconButton
        icon={X}
        label={WORDS.timeline.endComparison}
        shortcut="C"
        testId="end-comparison"
        onPress={() => void endComparison()}
      />
    </section>
  );
}
