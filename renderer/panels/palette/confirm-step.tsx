import { TriangleAlert } from "lucide-react";
import { type KeyboardEvent, type SyntheticEvent, useState } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { Payload } from "./payload.ts";
import { PayloadPreview } from "./payload-preview.tsx";

const words = WORDS.palette.sure;

interface ConfirmStepProps {
  readonly payload: Payload;
  /** What has to be typed once more; null where a yes is enough. */
  readonly retyped: string | null;
  readonly onBack: () => void;
  readonly onGo: () => void;
}

/** Asks again before something that cannot be taken back, or is easily done to the wrong one. */
export function ConfirmStep({ payload, retyped, onBack, onGo }: ConfirmStepProps) {
  const [typed, setTyped] = useState("");
  const isSure = retyped === null || typed.trim() === retyped;
  const go = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isSure) onGo();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onBack();
  };
  return (
    <div role="presentation" onKeyDown={onKey}>
      <form className="palette-fields" data-testid="palette-confirm" onSubmit={go}>
        <p className="palette-warning">
          <TriangleAlert size={20} aria-hidden />
          <span>
            <strong>{payload.confirm === true ? words.forGood : words.onePerson}</strong>{" "}
            {payload.confirm === true ? words.forGoodAbout : words.onePersonAbout}
          </span>
        </p>
        {retyped === null ? null : (
          <label className="palette-field">
            <span className="field-label">
              {words.type}
              <code>{retyped}</code>
            </span>
            <input
              type="text"
              className="text-input"
              autoFocus
              autoComplete="off"
              spellCheck={false}
              value={typed}
              data-testid="palette-retype"
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
        )}
        <PayloadPreview payload={payload} />
        <div className="dialog-actions">
          <button type="button" className="button" data-testid="palette-unsure" onClick={onBack}>
            {WORDS.palette.back}
          </button>
          <button
            type="submit"
            className="button danger"
            disabled={!isSure}
            autoFocus={retyped === null}
            data-testid="palette-sure"
          >
            {words.go}
          </button>
        </div>
      </form>
    </div>
  );
}
