import { type SyntheticEvent, useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";

import type { Problem } from "../../../preload/contract.ts";
import type { Timeline } from "../../../preload/timelines.ts";
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
          Cancel
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
    <DialogFrame title="Branch here" testId="branch-dialog" onClose={close}>
      <p className="dialog-text">
        Another life of the town begins at {dayAndTime(tick, ticksPerDay)}. What “{current}” has
        lived through stays as it is.
      </p>
      <NameForm
        label="Name"
        initial={nextBranchName(timelines)}
        action="Branch"
        onName={branchHere}
      />
    </DialogFrame>
  );
}

const NONE: readonly Timeline[] = [];

function RenameDialog({ name }: { readonly name: string }) {
  return (
    <DialogFrame title="Rename timeline" testId="rename-dialog" onClose={close}>
      <NameForm
        label="Name"
        initial={name}
        action="Rename"
        onName={async (next) => renameTimeline(name, next)}
      />
    </DialogFrame>
  );
}

function RemoveDialog({ name }: { readonly name: string }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <DialogFrame
      title={`Remove “${name}”?`}
      testId="remove-dialog"
      role="alertdialog"
      onClose={close}
    >
      <p className="dialog-text">
        Everything that happened in it since it parted is gone for good. All other timelines stay.
      </p>
      {problem === null ? null : <Refusal problem={problem} />}
      <div className="dialog-actions">
        <Button className="button primary" autoFocus onPress={close}>
          Keep it
        </Button>
        <Button
          className="button danger"
          data-testid="remove-confirm"
          onPress={() => void removeTimeline(name).then(setProblem)}
        >
          Remove
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
    <DialogFrame title={`Compare “${current}” with …`} testId="compare-dialog" onClose={close}>
      {others.length === 0 ? (
        <>
          <p className="dialog-text">
            There is only this one timeline. Branch where something could have come differently, and
            both can be seen side by side.
          </p>
          <div className="dialog-actions">
            <Button className="button primary" autoFocus onPress={askToBranch}>
              Branch here
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
                  {parent === null
                    ? `From the beginning to ${dayAndTime(last_tick, ticksPerDay)}`
                    : `Parts from “${parent}” at ${dayAndTime(at, ticksPerDay)}`}
                  {change === "" ? null : `: ${change}`}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </DialogFrame>
  );
}
