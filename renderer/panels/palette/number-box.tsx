import { X } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import type { ControlProps } from "./control.ts";
import type { NumberShape } from "./fields.ts";
import { NULL } from "./payload.ts";

/** Steps of a slider. */
const STEPS = 100;

const words = WORDS.palette.form;

interface NumberBoxProps extends Omit<ControlProps, "shape"> {
  readonly shape: NumberShape;
}

/** A number, with a slider for what it mostly is; anything that may be can be typed. */
export function NumberBox({ shape, path, label, value, isRequired, ...props }: NumberBoxProps) {
  const { faultId, autoFocus, onChange } = props;
  const { usual, isWhole, takesNull } = shape;
  const isNull = value === NULL;
  const [from, to] = usual ?? [0, 0];
  const step = isWhole ? 1 : (to - from) / STEPS;
  const middle = value === "" || isNull ? String((from + to) / 2) : value;
  return (
    <div className="palette-number">
      <input
        type="text"
        inputMode="decimal"
        className="text-input"
        aria-label={label}
        aria-invalid={faultId !== undefined}
        aria-describedby={faultId}
        placeholder={isNull ? words.any : words.leftOut}
        autoComplete="off"
        autoFocus={autoFocus}
        value={isNull ? "" : value}
        data-testid={`input-${path}`}
        onChange={(event) => onChange(event.target.value)}
      />
      {usual === null ? null : (
        <input
          type="range"
          className={value === "" || isNull ? "palette-range is-unset" : "palette-range"}
          aria-label={words.range(label, from, to)}
          min={from}
          max={to}
          step={step}
          value={middle}
          data-testid={`range-${path}`}
          onChange={(event) => onChange(String(Number(Number(event.target.value).toFixed(4))))}
        />
      )}
      {takesNull ? (
        <button
          type="button"
          className="palette-filter"
          aria-pressed={isNull}
          onClick={() => onChange(isNull ? "" : NULL)}
        >
          {words.anyNumber}
        </button>
      ) : null}
      {!isRequired && value !== "" ? (
        <button
          type="button"
          className="icon-button small"
          aria-label={words.leaveOutField(label)}
          title={words.leaveThisOut}
          onClick={() => onChange("")}
        >
          <X size={15} aria-hidden />
        </button>
      ) : null}
    </div>
  );
}
