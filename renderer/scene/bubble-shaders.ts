/**
 * A sign over a head, in CSS pixels whatever the zoom. `spot`: over the head, and how much of the sign is
 * there; `other`: over the head of whom they talk to, and whether there is one; `look`: which sign, whose
 * (for the beat), the height of the tag in between, and their colour as one number.
 */
export const BUBBLE_VERTEX = /* glsl */ `
attribute vec4 spot;
attribute vec4 other;
attribute vec4 look;
uniform vec2 uPixel;
uniform float uTime;
varying vec2 vAt;
varying vec3 vOwn;
varying float vKind;
varying float vBeat;
varying float vTail;
varying float vShown;
void main() {
  if (look.x < 0.5) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  vec4 head = projectionMatrix * viewMatrix * vec4(spot.xyz, 1.0);
  vec4 company = projectionMatrix * viewMatrix * vec4(other.xyz, 1.0);
  vKind = floor(look.x + 0.5);
  vBeat = uTime + look.y * 0.37;
  float perTile = projectionMatrix[1][1] / head.w / uPixel.y;
  float size = clamp(perTile * 0.86, 34.0, 58.0) * (vKind == 2.0 ? 0.86 : 1.0);
  // Who stands close together leaves the other's sign some room.
  float gap = (head.x / head.w - company.x / company.w) / uPixel.x;
  float away = other.w < 0.5 ? 0.0 : gap < 0.0 ? -1.0 : 1.0;
  float shift = away * max(0.0, size * 0.98 - abs(gap)) * 0.5;
  float lift = (vKind == 1.0 ? sin(vBeat * 2.4) : vKind == 3.0 ? abs(sin(vBeat * 6.0)) * 1.4 : 0.0) * 1.6;
  vShown = spot.w;
  float grown = size * (0.55 + 0.45 * spot.w);
  vec2 offset = vec2(shift, look.z + size * 0.5 - 1.0 + lift) + position.xy * grown;
  vAt = position.xy;
  vTail = clamp(-shift / size, -0.3, 0.3);
  float own = look.w;
  vOwn = vec3(floor(own / 65536.0), mod(floor(own / 256.0), 256.0), mod(own, 256.0)) / 255.0;
  gl_Position = head;
  gl_Position.xy += offset * uPixel * head.w;
}
`;

export const BUBBLE_FRAGMENT = /* glsl */ `
varying vec2 vAt;
varying vec3 vOwn;
varying float vKind;
varying float vBeat;
varying float vTail;
varying float vShown;

float box(vec2 at, vec2 half_, float round_) {
  vec2 gap = abs(at) - half_ + round_;
  return length(max(gap, 0.0)) + min(max(gap.x, gap.y), 0.0) - round_;
}

/** A tail from the bottom of the bubble down to a point. */
float tail(vec2 at, vec2 tip, float width) {
  float along = clamp((at.y - tip.y) / 0.3, 0.0, 1.0);
  float middle = mix(tip.x, tip.x * 0.35, along);
  float edge = abs(at.x - middle) - width * along;
  return max(edge * 0.8, max(tip.y - at.y, at.y - tip.y - 0.42));
}

/** Jagged all round. */
float burst(vec2 at) {
  float angle = atan(at.y, at.x) + 0.2;
  float tooth = abs(fract(angle * 11.0 / 6.2832) - 0.5) * 2.0;
  return (length(at * vec2(1.0, 1.12)) - 0.31 - 0.125 * tooth) * 0.72;
}

vec4 over(vec4 below, vec3 colour, float distance_) {
  float part = clamp(0.5 - distance_ / fwidth(distance_), 0.0, 1.0);
  return vec4(mix(below.rgb, colour, part), max(below.a, part));
}

void main() {
  vec2 at = vAt;
  vec2 middle = at - vec2(0.0, 0.09);
  vec2 tip = vec2(vTail, -0.47);
  vec4 picture = vec4(0.0);
  float strength = 1.0;
  if (vKind == 1.0) {
    float shape = min(box(middle, vec2(0.43, 0.29), 0.24), tail(at, tip, 0.11));
    picture = over(picture, mix(vOwn, vec3(0.08, 0.09, 0.13), 0.42), shape);
    picture = over(picture, vec3(1.0, 0.992, 0.965), shape + 0.05);
    for (int dot_ = 0; dot_ < 3; dot_++) {
      float hop = max(0.0, sin(vBeat * 4.2 - float(dot_) * 0.9)) * 0.06;
      float spot = length(middle - vec2((float(dot_) - 1.0) * 0.2, hop - 0.02)) - 0.07;
      picture = over(picture, mix(vOwn, vec3(0.1, 0.12, 0.18), 0.35), spot);
    }
  } else if (vKind == 2.0) {
    strength = 0.82;
    float shape = min(box(middle, vec2(0.39, 0.25), 0.2), tail(at, tip, 0.09));
    picture = over(picture, vec3(0.28, 0.31, 0.38), shape);
    picture = over(picture, vec3(0.76, 0.79, 0.84), shape + 0.05);
    picture = over(picture, vec3(0.3, 0.33, 0.4), box(middle, vec2(0.2, 0.035), 0.03));
  } else if (vKind == 3.0) {
    float shape = min(burst(middle), tail(at, tip, 0.12));
    picture = over(picture, vec3(0.42, 0.07, 0.05), shape);
    picture = over(picture, vec3(0.97, 0.42, 0.2), shape + 0.055);
    float lean = middle.x - middle.y * 0.06;
    float mark = max(abs(lean) - mix(0.035, 0.065, clamp((middle.y + 0.06) / 0.26, 0.0, 1.0)), abs(middle.y - 0.07) - 0.135);
    picture = over(picture, vec3(1.0, 0.98, 0.93), mark);
    picture = over(picture, vec3(1.0, 0.98, 0.93), length(middle - vec2(-0.005, -0.145)) - 0.05);
  } else {
    float shape = min(length(middle) - 0.37, tail(at, tip, 0.1));
    picture = over(picture, mix(vOwn, vec3(0.08, 0.09, 0.13), 0.42), shape);
    picture = over(picture, vec3(1.0, 0.992, 0.965), shape + 0.05);
    vec2 down = middle + vec2(0.0, 0.04);
    picture = over(picture, vec3(0.36, 0.22, 0.13), abs(box(down - vec2(0.0, 0.13), vec2(0.085, 0.09), 0.04)) - 0.022);
    picture = over(picture, vec3(0.55, 0.34, 0.19), box(down, vec2(0.23, 0.145), 0.04));
    picture = over(picture, vec3(0.36, 0.22, 0.13), box(down, vec2(0.23, 0.024), 0.0));
    picture = over(picture, vec3(0.93, 0.78, 0.4), box(down, vec2(0.03, 0.04), 0.01));
  }
  if (picture.a < 0.01) discard;
  gl_FragColor = vec4(picture.rgb, picture.a * strength * vShown);
}
`;
