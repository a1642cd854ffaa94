import { LIGHT_FUNCTION, LIGHT_OUT, LIGHT_UNIFORMS } from "./shaders.ts";

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
 * 5 right leg, 6 skirt, 7 bag, 8 plate, 9 quilt, 10 to 19 hair styles, 20 suitcase. Returns false when the part is not worn.
 */
bool figure(inout vec3 at, inout vec3 facing) {
  int part = int(limb.x + 0.5);
  if (part == 6 && legwear.a < 0.5) return false;
  if (part == 7 && (carry.x < 0.5 || carry.x > 1.5)) return false;
  if (part == 20 && carry.x < 1.5) return false;
  if (part == 8 && carry.y < 0.5) return false;
  if (part == 9 && carry.z < 0.5) return false;
  if ((part == 4 || part == 5 || part == 6) && carry.z > 0.5) return false;
  if (part >= 10 && part < 20 && part != int(hair.a * 255.0 + 0.5)) return false;
  float angle = 0.0;
  float pivot = 0.82;
  if (part == 2) angle = pose.z;
  else if (part == 3 || part == 7 || part == 20) angle = pose.w;
  else if (part == 8) angle = 0.0;
  else if (part == 4) { angle = pose.x - pose.y; pivot = 0.42; }
  else if (part == 5) { angle = -pose.x - pose.y; pivot = 0.42; }
  else if (part == 6) { angle = -pose.y * 0.8; pivot = 0.46; }
  if (part == 4 || part == 5 || part == 6 || part == 2 || part == 3 || part == 7 || part == 20) {
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
varying float vClosed;
${LIGHT_FUNCTION}
void main() {
  vClosed = carry.w;
  vec3 at = position;
  vec3 facing = normal;
  if (!figure(at, facing)) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  int role = int(limb.y + 0.5);
  vec3 colour = role == 0 ? shirt.rgb : role == 1 ? legwear.rgb : role == 2 ? skin.rgb : role == 3 ? hair.rgb
    : role == 8 ? vec3(0.52, 0.32, 0.18) : role == 4 ? vec3(0.2, 0.18, 0.2) : role == 5 ? vec3(0.78, 0.64, 0.46) : role == 6 ? vec3(0.96, 0.94, 0.9)
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
