import { store, type WindowState } from "../state.ts";
import { Ambience } from "./ambience.ts";
import { CueGate, cueOf } from "./cues.ts";
import { surroundingsOf } from "./surroundings.ts";
import { play } from "./tones.ts";

/** Seconds in which the volume changes by two thirds, so that nothing clicks. */
const FADE = 0.04;

/** Everything that the window lets be heard. Made when sound is first switched on: until then there is no audio at all. */
class TownSound {
  private readonly context = new AudioContext({ latencyHint: "interactive" });
  private readonly volume = new GainNode(this.context, { gain: 0 });
  private readonly gate = new CueGate();
  private ambience: Ambience | null = null;

  constructor() {
    this.volume.connect(this.context.destination);
    this.fit();
  }

  /** Lets be heard what has changed, and what is around from now on. */
  follow(state: WindowState, before: WindowState): void {
    if (state.settings !== before.settings) this.fit();
    if (state.settings.sound === "off") return;
    const cue = cueOf(state, before);
    if (cue !== null && this.gate.admits(cue, performance.now())) play(cue, this.volume);
    this.ambience?.be(surroundingsOf(state));
  }

  /** As loud as it is set; nothing while nobody sees the window. */
  fit(): void {
    const { settings } = store.getState();
    const isOn = settings.sound !== "off" && document.visibilityState === "visible";
    const loudness = (settings.volume / 100) ** 2;
    this.volume.gain.setTargetAtTime(isOn ? loudness : 0, this.context.currentTime, FADE);
    if (isOn !== (this.context.state === "running"))
      void (isOn ? this.context.resume() : this.context.suspend());
    const hasAmbience = settings.sound === "all";
    if (hasAmbience === (this.ambience !== null)) return;
    this.ambience?.end();
    this.ambience = hasAmbience ? new Ambience(this.volume) : null;
    this.ambience?.be(surroundingsOf(store.getState()));
  }
}

/** Lets the town be heard as it is set, from now on. */
export function followSound(): void {
  let sound: TownSound | null = null;
  store.subscribe((state, before) => {
    if (state.settings.sound !== "off") sound ??= new TownSound();
    sound?.follow(state, before);
  });
  document.addEventListener("visibilitychange", () => sound?.fit());
}
