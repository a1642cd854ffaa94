/**
 * A bow from head to head as a ribbon that is equally thick on every zoom. `position.x` runs along it from
 * 0 to 1, `position.y` across; `from` and `to` are over the heads (`from.w`: height of the bow, `to.w`: how
 * much of the line is there); `look`: which line, strength, length in tiles.
 */
export const TIE_VERTEX = /* glsl */ `
attribute vec4 from;
attribute vec4 to;
attribute vec3 look;
uniform vec2 uPixel;
varying float vAlong;
varying float vAcross;
varying float vLength;
varying float vLine;
varying float vWidth;
varying float vShown;

vec3 bow(float share) {
  vec3 at = mix(from.xyz, to.xyz, share);
  at.y += from.w * 4.0 * share * (1.0 - share);
  return at;
}

void main() {
  if (to.w < 0.01) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  float share = position.x;
  vec4 here = projectionMatrix * viewMatrix * vec4(bow(share), 1.0);
  vec4 there = projectionMatrix * viewMatrix * vec4(bow(share + 0.01), 1.0);
  vec2 along = (there.xy / there.w - here.xy / here.w) / uPixel;
  along = length(along) < 1e-4 ? vec2(1.0, 0.0) : normalize(along);
  float perTile = projectionMatrix[1][1] / here.w / uPixel.y;
  vWidth = (1.3 + 3.0 * look.y) * clamp(perTile / 22.0, 0.9, 1.7) + 1.6;
  vAlong = share * look.z;
  vAcross = position.y;
  vLength = look.z;
  vLine = floor(look.x + 0.5);
  vShown = to.w;
  gl_Position = here;
  gl_Position.xy += vec2(-along.y, along.x) * position.y * vWidth * uPixel * here.w;
}
`;

export const TIE_FRAGMENT = /* glsl */ `
varying float vAlong;
varying float vAcross;
varying float vLength;
varying float vLine;
varying float vWidth;
varying float vShown;
uniform vec3 uFriend;
uniform vec3 uRival;
uniform vec3 uStranger;
void main() {
  float edge = abs(vAcross) * vWidth;
  float core = clamp(vWidth - 1.4 - edge, 0.0, 1.0);
  float whole = clamp(vWidth - edge, 0.0, 1.0);
  float part = 1.0;
  if (vLine > 0.5) {
    float stride = vLine > 1.5 ? 0.55 : 1.05;
    float count = max(1.0, floor(vLength / stride));
    float phase = fract(vAlong / vLength * count + 0.5);
    float filled = vLine > 1.5 ? 0.4 : 0.62;
    part = 1.0 - smoothstep(filled * 0.5, filled * 0.5 + 0.06, abs(phase - 0.5));
  }
  vec3 colour = vLine > 1.5 ? uStranger : vLine > 0.5 ? uRival : uFriend;
  // Far ones are fainter, and every line lets go shortly before the head.
  float far = mix(1.0, 0.5, smoothstep(5.0, 30.0, vLength));
  float ends = smoothstep(0.0, 0.5, vAlong) * smoothstep(0.0, 0.5, vLength - vAlong);
  float alpha = part * far * ends * vShown * whole * mix(0.55, 0.95, core);
  if (alpha < 0.01) discard;
  gl_FragColor = vec4(mix(vec3(0.04, 0.07, 0.1), colour, core), alpha);
}
`;
