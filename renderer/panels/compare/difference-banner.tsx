import { CornerDownRight, X } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { dayAndTime } from "../../format/time.ts";
import { capitalise } from "../../format/words.ts";
import { endComparison, seek } from "../../time/commands.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useWindow } from "../../use-window.ts";
import { somebodyIn } from "../../people-by-id.ts";

const words = WORDS.comparison;

/** Where the two lives part, and the way there. */
export function DifferenceBanner() {
  const comparison = useWindow((state) => state.comparison);
  const scene = useWindow((state) => state.scene);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  if (comparison === null) return null;
  const { first_difference: difference, left, right } = comparison;
  // "agents.wallet" is told as "Wallet".
  const system = difference?.system.split(".").at(-1)?.replaceAll("_", " ") ?? "";
  const name = somebodyIn(scene, difference?.agent)?.name ?? difference?.agent;
  const about = [capitalise(system), name].filter((part) => part !== undefined && part !== null);
  const [title, what] =
    difference === null
      ? [words.same.title, words.same.what(left, right)]
      : [
          words.difference(dayAndTime(difference.tick, ticksPerDay)),
          words.detail(about, difference.detail),
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
