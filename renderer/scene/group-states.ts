import { DataTexture, FloatType, NearestFilter, RGBAFormat } from "three";

import { WALL_HEIGHT } from "./build/walls.ts";

const OPEN_HEIGHT = 0.62;
/** What changed about a building, the more the higher. */
export const GROUP_CHANGE = { none: 0, light: 1, shape: 2 } as const;

/** Higher than anything built: no cut. */
const UNCUT = 99;

/**
 * What the shader knows of each building: where its walls are cut (N, E, S, W), how brightly its
 * windows glow and how far its roof is closed. Two rows of a small texture, one column per group.
 */
export class GroupStates {
  readonly texture: DataTexture;
  private readonly data: Float32Array;
  private readonly openNow: Float32Array;
  private readonly litNow: Float32Array;

  readonly groups: number;

  constructor(groups: number) {
    this.groups = groups;
    this.data = new Float32Array(groups * 2 * 4);
    this.openNow = new Float32Array(groups);
    this.litNow = new Float32Array(groups);
    this.texture = new DataTexture(this.data, groups, 2, RGBAFormat, FloatType);
    this.texture.minFilter = NearestFilter;
    this.texture.magFilter = NearestFilter;
    for (let group = 0; group < groups; group++) this.write(group, 0, 0);
    this.texture.needsUpdate = true;
  }

  /** How far a building is open now, 0 closed to 1 open. */
  openness(group: number): number {
    return this.openNow[group] ?? 0;
  }

  /**
   * Moves a building towards open or closed and its light towards `lit`; `share` 1 jumps.
   * Walls facing the camera (`toCameraX`, `toCameraZ`) sink when it is open. Returns a GROUP_CHANGE.
   */
  advance(
    group: number,
    open: boolean,
    lit: number,
    share: number,
    toCameraX: number,
    toCameraZ: number,
  ): number {
    const wasOpen = this.openNow[group] ?? 0;
    const wasLit = this.litNow[group] ?? 0;
    const openNow = approach(wasOpen, open ? 1 : 0, share);
    const litNow = approach(wasLit, lit, share);
    if (openNow === wasOpen && litNow === wasLit && openNow === 0) return GROUP_CHANGE.none;
    this.openNow[group] = openNow;
    this.litNow[group] = litNow;
    const changed = this.write(group, toCameraX, toCameraZ);
    if (changed !== GROUP_CHANGE.none) this.texture.needsUpdate = true;
    return changed;
  }

  private write(group: number, toCameraX: number, toCameraZ: number): number {
    const open = this.openNow[group] ?? 0;
    const at = group * 4;
    const state = (this.groups + group) * 4;
    let changed: number = GROUP_CHANGE.none;
    const put = (index: number, value: number, change: number = GROUP_CHANGE.shape) => {
      if (Math.abs((this.data[index] ?? 0) - value) > 1e-4) changed = Math.max(changed, change);
      this.data[index] = value;
    };
    const cut = (towards: number) => {
      if (open < 0.001) return UNCUT;
      const facing = Math.min(1, Math.max(0, (towards + 0.1) * 4));
      return WALL_HEIGHT - (WALL_HEIGHT - OPEN_HEIGHT) * open * facing;
    };
    put(at, cut(-toCameraZ));
    put(at + 1, cut(toCameraX));
    put(at + 2, cut(toCameraZ));
    put(at + 3, cut(-toCameraX));
    put(state, this.litNow[group] ?? 0, GROUP_CHANGE.light);
    put(state + 1, 1 - open);
    return changed;
  }
}

function approach(from: number, to: number, share: number): number {
  const next = from + (to - from) * share;
  return Math.abs(next - to) < 0.004 ? to : next;
}
