import { SILENT, type Surroundings } from "./surroundings.ts";
import { strike } from "./tones.ts";

const NOISE_SECONDS = 4;
/** Seconds in which wind and rain come and go by two thirds. */
const SWELL = 0.8;
/** Loudness of each where it is at its full. */
const WIND = 0.11;
const RAIN = 0.1;
/** Milliseconds between two voices: at least, and at most so many more. */
const PAUSE = 700;
const LONGER_PAUSE = 3200;

/** Wind, rain, birds and crickets, made of noise and single tones. */
export class Ambience {
  private readonly out: GainNode;
  private readonly wind: GainNode;
  private readonly rain: GainNode;
  private readonly noise: AudioBufferSourceNode;
  private around = SILENT;
  private timer = 0;

  constructor(to: AudioNode) {
    const { context } = to;
    this.out = new GainNode(context);
    this.out.connect(to);
    this.noise = new AudioBufferSourceNode(context, { buffer: noiseFor(context), loop: true });
    this.wind = this.part({ type: "lowpass", frequency: 280, Q: 0.6 });
    this.rain = this.part({ type: "highpass", frequency: 1400, Q: 0.3 });
    this.noise.start();
    this.speak();
  }

  /** From now on this is around. */
  be(around: Surroundings): void {
    const { wind, rain } = this.around;
    this.around = around;
    const { currentTime } = this.out.context;
    if (wind !== around.wind)
      this.wind.gain.setTargetAtTime(around.wind * WIND, currentTime, SWELL);
    if (rain !== around.rain)
      this.rain.gain.setTargetAtTime(around.rain * RAIN, currentTime, SWELL);
  }

  end(): void {
    window.clearTimeout(this.timer);
    this.noise.stop();
    this.out.disconnect();
  }

  /** A part of the noise, silent as yet. */
  private part(filter: BiquadFilterOptions): GainNode {
    const { context } = this.out;
    const level = new GainNode(context, { gain: 0 });
    this.noise.connect(new BiquadFilterNode(context, filter)).connect(level).connect(this.out);
    return level;
  }

  /** Lets a bird or a cricket be heard, if there are any, and again after a while. */
  private speak(): void {
    const { birds, crickets } = this.around;
    if (Math.random() < birds * 0.6) this.sing();
    if (Math.random() < crickets * 0.9) this.chirp();
    this.timer = window.setTimeout(() => this.speak(), PAUSE + Math.random() * LONGER_PAUSE);
  }

  /** Two to five notes that rise or fall, from somewhere to the left or right. */
  private sing(): void {
    const side = this.side();
    const pitch = 2100 + Math.random() * 1700;
    const notes = 2 + Math.floor(Math.random() * 4);
    const apart = 0.09 + Math.random() * 0.09;
    const glide = 0.8 + Math.random() * 0.55;
    for (let note = 0; note < notes; note++) {
      const start = side.context.currentTime + note * apart;
      const voiced = pitch * (0.94 + Math.random() * 0.12);
      strike(side, { start, wave: "sine", pitch: voiced, glide, length: 0.11, loudness: 0.05 });
    }
  }

  /** Three quick strokes of a wing. */
  private chirp(): void {
    const side = this.side();
    const pitch = 4150 + Math.random() * 500;
    for (let stroke = 0; stroke < 3; stroke++) {
      const start = side.context.currentTime + stroke * 0.045;
      strike(side, { start, wave: "sine", pitch, glide: 1.02, length: 0.035, loudness: 0.022 });
    }
  }

  private side(): AudioNode {
    const pan = Math.random() * 1.6 - 0.8;
    const side = new StereoPannerNode(this.out.context, { pan });
    side.connect(this.out);
    // It is let go once nothing sounds in it any more.
    window.setTimeout(() => side.disconnect(), 2000);
    return side;
  }
}

/** White noise; what filters leave of it has no seam where it begins anew. */
function noiseFor({ sampleRate }: BaseAudioContext): AudioBuffer {
  const buffer = new AudioBuffer({ length: NOISE_SECONDS * sampleRate, sampleRate });
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index++) samples[index] = Math.random() * 2 - 1;
  return buffer;
}
