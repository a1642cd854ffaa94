/**
 * One lighting model for every tier: sun, sky and lamps are worked out per vertex, the fragment
 * only mixes the lit and the shaded colour by the shadow map. Colours are squared on the way in and
 * rooted on the way out, a cheap stand-in for sRGB.
 */
const LIGHT_UNIFORMS = /* glsl */ `
uniform vec3 uSunDirection;
uniform vec3 uSun;
uniform vec3 uSky;
uniform vec3 uGround;
uniform vec3 uHorizon;
uniform vec3 uLampColour;
uniform vec2 uFog;
uniform float uLampLevel;
uniform mat4 uShadowMatrix;
`;

const LIGHT_OUT = /* glsl */ `
varying vec3 vLit;
varying vec3 vShade;
#ifdef SHADOW
varying vec3 vShadow;
#endif
`;

const LIGHT_FUNCTION = /* glsl */ `
void light(vec3 world, vec3 normal, vec3 tint, vec3 received, vec3 own, float depth) {
  vec3 base = tint * tint;
  float sun = max(dot(normal, uSunDirection), 0.0);
  vec3 ambient = mix(uGround, uSky, normal.y * 0.5 + 0.5);
  float fog = smoothstep(uFog.x, uFog.y, depth);
  vec3 shaded = base * (ambient + received) + own;
  vShade = sqrt(mix(shaded, uHorizon, fog));
  vLit = sqrt(mix(shaded + base * uSun * sun, uHorizon, fog));
  #ifdef SHADOW
  vec4 shadow = uShadowMatrix * vec4(world + normal * 0.06, 1.0);
  vShadow = shadow.xyz;
  #endif
}
`;

const GROUPS = /* glsl */ `
attribute vec4 tint;
attribute vec4 lamp;
uniform highp sampler2D uGroups;

vec4 groupState() { return texelFetch(uGroups, ivec2(int(lamp.z + 0.5), 1), 0); }

/** Walls of an opened house sink, roofs lift. */
vec3 movePart(vec3 place, vec4 state) {
  int part = int(lamp.w + 0.5);
  if (part == 0) return place;
  if (part == 6) return place + vec3(0.0, (1.0 - state.y) * 0.9, 0.0);
  vec4 cuts = texelFetch(uGroups, ivec2(int(lamp.z + 0.5), 0), 0);
  float cut = part == 1 ? cuts.x : part == 2 ? cuts.y : part == 3 ? cuts.z : part == 4 ? cuts.w
    : min(min(cuts.x, cuts.y), min(cuts.z, cuts.w));
  return vec3(place.x, min(place.y, cut), place.z);
}
`;

export const TOWN_VERTEX = /* glsl */ `
${LIGHT_UNIFORMS}
${GROUPS}
${LIGHT_OUT}
#ifdef ROOF
varying float vClosed;
#endif
${LIGHT_FUNCTION}
void main() {
  vec4 state = groupState();
  #ifdef ROOF
  vClosed = state.y;
  if (state.y < 0.02) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  #endif
  vec3 world = movePart(position, state);
  vec3 received = uLampColour * (lamp.x / 255.0 * uLampLevel * 1.15 + lamp.y / 255.0 * state.x * 0.78);
  float level = lamp.z < 0.5 ? uLampLevel : state.x;
  vec3 own = uLampColour * tint.a * level * 1.15;
  vec4 view = viewMatrix * vec4(world, 1.0);
  light(world, normal, tint.rgb * (1.0 - tint.a * level * 0.6), received, own, -view.z);
  gl_Position = projectionMatrix * view;
}
`;

export const TOWN_FRAGMENT = /* glsl */ `
varying vec3 vLit;
varying vec3 vShade;
#ifdef ROOF
varying float vClosed;
#endif
#ifdef SHADOW
varying vec3 vShadow;
uniform highp sampler2DShadow uShadowMap;
uniform float uShadowStep;
float sunlight() {
  vec3 at = vec3(vShadow.xy, min(vShadow.z, 0.9999) - 0.002);
  #if SHADOW > 1
  float sum = texture(uShadowMap, at + vec3(-0.4, -1.2, 0.0) * uShadowStep);
  sum += texture(uShadowMap, at + vec3(1.2, -0.4, 0.0) * uShadowStep);
  sum += texture(uShadowMap, at + vec3(0.4, 1.2, 0.0) * uShadowStep);
  sum += texture(uShadowMap, at + vec3(-1.2, 0.4, 0.0) * uShadowStep);
  return sum * 0.25;
  #else
  return texture(uShadowMap, at);
  #endif
}
#endif
void main() {
  #ifdef ROOF
  if (vClosed < 0.98) {
    vec2 cell = mod(floor(gl_FragCoord.xy), 4.0);
    float threshold = fract((cell.x * 5.0 + cell.y * 7.0 + mod(cell.x * cell.y, 3.0) * 3.0) / 16.0);
    if (threshold > vClosed) discard;
  }
  #endif
  #ifdef SHADOW
  gl_FragColor = vec4(mix(vShade, vLit, sunlight()), 1.0);
  #else
  gl_FragColor = vec4(vLit, 1.0);
  #endif
}
`;

