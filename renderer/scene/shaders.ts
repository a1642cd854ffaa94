/**
 * One lighting model for every tier: sun, sky and lamps are worked out per vertex, the fragment
 * only mixes the lit and the shaded colour by the shadow map. Colours are squared on the way in and
 * rooted on the way out, a cheap stand-in for sRGB.
 */
export const LIGHT_UNIFORMS = /* glsl */ `
uniform vec3 uSunDirection;
uniform vec3 uSun;
uniform vec3 uSky;
uniform vec3 uGround;
uniform vec3 uHorizon;
uniform vec3 uLampColour;
uniform vec2 uFog;
uniform float uLampLevel;
uniform float uWet;
uniform float uFrost;
uniform mat4 uShadowMatrix;
`;

export const LIGHT_OUT = /* glsl */ `
varying vec3 vLit;
varying vec3 vShade;
#ifdef SHADOW
varying vec3 vShadow;
#endif
`;

export const LIGHT_FUNCTION = /* glsl */ `
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

/** Rain darkens what lies under the sky, roads most; frost lies pale on grass, leaves and roofs. */
const WEATHER = /* glsl */ `
vec3 weathered(vec3 tint, float up) {
  float high = max(tint.r, max(tint.g, tint.b));
  float low = min(tint.r, min(tint.g, tint.b));
  float grey = 1.0 - clamp((high - low) / max(high, 0.01) * 2.6, 0.0, 1.0);
  vec3 wet = tint * mix(vec3(0.82, 0.86, 0.9), vec3(0.56, 0.61, 0.7), grey);
  float frost = uFrost * smoothstep(0.3, 0.85, up) * (0.44 - 0.3 * grey);
  return mix(mix(tint, wet, uWet), vec3(0.9, 0.95, 1.0), frost);
}
`;

export const TOWN_VERTEX = /* glsl */ `
${LIGHT_UNIFORMS}
${GROUPS}
${WEATHER}
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
  #ifdef ROOF
  vec3 colour = weathered(tint.rgb, normal.y);
  #else
  vec3 colour = lamp.z < 0.5 ? weathered(tint.rgb, normal.y) : tint.rgb;
  #endif
  light(world, normal, colour * (1.0 - tint.a * level * 0.6), received, own, -view.z);
  gl_Position = projectionMatrix * view;
}
`;

export const TOWN_FRAGMENT = /* glsl */ `
varying vec3 vLit;
varying vec3 vShade;
#ifdef FADES
/** How much is to be seen, 0 to 1. */
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
  #ifdef FADES
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
