import type { Person } from "../frames/crowd.ts";
import { SIGN } from "../frames/signs.ts";

/** Half the width of a sign, in CSS pixels. */
const HALF = 15;
const INK = "#1c2130";
const LIGHT = "#fffdf6";

/**
 * The sign over somebody at (`x`, `y`) over their head and its tag, in CSS pixels. `side` is to which side
 * it makes room: −1 left, 1 right, 0 not at all; `seconds` drives what moves in it. No allocation.
 */
export function paintBubble(
  context: CanvasRenderingContext2D,
  person: Person,
  x: number,
  y: number,
  side: number,
  seconds: number,
): void {
  const { sign, signLevel } = person;
  const beat = seconds + person.person * 0.37;
  const size = HALF * (0.55 + 0.45 * signLevel) * (sign === SIGN.rebuff ? 0.86 : 1);
  context.save();
  context.globalAlpha = signLevel * (sign === SIGN.rebuff ? 0.86 : 1);
  context.translate(x, y);
  context.lineJoin = "round";
  context.lineCap = "round";
  const middle = side * size * 0.98;
  if (sign === SIGN.argument) paintQuarrel(context, middle, size, beat);
  else if (sign === SIGN.leaving) paintSuitcase(context, person.identity.colour, middle, size);
  else paintSpeech(context, person.identity.colour, middle, size, sign === SIGN.chat, beat);
  context.restore();
}

/** Outline of a speech bubble round (`middle`, −1.35 size), with its tail at (0, 0). */
function traceSpeech(context: CanvasRenderingContext2D, middle: number, size: number): void {
  const [half, low] = [size * 0.94, -size * 0.62];
  context.beginPath();
  context.roundRect(middle - half, low - size * 1.26, half * 2, size * 1.26, size * 0.56);
  context.moveTo(middle * 0.55 - size * 0.26, low - size * 0.06);
  context.lineTo(0, 0);
  context.lineTo(middle * 0.55 + size * 0.26, low - size * 0.06);
}

function paintSpeech(
  context: CanvasRenderingContext2D,
  colour: string,
  middle: number,
  size: number,
  isChat: boolean,
  beat: number,
): void {
  context.lineWidth = size * 0.26;
  context.strokeStyle = isChat ? colour : "#4a505e";
  traceSpeech(context, middle, size);
  context.stroke();
  context.fillStyle = isChat ? LIGHT : "#c3c9d4";
  context.fill();
  context.fillStyle = isChat ? INK : "#4a505e";
  const y = -size * 1.25;
  if (!isChat) {
    context.fillRect(middle - size * 0.42, y - size * 0.07, size * 0.84, size * 0.16);
    return;
  }
  for (let dot = 0; dot < 3; dot++) {
    const hop = Math.max(0, Math.sin(beat * 4.2 - dot * 0.9)) * size * 0.16;
    context.beginPath();
    context.arc(middle + (dot - 1) * size * 0.46, y - hop, size * 0.16, 0, Math.PI * 2);
    context.fill();
  }
}

function paintQuarrel(
  context: CanvasRenderingContext2D,
  middle: number,
  size: number,
  beat: number,
): void {
  const y = -size * 1.3 - Math.abs(Math.sin(beat * 6)) * size * 0.14;
  context.beginPath();
  const teeth = 11;
  for (let corner = 0; corner < teeth * 2; corner++) {
    const angle = (corner / teeth) * Math.PI - Math.PI / 2;
    const radius = size * (corner % 2 === 0 ? 1.12 : 0.78);
    const [cornerX, cornerY] = [
      middle + Math.cos(angle) * radius,
      y + Math.sin(angle) * radius * 0.9,
    ];
    if (corner === 0) context.moveTo(cornerX, cornerY);
    else context.lineTo(cornerX, cornerY);
  }
  context.closePath();
  context.moveTo(middle * 0.55 - size * 0.24, y + size * 0.62);
  context.lineTo(0, 0);
  context.lineTo(middle * 0.55 + size * 0.24, y + size * 0.62);
  context.lineWidth = size * 0.24;
  context.strokeStyle = "#6b120c";
  context.stroke();
  context.fillStyle = "#f76b33";
  context.fill();
  context.fillStyle = "#fff9ec";
  context.beginPath();
  context.roundRect(middle - size * 0.13, y - size * 0.56, size * 0.26, size * 0.68, size * 0.1);
  context.fill();
  context.beginPath();
  context.arc(middle, y + size * 0.4, size * 0.16, 0, Math.PI * 2);
  context.fill();
}

function paintSuitcase(
  context: CanvasRenderingContext2D,
  colour: string,
  middle: number,
  size: number,
): void {
  const y = -size * 1.25;
  context.lineWidth = size * 0.26;
  context.strokeStyle = colour;
  traceSpeech(context, middle, size);
  context.stroke();
  context.fillStyle = LIGHT;
  context.fill();
  context.lineWidth = size * 0.12;
  context.strokeStyle = "#5c3a22";
  context.strokeRect(middle - size * 0.2, y - size * 0.42, size * 0.4, size * 0.3);
  context.fillStyle = "#8c5730";
  context.fillRect(middle - size * 0.56, y - size * 0.22, size * 1.12, size * 0.68);
  context.fillStyle = "#5c3a22";
  context.fillRect(middle - size * 0.56, y + size * 0.06, size * 1.12, size * 0.1);
}