/** Depth only, seen from the sun. Lifted roofs cast nothing. */
export const TOWN_SHADOW_VERTEX = /* glsl */ `
${GROUPS}
void main() {
  vec4 state = groupState();
  #ifdef ROOF
  if (state.y < 0.5) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  #endif
  gl_Position = projectionMatrix * viewMatrix * vec4(movePart(position, state), 1.0);
}
`;

export const SHADOW_FRAGMENT = /* glsl */ `
void main() { gl_FragColor = vec4(1.0); }
`;

const FIGURE_ATTRIBUTES = /* glsl */ `
attribute vec4 limb;
attribute vec4 place;
attribute vec4 pose;
attribute vec4 body;
attribute vec4 carry;
attribute vec4 shirt;
attribute vec4 legwear;
attribute vec4 skin;
attribute vec4 hair;

vec3 turnX(vec3 at, float pivot, float angle) {
  float c = cos(angle);
  float s = sin(angle);
  float y = at.y - pivot;
  return vec3(at.x, pivot + y * c - at.z * s, y * s + at.z * c);
}

/**
 * Poses one vertex. limb.x names the part: 0 trunk, 1 head, 2 left arm, 3 right arm, 4 left leg,
 * 5 right leg, 6 skirt, 7 bag, 8 plate, 9 quilt, 10 and up hair styles. Returns false when the part is not worn.
 */
bool figure(inout vec3 at, inout vec3 facing) {
  int part = int(limb.x + 0.5);
  if (part == 6 && legwear.a < 0.5) return false;
  if (part == 7 && carry.x < 0.5) return false;
  if (part == 8 && carry.y < 0.5) return false;
  if (part == 9 && carry.z < 0.5) return false;
  if ((part == 4 || part == 5 || part == 6) && carry.z > 0.5) return false;
  if (part >= 10 && part != int(hair.a * 255.0 + 0.5)) return false;
  float angle = 0.0;
  float pivot = 0.82;
  if (part == 2) angle = pose.z;
  else if (part == 3 || part == 7) angle = pose.w;
  else if (part == 8) angle = 0.0;
  else if (part == 4) { angle = pose.x - pose.y; pivot = 0.42; }
  else if (part == 5) { angle = -pose.x - pose.y; pivot = 0.42; }
  else if (part == 6) { angle = -pose.y * 0.8; pivot = 0.46; }
  if (part == 4 || part == 5 || part == 6 || part == 2 || part == 3 || part == 7) {
    at = turnX(at, pivot, angle);
    facing = turnX(facing, 0.0, angle);
  }
  if (part != 4 && part != 5 && body.y != 0.0) {
    at = turnX(at, 0.42, body.y);
    facing = turnX(facing, 0.0, body.y);
  }
  at.y -= sin(pose.y) * 0.06;
  at *= vec3(body.z, body.z, body.z);
  if (body.x > 0.0) {
    at = turnX(at, 0.0, -body.x * 1.5708);
    facing = turnX(facing, 0.0, -body.x * 1.5708);
  }
  float c = cos(place.w);
  float s = sin(place.w);
  at = place.xyz + vec3(at.x * c + at.z * s, at.y, at.z * c - at.x * s);
  facing = vec3(facing.x * c + facing.z * s, facing.y, facing.z * c - facing.x * s);
  return true;
}
`;

export const FIGURE_VERTEX = /* glsl */ `
${LIGHT_UNIFORMS}
${FIGURE_ATTRIBUTES}
${LIGHT_OUT}
${LIGHT_FUNCTION}
void main() {
  vec3 at = position;
  vec3 facing = normal;
  if (!figure(at, facing)) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  int role = int(limb.y + 0.5);
  vec3 colour = role == 0 ? shirt.rgb : role == 1 ? legwear.rgb : role == 2 ? skin.rgb : role == 3 ? hair.rgb
    : role == 4 ? vec3(0.2, 0.18, 0.2) : role == 5 ? vec3(0.78, 0.64, 0.46) : role == 6 ? vec3(0.96, 0.94, 0.9)
    : shirt.rgb * 0.8 + 0.18;
  vec4 view = viewMatrix * vec4(at, 1.0);
  light(at, facing, min(colour * limb.z, 1.0), uLampColour * (body.w + shirt.a * 0.0) + vec3(0.03), vec3(0.0), -view.z);
  gl_Position = projectionMatrix * view;
}
`;

export const FIGURE_SHADOW_VERTEX = /* glsl */ `
${FIGURE_ATTRIBUTES}
void main() {
  vec3 at = position;
  vec3 facing = normal;
  if (!figure(at, facing)) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  gl_Position = projectionMatrix * viewMatrix * vec4(at, 1.0);
}
`;

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
uniform float uLampLevel;
void main() {
  vec3 direction = normalize(vDirection);
  float high = pow(clamp(direction.y, 0.0, 1.0), 0.6);
  vec3 sky = mix(uHorizon, uSkyTop, high);
  float halo = max(dot(direction, uSunDirection), 0.0);
  sky += uSun * (pow(halo, 600.0) * 1.5 + pow(halo, 8.0) * 0.16) * step(0.0, direction.y);
  vec3 cell = floor(direction * 90.0);
  float star = fract(sin(dot(cell, vec3(12.99, 78.23, 37.72))) * 43758.5);
  sky += step(0.9965, star) * uLampLevel * clamp(direction.y * 3.0, 0.0, 1.0) * 0.5;
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
