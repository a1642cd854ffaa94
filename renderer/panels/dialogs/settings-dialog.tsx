import { TEXT_SIZES } from "../../../preload/settings.ts";
import { openDialog } from "../../commands.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { useWindow } from "../../use-window.ts";
import { Choice, OnOff, Volume } from "./setting-fields.tsx";

const THEMES = [
  ["system", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
] as const;
const SIZES = TEXT_SIZES.map((size) => [size, size === 100 ? "Usual" : `${size} %`] as const);
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

const SOUNDS = [
  ["off", "Off"],
  ["cues", "Signals"],
  ["all", "Signals, wind and weather"],
] as const;

const STRENGTHS = [
  ["all", "Any tie"],
  ["noticeable", "Noticeable"],
  ["strong", "Strong"],
] as const;

const PRIVACIES = [
  ["off", "By name"],
  ["hash", "Hidden"],
  ["streamer", "Hidden, nothing personal"],
] as const;

const TOWN_LIMITS = [
  [500, "500 MB"],
  [2000, "2 GB"],
  [8000, "8 GB"],
  [20_000, "20 GB"],
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
        value={settings.text_size}
        choices={SIZES}
        onChoose={(text_size) => ({ text_size })}
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
      <Choice
        label="Lines from"
        name="lines_from"
        value={settings.lines_from}
        choices={STRENGTHS}
        onChoose={(lines_from) => ({ lines_from })}
        help={settings.lines ? undefined : "No lines are shown now."}
      />
      <OnOff
        label="Path"
        name="path"
        text="Show where whom you follow is going"
        value={settings.path}
        onChange={(path) => ({ path })}
      />
      <OnOff
        label="Queues"
        name="queues"
        text="Show who waits for what, and in which order"
        value={settings.queues}
        onChange={(queues) => ({ queues })}
      />
      <OnOff
        label="Heat"
        name="heat"
        text="Show where people were of late"
        value={settings.heat}
        onChange={(heat) => ({ heat })}
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
        label="Sound"
        name="sound"
        value={settings.sound}
        choices={SOUNDS}
        onChoose={(sound) => ({ sound })}
      />
      {settings.sound === "off" ? null : <Volume value={settings.volume} />}
      <Choice
        label="Largest town file"
        name="town_limit_mb"
        value={settings.town_limit_mb}
        choices={TOWN_LIMITS}
        onChoose={(town_limit_mb) => ({ town_limit_mb })}
        help="Old states are thinned out first; a town that is larger still stands still."
      />
    </DialogFrame>
  );
}
