import { type SyntheticEvent, useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";

import type { Problem } from "../../../preload/contract.ts";
import type { Timeline } from "../../../preload/timelines.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { openDialog } from "../../commands.ts";
import { dayAndTime } from "../../format/time.ts";
import type { DialogName } from "../../state.ts";
import {
  askToBranch,
  branchHere,
  compareWith,
  removeTimeline,
  renameTimeline,
} from "../../time/commands.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { useWindow } from "../../use-window.ts";
import { nextBranchName } from "./lanes.ts";

const { dialogs } = WORDS.timeline;
const branchLabel = WORDS.actions["branch-here"].label;

const close = () => openDialog(null);

interface TimeDialogsProps {
  readonly dialog: DialogName;
}

/** What is asked about timelines. */
export function TimeDialogs({ dialog }: TimeDialogsProps) {
  const asked = useWindow((state) => state.asked) ?? "";
  if (dialog === "branch-here") return <BranchDialog />;
  if (dialog === "compare") return <CompareDialog />;
  return dialog === "rename-timeline" ? (
    <RenameDialog name={asked} />
  ) : (
    <RemoveDialog name={asked} />
  );
}

interface NameFormProps {
  readonly label: string;
  readonly initial: string;
  readonly action: string;
  readonly onName: (name: string) => Promise<Problem | null>;
}

/** One name, Enter, done; or why not. */
function NameForm({ label, initial, action, onName }: NameFormProps) {
  const [name, setName] = useState(initial);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setProblem(await onName(name.trim() === "" ? initial : name));
    setIsBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <TextField className="field" value={name} onChange={setName} maxLength={60} autoFocus>
        <Label className="field-label">{label}</Label>
        <Input
          className="text-input"
          data-testid="timeline-name"
          onFocus={(event) => event.currentTarget.select()}
        />
      </TextField>
      {problem === null ? null : <Refusal problem={problem} />}
      <div className="dialog-actions">
        <Button className="button" onPress={close}>
          {WORDS.common.cancel}
        </Button>
        <Button
          className="button primary"
          type="submit"
          isDisabled={isBusy}
          data-testid="timeline-submit"
        >
          {action}
        </Button>
      </div>
    </form>
  );
}

function Refusal({ problem }: { readonly problem: Problem }) {
  return (
    <div className="form-problem" role="alert" data-testid="timeline-problem">
      <strong>{problem.message}</strong>
      <p>{problem.next}</p>
    </div>
  );
}

function BranchDialog() {
  const timelines = useWindow((state) => state.history?.timelines ?? NONE);
  const tick = useWindow((state) => state.status?.tick ?? 0);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const current = useWindow((state) => state.history?.current ?? "");
  return (
    <DialogFrame title={branchLabel} testId="branch-dialog" onClose={close}>
      <p className="dialog-text">{dialogs.branch.what(dayAndTime(tick, ticksPerDay), current)}</p>
      <NameForm
        label={dialogs.name}
        initial={nextBranchName(timelines)}
        action={dialogs.branch.action}
        onName={branchHere}
      />
    </DialogFrame>
  );
}

const NONE: readonly Timeline[] = [];

function RenameDialog({ name }: { readonly name: string }) {
  return (
    <DialogFrame title={dialogs.rename.title} testId="rename-dialog" onClose={close}>
      <NameForm
        label={dialogs.name}
        initial={name}
        action={WORDS.timeline.rename}
        onName={async (next) => renameTimeline(name, next)}
      />
    </DialogFrame>
  );
}

function RemoveDialog({ name }: { readonly name: string }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <DialogFrame
      title={dialogs.remove.title(name)}
      testId="remove-dialog"
      role="alertdialog"
      onClose={close}
    >
      <p className="dialog-text">{dialogs.remove.what}</p>
      {problem === null ? null : <Refusal problem={problem} />}
      <div className="dialog-actions">
        <Button className="button primary" autoFocus onPress={close}>
          {dialogs.remove.keep}
        </Button>
        <Button
          className="button danger"
          data-testid="remove-confirm"
          onPress={() => void removeTimeline(name).then(setProblem)}
        >
          {WORDS.timeline.remove}
        </Button>
      </div>
    </DialogFrame>
  );
}

function CompareDialog() {
  const timelines = useWindow((state) => state.history?.timelines ?? NONE);
  const current = useWindow((state) => state.history?.current ?? "");
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const others = timelines.filter(({ name }) => name !== current);
  return (
    <DialogFrame title={dialogs.compare.title(current)} testId="compare-dialog" onClose={close}>
      {others.length === 0 ? (
        <>
          <p className="dialog-text">{dialogs.compare.onlyOne}</p>
          <div className="dialog-actions">
            <Button className="button primary" autoFocus onPress={askToBranch}>
              {branchLabel}
            </Button>
          </div>
        </>
      ) : (
        <ul className="timeline-choices">
          {others.map(({ name, parent, at, change, last_tick }, index) => (
            <li key={name}>
              <Button
                className="timeline-choice"
                autoFocus={index === 0}
                data-testid={`compare-${name}`}
                onPress={() => void compareWith(name)}
              >
                <strong>{name}</strong>
                <span>
                  {WORDS.timeline.withChange(
                    parent === null
                      ? dialogs.compare.whole(dayAndTime(last_tick, ticksPerDay))
                      : dialogs.compare.parts(parent, dayAndTime(at, ticksPerDay)),
                    change,
                  )}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </DialogFrame>
  );
}
