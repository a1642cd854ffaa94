import { Button } from "react-aria-components";

import type { Problem } from "../../../preload/contract.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { showProblem } from "../../commands.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";

interface ProblemDialogProps {
  readonly problem: Problem;
}

/** What went wrong and what to do next. */
export function ProblemDialog({ problem }: ProblemDialogProps) {
  return (
    <DialogFrame
      title={problem.title}
      testId="problem-dialog"
      role="alertdialog"
      onClose={() => showProblem(null)}
    >
      <p className="dialog-text" data-testid="problem-message">
        {problem.message}
      </p>
      <p className="dialog-text" data-testid="problem-next">
        {problem.next}
      </p>
      <div className="dialog-actions">
        <Button className="button primary" autoFocus onPress={() => showProblem(null)}>
          {WORDS.dialogs.problem.close}
        </Button>
      </div>
    </DialogFrame>
  );
}
