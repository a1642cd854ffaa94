import type { Cue } from "./cues.ts";

/** One struck note. */
interface Note {
  /** Seconds after the first. */
  readonly at: number;
  /** Hertz. */
  readonly pitch: number;
  /** Seconds until it has died away. */
  readonly length: number;
}

interface Tune {
  readonly wave: OscillatorType;
  /** 0 to 1. */
  readonly loudness: number;
  readonly notes: readonly Note[];
}

const C5 = 523.25;
const E5 = 659.26;
const G5 = 783.99;
const A5 = 880;

/** Rising for what begins, falling for what ends; low for trouble. */
const TUNES: Readonly<Record<Cue, Tune>> = {
  news: { wave: "sine", loudness: 0.3, notes: run([E5, A5], 0.13, 0.9) },
  arrival: { wave: "triangle", loudness: 0.24, notes: run([C5, E5, G5], 0.14, 0.8) },
  farewell: { wave: "triangle", loudness: 0.24, notes: run([G5, E5, C5], 0.24, 1.2) },
  trouble: { wave: "triangle", loudness: 0.34, notes: run([C5 / 2, E5 / 2.12], 0.2, 1.1) },
  relief: { wave: "triangle", loudness: 0.28, notes: run([C5 / 2, G5 / 2], 0.16, 0.9) },
};

function run(pitches: readonly number[], apart: number, length: number): Note[] {
  return pitches.map((pitch, index) => ({ at: index * apart, pitch, length }));
}

/** Plays a signal once, from now on. */
export function play(cue: Cue, to: AudioNode): void {
  const { wave, loudness, notes } = TUNES[cue];
  for (const { at, pitch, length } of notes) {
    strike(to, { start: to.context.currentTime + at, wave, pitch, glide: 1, length, loudness });
  }
}

interface Struck {
  /** In the context's seconds. */
  readonly start: number;
  readonly wave: OscillatorType;
  readonly pitch: number;
  /** By how much the pitch is multiplied until the end. */
  readonly glide: number;
  readonly length: number;
  readonly loudness: number;
}

/** Seconds in which a note becomes loud, so that it does not click. */
const ATTACK = 0.008;
/** As good as nothing; an exponential never gets to zero. */
const SILENCE = 0.0001;

/** A note that is loud at once and dies away. */
export function strike(
  to: AudioNode,
  { start, wave, pitch, glide, length, loudness }: Struck,
): void {
  const { context } = to;
  const end = start + length;
  const tone = new OscillatorNode(context, { type: wave, frequency: pitch });
  const level = new GainNode(context, { gain: SILENCE });
  if (glide !== 1) tone.frequency.exponentialRampToValueAtTime(pitch * glide, end);
  level.gain.setValueAtTime(SILENCE, start);
  level.gain.exponentialRampToValueAtTime(loudness, start + ATTACK);
  level.gain.exponentialRampToValueAtTime(SILENCE, end);
  tone.connect(level).connect(to);
  tone.start(start);
  tone.stop(end);
}
