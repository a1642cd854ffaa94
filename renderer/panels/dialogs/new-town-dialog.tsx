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
import { WORDS } from "../../../preload/words/words.ts";
import { newTown, openDialog } from "../../commands.ts";
import { scenarioTitle } from "../../format/words.ts";
import { request } from "../../ipc/bridge.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";

type Scenario = RequestReply<"app:list-scenarios">[number];

const FIRST = "default";
const words = WORDS.dialogs.newTown;

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
    <DialogFrame
      title={WORDS.actions["new-town"].label}
      testId="new-town-dialog"
      onClose={() => openDialog(null)}
    >
      <p className="dialog-text">{words.what}</p>
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
          <Label className="field-label">{words.seed}</Label>
          <Input className="text-input" placeholder={words.seedEmpty} data-testid="new-town-seed" />
          <FieldError className="field-error" data-testid="new-town-seed-error">
            <CircleAlert size={14} aria-hidden />
            {words.seedWrong}
          </FieldError>
        </TextField>
        <p className="field-help beside">{words.seedHelp}</p>
        {problem === null ? null : (
          <div className="form-problem" role="alert" data-testid="new-town-problem">
            <strong>{problem.message}</strong>
            <p>{problem.next}</p>
          </div>
        )}
        <div className="dialog-actions">
          <Button className="button" onPress={() => openDialog(null)}>
            {WORDS.common.cancel}
          </Button>
          <Button
            className="button primary"
            type="submit"
            isDisabled={isBusy}
            data-testid="new-town-begin"
          >
            {words.begin}
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
      <Label className="field-label">{words.scenario}</Label>
      <div className="scenario-list scroll" data-testid="scenarios">
        {scenarios.map(({ name, description, people }) => (
          <Radio key={name} value={name} className="scenario" data-testid={`scenario-${name}`}>
            <span className="scenario-mark" aria-hidden />
            <span>
              <span className="scenario-name">
                {scenarioTitle(name)}
                {people === null ? null : <small>{words.people(people)}</small>}
              </span>
              <span className="scenario-text">{description}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
