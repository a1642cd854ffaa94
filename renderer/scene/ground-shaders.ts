/**
 * Strokes, dots and rings that lie on the ground. `position` runs round a square; `ends` are both ends in tiles,
 * `look`: radius and which mark. From far away they are still a few pixels wide.
 */
export const GROUND_VERTEX = /* glsl */ `
attribute vec4 ends;
attribute vec2 look;
uniform vec2 uPixel;
varying vec2 vAt;
varying vec4 vEnds;
varying float vRadius;
varying float vBand;
varying float vKind;

const float HEIGHT = 0.11;

void main() {
  vKind = floor(look.y + 0.5);
  bool ring = vKind == 1.0 || vKind == 3.0;
  vec2 middle = (ends.xy + ends.zw) * 0.5;
  vec4 there = projectionMatrix * viewMatrix * vec4(middle.x, HEIGHT, middle.y, 1.0);
  float tile = projectionMatrix[1][1] / there.w / uPixel.y;
  vRadius = max(look.x, (ring ? 7.0 : vKind == 2.0 ? 2.2 : 1.7) / tile);
  vBand = ring ? max(0.085, 1.7 / tile) : vRadius;
  vec2 along = ends.zw - ends.xy;
  along = length(along) < 1e-4 ? vec2(1.0, 0.0) : normalize(along);
  float reach = vRadius + 2.0 / tile;
  vec2 end = position.x < 0.0 ? ends.xy : ends.zw;
  vAt = end + along * position.x * reach + vec2(-along.y, along.x) * position.y * reach;
  vEnds = ends;
  gl_Position = projectionMatrix * viewMatrix * vec4(vAt.x, HEIGHT, vAt.y, 1.0);
}
`;

export const GROUND_FRAGMENT = /* glsl */ `
varying vec2 vAt;
varying vec4 vEnds;
varying float vRadius;
varying float vBand;
varying float vKind;
uniform vec3 uColours[4];
uniform float uOpacity;
void main() {
  vec2 along = vEnds.zw - vEnds.xy;
  float share = clamp(dot(vAt - vEnds.xy, along) / max(dot(along, along), 1e-6), 0.0, 1.0);
  float away = length(vAt - vEnds.xy - along * share);
  bool ring = vKind == 1.0 || vKind == 3.0;
  float off = ring ? abs(away - vRadius + vBand) : away;
  float blur = max(fwidth(away), 1e-4);
  float whole = clamp((vBand - off) / blur + 0.5, 0.0, 1.0);
  float core = clamp((vBand * 0.62 - off) / blur + 0.5, 0.0, 1.0);
  float fill = vKind == 3.0 ? clamp((vRadius * 0.34 - away) / blur + 0.5, 0.0, 1.0) : 0.0;
  float alpha = max(whole * mix(0.6, 0.96, core), fill * 0.96) * uOpacity;
  if (alpha < 0.01) discard;
  vec3 colour = vKind < 2.0 ? uColours[0] : uColours[2];
  gl_FragColor = vec4(mix(vec3(0.04, 0.07, 0.1), colour, max(core, fill)), alpha);
}
`;
