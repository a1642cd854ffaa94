import {
  Label,
  Radio,
  RadioGroup,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
  Switch,
} from "react-aria-components";

import type { Settings } from "../../../preload/settings.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { changeSettings } from "../../commands.ts";

interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly name: string;
  readonly value: T;
  readonly choices: readonly (readonly [T, string])[];
  readonly onChoose: (value: T) => Partial<Settings>;
  readonly help?: string | undefined;
}

interface OnOffProps {
  readonly label: string;
  readonly name: string;
  /** What is on. */
  readonly text: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => Partial<Settings>;
}

/** A setting that is on or off. */
export function OnOff({ label, name, text, value, onChange }: OnOffProps) {
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <Switch
        className="switch"
        isSelected={value}
        onChange={(isOn) => void changeSettings(onChange(isOn))}
        data-testid={`setting-${name}`}
      >
        <span className="switch-track" />
        {text}
      </Switch>
    </div>
  );
}

/** A setting of which one of a few values is chosen. */
export function Choice<T extends string | number>({
  label,
  name,
  value,
  choices,
  onChoose,
  help,
}: ChoiceProps<T>) {
  const choose = (chosen: string) => {
    const choice = choices.find(([key]) => String(key) === chosen);
    if (choice !== undefined) void changeSettings(onChoose(choice[0]));
  };
  return (
    <RadioGroup
      className="field"
      value={String(value)}
      onChange={choose}
      orientation="horizontal"
      data-testid={`setting-${name}`}
    >
      <Label className="field-label">{label}</Label>
      <div className="choices">
        {choices.map(([key, text]) => (
          <Radio
            key={key}
            value={String(key)}
            className="choice"
            data-testid={`setting-${name}-${key}`}
          >
            {text}
          </Radio>
        ))}
      </div>
      {help === undefined ? null : <p className="field-help">{help}</p>}
    </RadioGroup>
  );
}

/** How loud, in per cent. */
export function Volume({ value }: { readonly value: number }) {
  return (
    <Slider
      className="field volume"
      value={value}
      onChange={(volume) => void changeSettings({ volume })}
      step={5}
      data-testid="setting-volume"
    >
      <Label className="field-label">{WORDS.dialogs.settings.volume}</Label>
      <SliderTrack className="slider-track">
        <span className="slider-fill" style={{ width: `${value}%` }} />
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
      <SliderOutput className="slider-output">{`${value} %`}</SliderOutput>
    </Slider>
  );
}
