import type { ReactNode } from "react";

import { TEXT_SIZES, type Settings } from "../../../preload/settings.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { openDialog } from "../../commands.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { useWindow } from "../../use-window.ts";
import { Choice, OnOff, Volume } from "./setting-fields.tsx";

const words = WORDS.dialogs.settings;

const THEMES = [
  ["system", words.themes.system],
  ["light", words.themes.light],
  ["dark", words.themes.dark],
] as const;
const SIZES = TEXT_SIZES.map(
  (size) => [size, size === 100 ? words.textUsual : `${size} %`] as const,
);
const QUALITIES = [
  ["auto", words.qualities.auto],
  ["2d", words.qualities.flat],
  ["low", words.qualities.low],
  ["mid", words.qualities.mid],
  ["high", words.qualities.high],
] as const;
const MOTIONS = [
  ["system", words.motions.system],
  ["full", words.motions.full],
  ["reduced", words.motions.reduced],
] as const;
const ROOFS = [
  ["auto", words.roofsShown.auto],
  ["hidden", words.roofsShown.hidden],
] as const;

const SOUNDS = [
  ["off", words.sounds.off],
  ["cues", words.sounds.cues],
  ["all", words.sounds.all],
] as const;

const STRENGTHS = [
  ["all", words.strengths.all],
  ["noticeable", words.strengths.noticeable],
  ["strong", words.strengths.strong],
] as const;

const PRIVACIES = [
  ["off", words.privacies.off],
  ["hash", words.privacies.hash],
  ["streamer", words.privacies.streamer],
] as const;

const TOWN_LIMITS = [
  [500, "500 MB"],
  [2000, "2 GB"],
  [8000, "8 GB"],
  [20_000, "20 GB"],
] as const;

/** How the window looks, sounds and moves. Every change holds at once and is kept. */
export function SettingsDialog() {
  const settings = useWindow((state) => state.settings);
  return (
    <DialogFrame
      title={WORDS.actions["open-settings"].label}
      testId="settings-dialog"
      onClose={() => openDialog(null)}
    >
      <Appearance settings={settings} />
      <Picture settings={settings} />
      <Sound settings={settings} />
      <Keeping settings={settings} />
    </DialogFrame>
  );
}

interface PartProps {
  readonly settings: Settings;
}

/** The window as a whole. */
function Appearance({ settings }: PartProps) {
  return (
    <Part title={words.parts.appearance}>
      <Choice
        label={words.theme}
        name="theme"
        value={settings.theme}
        choices={THEMES}
        onChoose={(theme) => ({ theme })}
      />
      <Choice
        label={words.textSize}
        name="text_size"
        value={settings.text_size}
        choices={SIZES}
        onChoose={(text_size) => ({ text_size })}
        help={words.textHelp}
      />
      <Choice
        label={words.motion}
        name="motion"
        value={settings.motion}
        choices={MOTIONS}
        onChoose={(motion) => ({ motion })}
      />
    </Part>
  );
}

/** What the picture of the town shows, and how well. */
function Picture({ settings }: PartProps) {
  const tier = useWindow((state) => state.tier);
  return (
    <Part title={words.parts.picture}>
      <Choice
        label={words.quality}
        name="quality"
        value={settings.quality}
        choices={QUALITIES}
        onChoose={(quality) => ({ quality })}
        help={tier === "" ? undefined : words.drawing(tier)}
      />
      <Choice
        label={words.roofs}
        name="roofs"
        value={settings.roofs}
        choices={ROOFS}
        onChoose={(roofs) => ({ roofs })}
      />
      <OnOff
        label={words.names}
        name="names"
        text={words.namesOn}
        value={settings.names}
        onChange={(names) => ({ names })}
      />
      <OnOff
        label={words.lines}
        name="lines"
        text={words.linesOn}
        value={settings.lines}
        onChange={(lines) => ({ lines })}
      />
      <Choice
        label={words.linesFrom}
        name="lines_from"
        value={settings.lines_from}
        choices={STRENGTHS}
        onChoose={(lines_from) => ({ lines_from })}
        help={settings.lines ? undefined : words.noLines}
      />
      <OnOff
        label={words.path}
        name="path"
        text={words.pathOn}
        value={settings.path}
        onChange={(path) => ({ path })}
      />
      <OnOff
        label={words.queues}
        name="queues"
        text={words.queuesOn}
        value={settings.queues}
        onChange={(queues) => ({ queues })}
      />
      <OnOff
        label={words.heat}
        name="heat"
        text={words.heatOn}
        value={settings.heat}
        onChange={(heat) => ({ heat })}
      />
      <OnOff
        label={words.arrivals}
        name="vignette-camera"
        text={words.arrivalsOn}
        value={settings.vignette_camera}
        onChange={(look) => ({ vignette_camera: look })}
      />
    </Part>
  );
}

/** What is to be heard. */
function Sound({ settings }: PartProps) {
  return (
    <Part title={words.parts.sound}>
      <Choice
        label={words.sound}
        name="sound"
        value={settings.sound}
        choices={SOUNDS}
        onChoose={(sound) => ({ sound })}
      />
      {settings.sound === "off" ? null : <Volume value={settings.volume} />}
      <OnOff
        label={words.speech}
        name="speech"
        text={words.speechOn}
        value={settings.speech}
        onChange={(speech) => ({ speech })}
      />
    </Part>
  );
}

/** What is told of people, and kept of towns. */
function Keeping({ settings }: PartProps) {
  return (
    <Part title={words.parts.keeping}>
      <Choice
        label={words.privacy}
        name="privacy"
        value={settings.privacy}
        choices={PRIVACIES}
        onChoose={(privacy) => ({ privacy })}
        help={words.privacyHelp}
      />
      <Choice
        label={words.limit}
        name="town_limit_mb"
        value={settings.town_limit_mb}
        choices={TOWN_LIMITS}
        onChoose={(town_limit_mb) => ({ town_limit_mb })}
        help={words.limitHelp}
      />
    </Part>
  );
}

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Part({ title, children }: SectionProps) {
  return (
    <section className="settings-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
