export const SKY_VERTEX = /* glsl */ `
varying vec3 vDirection;
void main() {
  vDirection = position;
  vec4 at = projectionMatrix * mat4(mat3(viewMatrix)) * vec4(position, 1.0);
  gl_Position = at.xyww;
}
`;

export const SKY_FRAGMENT = /* glsl */ `
varying vec3 vDirection;
uniform vec3 uSkyTop;
uniform vec3 uHorizon;
uniform vec3 uSun;
uniform vec3 uSunDirection;
uniform float uNight;
uniform float uWet;
void main() {
  vec3 direction = normalize(vDirection);
  float high = pow(clamp(direction.y, 0.0, 1.0), 0.6);
  vec3 sky = mix(uHorizon, uSkyTop, high);
  float halo = max(dot(direction, uSunDirection), 0.0);
  sky += uSun * (pow(halo, 600.0) * 1.5 + pow(halo, 8.0) * 0.16) * step(0.0, direction.y);
  vec3 cell = floor(direction * 90.0);
  float star = fract(sin(dot(cell, vec3(12.99, 78.23, 37.72))) * 43758.5);
  sky += step(0.9965, star) * uNight * (1.0 - uWet) * clamp(direction.y * 3.0, 0.0, 1.0) * 0.5;
  gl_FragColor = vec4(sqrt(sky), 1.0);
}
`;

export const SIGN_VERTEX = /* glsl */ `
attribute float group;
uniform highp sampler2D uGroups;
varying vec2 vText;
varying float vClosed;
void main() {
  vText = uv;
  vClosed = texelFetch(uGroups, ivec2(int(group + 0.5), 1), 0).y;
  vec3 at = position + vec3(0.0, (1.0 - vClosed) * 0.9, 0.0);
  gl_Position = vClosed < 0.5 ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * viewMatrix * vec4(at, 1.0);
}
`;

/** Boards are lit evenly and have a light of their own at night, so that they can always be read. */
export const SIGN_FRAGMENT = /* glsl */ `
varying vec2 vText;
varying float vClosed;
uniform sampler2D uText;
uniform vec3 uSun;
uniform vec3 uSky;
uniform float uLampLevel;
void main() {
  vec3 text = texture2D(uText, vText).rgb;
  vec3 light = uSky * 0.9 + uSun * 0.55 + vec3(0.62, 0.5, 0.36) * uLampLevel * 0.8;
  gl_FragColor = vec4(sqrt(text * text * light), 1.0);
}
`;

/**
 * Small lumps that rise and fall or drift up: fountain drops and steam. `source` is where they come
 * from and which kind (0 drops, 1 steam, negative: off), `seed` their place in the cycle.
 */
export const PUFF_VERTEX = /* glsl */ `
attribute vec4 source;
attribute vec3 seed;
uniform float uTime;
uniform vec3 uSun;
uniform vec3 uSky;
uniform vec3 uLampColour;
uniform float uLampLevel;
varying vec3 vColour;
void main() {
  if (source.w < 0.0) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  bool drop = source.w < 0.5;
  float life = fract(uTime * (drop ? 0.9 : 0.42) + seed.x);
  float turn = seed.y * 6.2832;
  vec3 at = source.xyz;
  float size;
  if (drop) {
    float reach = 0.14 + seed.z * 0.4;
    at += vec3(sin(turn) * reach * life, (life - life * life) * (1.9 + seed.z * 0.6) - life * 0.42, cos(turn) * reach * life);
    size = 0.055 * (1.0 - life * 0.3);
  } else {
    at += vec3(sin(turn + life) * 0.16, 0.35 + life * 0.8, cos(turn + life) * 0.16);
    size = 0.13 * sin(life * 3.1416) * (0.6 + seed.z * 0.4);
  }
  vec3 base = drop ? vec3(0.62, 0.8, 0.86) : vec3(0.93);
  vColour = sqrt(base * base * (uSky * 1.1 + uSun * (0.35 + 0.4 * normal.y) + uLampColour * uLampLevel * 0.25));
  gl_Position = projectionMatrix * viewMatrix * vec4(at + position * size, 1.0);
}
`;

export const PUFF_FRAGMENT = /* glsl */ `
varying vec3 vColour;
void main() { gl_FragColor = vec4(vColour, 1.0); }
`;

/** Always turned to the viewer. */
export const HALO_VERTEX = /* glsl */ `
attribute vec3 centre;
uniform float uLampLevel;
varying vec2 vAt;
void main() {
  vAt = position.xy * 2.0;
  vec4 view = viewMatrix * vec4(centre, 1.0);
  view.xy += position.xy * 3.4;
  gl_Position = uLampLevel < 0.01 ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * view;
}
`;

export const HALO_FRAGMENT = /* glsl */ `
varying vec2 vAt;
uniform vec3 uLampColour;
uniform float uLampLevel;
void main() {
  float near = max(0.0, 1.0 - length(vAt));
  gl_FragColor = vec4(uLampColour * (near * near * near * 0.55 * uLampLevel), 1.0);
}
`;

/**
 * Streaks of rain in a box round the point looked at. `seed` is where in the box (x, y), which part of
 * the fall (z) and how heavy the rain has to be for this one (w). `side` runs along and across a streak.
 */
export const RAIN_VERTEX = /* glsl */ `
attribute vec4 seed;
uniform vec3 uFocus;
uniform float uReach;
uniform float uTime;
uniform float uWet;
uniform vec2 uPixel;
uniform vec3 uSky;
uniform vec3 uSun;
varying vec4 vColour;
void main() {
  if (seed.w >= uWet) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  vec2 spot = uFocus.xz + (mod(seed.xy * 2.0 * uReach - uFocus.xz, 2.0 * uReach) - uReach);
  float fall = fract(seed.z + uTime * (1.0 + seed.w * 0.25));
  float size = uReach * (0.038 + 0.03 * seed.z);
  vec3 low = vec3(spot.x, 2.2 + uReach * 1.1 * (1.0 - fall), spot.y);
  vec4 foot = projectionMatrix * viewMatrix * vec4(low, 1.0);
  vec4 head = projectionMatrix * viewMatrix * vec4(low + vec3(0.14, 1.0, 0.06) * size, 1.0);
  vec2 along = normalize((head.xy / head.w - foot.xy / foot.w) / uPixel + vec2(0.0, 1e-4));
  gl_Position = mix(foot, head, position.y + 0.5);
  gl_Position.xy += vec2(along.y, -along.x) * position.x * 1.5 * uPixel * gl_Position.w;
  vec3 light = vec3(0.66, 0.76, 0.9) * (uSky * 1.5 + uSun * 0.6 + 0.06);
  vColour = vec4(sqrt(light), (0.16 + 0.3 * (position.y + 0.5)) * smoothstep(0.0, 0.12, fall));
}
`;

export const RAIN_FRAGMENT = /* glsl */ `
varying vec4 vColour;
void main() { gl_FragColor = vColour; }
`;
