import { TriangleAlert } from "lucide-react";

import type { Problem } from "../../../preload/contract.ts";
import { WORDS } from "../../../preload/words/words.ts";

/** Said while an answer is on its way, and only if that takes a while. */
export function Loading() {
  return <p className="day-note day-waiting">{WORDS.common.loading}</p>;
}

interface AskAgainProps {
  readonly problem: Problem;
  readonly onAsk: () => void;
}

/** What went wrong, and the way to try once more. */
export function AskAgain({ problem, onAsk }: AskAgainProps) {
  return (
    <div className="day-failed" role="alert">
      <p>
        <TriangleAlert size={15} aria-hidden />
        <strong>{problem.title}</strong>
      </p>
      <p>{problem.message}</p>
      <button
        type="button"
        className="button"
        data-testid="day-again"
        onClick={({ currentTarget }) => {
          // The button goes away; who pressed it stays on the page.
          currentTarget.closest<HTMLElement>(".scroll")?.focus();
          onAsk();
        }}
      >
        {WORDS.common.askAgain}
      </button>
    </div>
  );
}
