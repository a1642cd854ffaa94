import { Label, Radio, RadioGroup, Switch } from "react-aria-components";

import type { Settings } from "../../../preload/contract.ts";
import { changeSettings, openDialog } from "../../commands.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { useWindow } from "../../use-window.ts";

const THEMES = [
  ["system", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
] as const;
const TEXT_SIZES = [
  ["100", "Usual"],
  ["125", "125 %"],
  ["150", "150 %"],
  ["200", "200 %"],
] as const;
const PER_CENT = { "100": 100, "125": 125, "150": 150, "200": 200 } as const;
const QUALITIES = [
  ["auto", "Automatic"],
  ["2d", "Flat map"],
  ["low", "Low"],
  ["mid", "Medium"],
  ["high", "High"],
] as const;
const MOTIONS = [
  ["system", "As the system"],
  ["full", "Full"],
  ["reduced", "Reduced"],
] as const;
const ROOFS = [
  ["auto", "Open where needed"],
  ["hidden", "Always hidden"],
] as const;

const PRIVACIES = [
  ["off", "By name"],
  ["hash", "Hidden"],
  ["streamer", "Hidden, nothing personal"],
] as const;

const TOWN_LIMITS = [
  ["500", "500 MB"],
  ["2000", "2 GB"],
  ["8000", "8 GB"],
  ["20000", "20 GB"],
] as const;

const TIER_WORDS: Readonly<Record<string, string>> = {
  "2d": "flat map",
  low: "low",
  mid: "medium",
  high: "high",
};

/** How the window looks and moves. Every change holds at once and is kept. */
export function SettingsDialog() {
  const settings = useWindow((state) => state.settings);
  const tier = useWindow((state) => state.tier);
  return (
    <DialogFrame title="Settings" testId="settings-dialog" onClose={() => openDialog(null)}>
      <Choice
        label="Colours"
        name="theme"
        value={settings.theme}
        choices={THEMES}
        onChoose={(theme) => ({ theme })}
      />
      <Choice
        label="Text size"
        name="text_size"
        value={String(settings.text_size)}
        choices={TEXT_SIZES}
        onChoose={(size) => ({ text_size: PER_CENT[size] })}
        help="Ctrl = and Ctrl − make text and panels larger and smaller, Ctrl 0 as usual."
      />
      <Choice
        label="Picture quality"
        name="quality"
        value={settings.quality}
        choices={QUALITIES}
        onChoose={(quality) => ({ quality })}
        help={tier === "" ? undefined : `Drawing now: ${TIER_WORDS[tier] ?? tier}`}
      />
      <Choice
        label="Movement"
        name="motion"
        value={settings.motion}
        choices={MOTIONS}
        onChoose={(motion) => ({ motion })}
      />
      <Choice
        label="Roofs"
        name="roofs"
        value={settings.roofs}
        choices={ROOFS}
        onChoose={(roofs) => ({ roofs })}
      />
      <OnOff
        label="Names"
        name="names"
        text="Show everybody’s name"
        value={settings.names}
        onChange={(names) => ({ names })}
      />
      <Choice
        label="Who is who"
        name="privacy"
        value={settings.privacy}
        choices={PRIVACIES}
        onChoose={(privacy) => ({ privacy })}
        help="Ctrl Shift H hides at once who people are, and what is personal; again shows it."
      />
      <OnOff
        label="Lines"
        name="lines"
        text="Show friends and rivals of whom you follow"
        value={settings.lines}
        onChange={(lines) => ({ lines })}
      />
      <OnOff
        label="Arrivals"
        name="vignette-camera"
        text="Look where people come and go, while you follow nobody"
        value={settings.vignette_camera}
        onChange={(look) => ({ vignette_camera: look })}
      />
      <OnOff
        label="Reading out"
        name="speech"
        text="Tell a screen reader what whom you follow begins to do"
        value={settings.speech}
        onChange={(speech) => ({ speech })}
      />
      <Choice
        label="Largest town file"
        name="town_limit_mb"
        value={String(settings.town_limit_mb)}
        choices={TOWN_LIMITS}
        onChoose={(limit) => ({ town_limit_mb: Number(limit) })}
        help="Old states are thinned out first; a town that is larger still stands still."
      />
    </DialogFrame>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly name: string;
  readonly value: string;
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

function OnOff({ label, name, text, value, onChange }: OnOffProps) {
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

function Choice<T extends string>({ label, name, value, choices, onChoose, help }: ChoiceProps<T>) {
  const choose = (chosen: string) => {
    const choice = choices.find(([key]) => key === chosen);
    if (choice !== undefined) void changeSettings(onChoose(choice[0]));
  };
  return (
    <RadioGroup
      className="field"
      value={value}
      onChange={choose}
      orientation="horizontal"
      data-testid={`setting-${name}`}
    >
      <Label className="field-label">{label}</Label>
      <div className="choices">
        {choices.map(([key, text]) => (
          <Radio key={key} value={key} className="choice" data-testid={`setting-${name}-${key}`}>
            {text}
          </Radio>
        ))}
      </div>
      {help === undefined ? null : <p className="field-help">{help}</p>}
    </RadioGroup>
  );
}
