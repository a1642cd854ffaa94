import { CircleAlert } from "lucide-react";
import { Switch } from "react-aria-components";

import { WORDS } from "../../../preload/words/words.ts";
import { FEW_CHOICES, type Field, type Shape } from "./fields.ts";
import type { ControlProps } from "./control.ts";
import { NameField } from "./name-field.tsx";
import { NumberBox } from "./number-box.tsx";
import type { Draft, Faults } from "./payload.ts";
import { TileBox } from "./tile-box.tsx";

const words = WORDS.palette.form;

interface FormFieldProps {
  readonly field: Field;
  readonly draft: Draft;
  readonly faults: Faults;
  readonly autoFocus?: boolean;
  readonly onChange: (path: string, text: string) => void;
}

/** One argument: its name, what to set it with, and what is wrong with it. */
export function FormField({ field, draft, faults, autoFocus = false, onChange }: FormFieldProps) {
  const { path, label, shape, isRequired } = field;
  const fault = faults.get(path);
  if (shape.kind === "group") {
    return (
      <fieldset className="palette-group" data-testid={`field-${path}`}>
        <legend className="field-label">{label}</legend>
        {shape.fields.map((member) => (
          <FormField
            key={member.path}
            field={member}
            draft={draft}
            faults={faults}
            onChange={onChange}
          />
        ))}
        <Fault path={path} message={fault} />
      </fieldset>
    );
  }
  const control: ControlProps = {
    ...field,
    value: draft[path] ?? "",
    faultId: fault === undefined ? undefined : `fault-${path}`,
    autoFocus,
    onChange: (text) => onChange(path, text),
  };
  return (
    <div className="palette-field" data-testid={`field-${path}`}>
      <span className="field-label" aria-hidden>
        {label}
        {isRequired ? null : <small>{words.optional}</small>}
      </span>
      <Control {...control} shape={shape} />
      <Fault path={path} message={fault} />
    </div>
  );
}

function Fault({ path, message }: { readonly path: string; readonly message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p className="field-error" id={`fault-${path}`} data-testid={`fault-${path}`}>
      <CircleAlert size={14} aria-hidden />
      {message}
    </p>
  );
}

function Control({ shape, ...props }: ControlProps) {
  const { path, label, value, faultId, autoFocus, onChange } = props;
  switch (shape.kind) {
    case "text":
      return <Text {...props} shape={shape} />;
    case "choice":
      return <Choice {...props} shape={shape} />;
    case "number":
      return <NumberBox {...props} shape={shape} />;
    case "switch":
      return (
        <Switch
          className="switch"
          isSelected={value === "on"}
          autoFocus={autoFocus}
          onChange={(isOn) => onChange(isOn ? "on" : "off")}
          aria-label={label}
          data-testid={`input-${path}`}
        >
          <span className="switch-track" />
          {value === "on" ? words.on : words.off}
        </Switch>
      );
    case "tile":
      return <TileBox {...props} />;
    case "json":
      return (
        <div className="palette-json">
          <div className="palette-templates" role="group" aria-label={words.beginWith}>
            {shape.templates.map(({ name, text }) => (
              <button
                key={name}
                type="button"
                className="palette-filter"
                aria-pressed={text === value}
                onClick={() => onChange(text)}
              >
                {name}
              </button>
            ))}
          </div>
          <textarea
            className="text-input"
            rows={4}
            aria-label={label}
            aria-invalid={faultId !== undefined}
            aria-describedby={faultId}
            spellCheck={false}
            value={value}
            data-testid={`input-${path}`}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      );
    case "group":
      return null;
  }
}

type ShapeOf<K extends Shape["kind"]> = Extract<Shape, { kind: K }>;
type With<S> = Omit<ControlProps, "shape"> & { readonly shape: S };

function Text({ shape, path, label, value, example, ...props }: With<ShapeOf<"text">>) {
  const { faultId, autoFocus, onChange } = props;
  const placeholder = example === "" ? "" : words.example(example);
  const isNamed = shape.isList || shape.names.some((kind) => kind !== "file");
  if (isNamed) {
    return (
      <NameField
        label={label}
        kinds={shape.names}
        isList={shape.isList}
        value={value}
        placeholder={placeholder}
        faultId={faultId}
        testId={`input-${path}`}
        autoFocus={autoFocus}
        onChange={onChange}
      />
    );
  }
  return (
    <input
      type="text"
      className="text-input"
      aria-label={label}
      aria-invalid={faultId !== undefined}
      aria-describedby={faultId}
      placeholder={placeholder}
      spellCheck={false}
      autoComplete="off"
      autoFocus={autoFocus}
      value={value}
      data-testid={`input-${path}`}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function Choice({ shape, path, label, value, isRequired, ...props }: With<ShapeOf<"choice">>) {
  const { onChange, faultId, autoFocus } = props;
  const choices = shape.choices.map(String);
  const left = isRequired ? [] : [""];
  if (choices.length <= FEW_CHOICES) {
    return (
      <div className="choices" role="radiogroup" aria-label={label} data-testid={`input-${path}`}>
        {[...left, ...choices].map((choice) => (
          <label key={choice} className="choice" data-selected={choice === value || undefined}>
            <input
              type="radio"
              className="visually-hidden"
              name={path}
              checked={choice === value}
              data-testid={`choice-${choice}`}
              onChange={() => onChange(choice)}
            />
            {choice === "" ? words.leaveOut : (shape.names[choice] ?? spaced(choice))}
          </label>
        ))}
      </div>
    );
  }
  return (
    <select
      className="text-input"
      aria-label={label}
      aria-invalid={faultId !== undefined}
      aria-describedby={faultId}
      autoFocus={autoFocus}
      value={value}
      data-testid={`input-${path}`}
      onChange={(event) => onChange(event.target.value)}
    >
      {[...left, ...choices].map((choice) => (
        <option key={choice} value={choice}>
          {choice === "" ? words.leaveOut : (shape.names[choice] ?? spaced(choice))}
        </option>
      ))}
    </select>
  );
}

const spaced = (id: string): string => id.replaceAll("_", " ");
