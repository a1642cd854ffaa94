import { Check, Sprout, X } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { endFirstSteps } from "../../commands.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useWindow } from "../../use-window.ts";
import { nextStep, STEPS } from "./steps.ts";

const { firstSteps } = WORDS;
const { label: title } = WORDS.actions["first-steps"];

/** Suggests one thing to try after the other, until all are done or somebody has had enough. */
export function FirstSteps() {
  const isShown = useWindow(
    ({ settings, vignette, scene, comparison }) =>
      settings.first_steps && vignette === null && (scene ?? null) !== null && comparison === null,
  );
  return isShown ? <Card /> : null;
}

function Card() {
  const step = useWindow(nextStep);
  const done = useWindow((state) => state.stepsDone);
  return (
    <aside className="panel first-steps" aria-label={title} data-testid="first-steps">
      <header>
        <p className="first-steps-head">
          <Sprout size={15} aria-hidden />
          {title}
        </p>
        <ol aria-hidden>
          {STEPS.map(({ name }) => (
            <li key={name} data-done={done.has(name)} data-now={step?.name === name} />
          ))}
        </ol>
        <IconButton
          icon={X}
          label={firstSteps.close}
          testId="first-steps-close"
          onPress={() => void endFirstSteps()}
        />
      </header>
      <div role="status" data-testid="first-step" data-step={step?.name ?? "none"}>
        {step === undefined ? (
          <>
            <h2>
              <Check size={18} aria-hidden />
              {firstSteps.end.title}
            </h2>
            <p>{firstSteps.end.words}</p>
          </>
        ) : (
          <>
            <h2>{step.title}</h2>
            <p>{step.words}</p>
          </>
        )}
        <p className="first-steps-keys">
          {(step?.keys ?? ["?"]).map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </p>
      </div>
      {step === undefined ? (
        <button
          type="button"
          className="button primary"
          data-testid="first-steps-end"
          onClick={() => void endFirstSteps()}
        >
          {firstSteps.end.done}
        </button>
      ) : null}
    </aside>
  );
}
