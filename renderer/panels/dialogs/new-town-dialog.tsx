import { CircleAlert } from "lucide-react";
import { type SyntheticEvent, useEffect, useState } from "react";
import {
  Button,
  FieldError,
  Input,
  Label,
  Radio,
  RadioGroup,
  TextField,
} from "react-aria-components";

import type { Problem, RequestReply } from "../../../preload/contract.ts";
import { newTown, openDialog } from "../../commands.ts";
import { countOf } from "../../format/number.ts";
import { scenarioTitle } from "../../format/words.ts";
import { request } from "../../ipc/bridge.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";

type Scenario = RequestReply<"app:list-scenarios">[number];

const FIRST = "default";

/** Begins another town; the same seed gives the same town. What is refused is refused here, and nothing is lost. */
export function NewTownDialog() {
  const [seed, setSeed] = useState("");
  const [scenario, setScenario] = useState(FIRST);
  const [isBadSeed, setIsBadSeed] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const begin = async (event: SyntheticEvent) => {
    event.preventDefault();
    const given = seed.trim();
    setProblem(null);
    setIsBadSeed(!isSeed(given));
    if (!isSeed(given) || isBusy) return;
    setIsBusy(true);
    setProblem(await newTown(given === "" ? null : given, scenario));
    setIsBusy(false);
  };
  return (
    <DialogFrame title="New town" testId="new-town-dialog" onClose={() => openDialog(null)}>
      <p className="dialog-text">The town on screen is kept in its file.</p>
      <form onSubmit={(event) => void begin(event)} noValidate>
        <ScenarioChoice value={scenario} onChoose={setScenario} />
        <TextField
          className="field"
          value={seed}
          onChange={(text) => {
            setSeed(text);
            setIsBadSeed(false);
          }}
          maxLength={32}
          isInvalid={isBadSeed}
          validationBehavior="aria"
        >
          <Label className="field-label">Seed</Label>
          <Input
            className="text-input"
            placeholder="Empty: chosen by chance"
            data-testid="new-town-seed"
          />
          <FieldError className="field-error" data-testid="new-town-seed-error">
            <CircleAlert size={14} aria-hidden />A seed is a whole number from 0 on, such as 42.
          </FieldError>
        </TextField>
        <p className="field-help beside">The same seed gives the same people and the same days.</p>
        {problem === null ? null : (
          <div className="form-problem" role="alert" data-testid="new-town-problem">
            <strong>{problem.message}</strong>
            <p>{problem.next}</p>
          </div>
        )}
        <div className="dialog-actions">
          <Button className="button" onPress={() => openDialog(null)}>
            Cancel
          </Button>
          <Button
            className="button primary"
            type="submit"
            isDisabled={isBusy}
            data-testid="new-town-begin"
          >
            Begin
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}

/** Empty is a seed too: one drawn by chance. */
const isSeed = (text: string): boolean =>
  text === "" || (/^\d+$/u.test(text) && Number.isSafeInteger(Number(text)));

interface ScenarioChoiceProps {
  readonly value: string;
  readonly onChoose: (name: string) => void;
}

/** Which story the town begins with. */
function ScenarioChoice({ value, onChoose }: ScenarioChoiceProps) {
  const [scenarios, setScenarios] = useState<readonly Scenario[]>([]);
  useEffect(() => {
    void request("app:list-scenarios", {}).then((reply) =>
      reply.ok ? setScenarios(reply.value) : undefined,
    );
  }, []);
  if (scenarios.length < 2) return null;
  return (
    <RadioGroup className="scenarios" value={value} onChange={onChoose}>
      <Label className="field-label">Scenario</Label>
      <div className="scenario-list scroll" data-testid="scenarios">
        {scenarios.map(({ name, description, people }) => (
          <Radio key={name} value={name} className="scenario" data-testid={`scenario-${name}`}>
            <span className="scenario-mark" aria-hidden />
            <span>
              <span className="scenario-name">
                {scenarioTitle(name)}
                {people === null ? null : <small>{countOf(people, "person", "people")}</small>}
              </span>
              <span className="scenario-text">{description}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
