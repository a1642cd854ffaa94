import { PALETTE, shadeColour } from "../palette.ts";
import type { MeshWriter } from "../mesh-writer.ts";
import type { VenueStyle } from "./venue-style.ts";

/** A barrel vault with ribs and a ridge of skylight: the gym. */
export function vaultRoof(
  writer: MeshWriter,
  halfX: number,
  halfZ: number,
  style: VenueStyle,
): void {
  const steps = 10;
  const [x, reach, rise] = [halfX + 0.3, halfZ + 0.35, 2];
  const at = (step: number): readonly [number, number] => {
    const angle = (step / steps) * Math.PI;
    return [Math.cos(angle) * reach, Math.sin(angle) * rise];
  };
  const profile: [number, number, number][] = [];
  for (let step = 0; step < steps; step++) {
    const [z0, y0] = at(step);
    const [z1, y1] = at(step + 1);
    const lit = step === 4 || step === 5;
    writer.glow = lit ? 0.4 : 0;
    const tone = lit ? PALETTE.glass : shadeColour(style.roof, step % 2 === 0 ? 1 : 1.07);
    writer.face(
      [
        [-x, y0, z0],
        [x, y0, z0],
        [x, y1, z1],
        [-x, y1, z1],
      ],
      tone,
    );
    writer.glow = 0;
    profile.push([x - 0.02, y0, z0]);
  }
  profile.push([x - 0.02, 0, -reach]);
  writer.face(profile, style.wall);
  writer.face(profile.map(([, y, z]) => [-x + 0.02, y, z] as const).reverse(), style.wall);
  writer.box([-x, -0.06, -reach], [x, 0.08, reach], style.trim);
  for (const rib of [-0.98, -0.5, 0, 0.5, 0.98]) {
    for (let step = 0; step < steps; step++) {
      const [z0, y0] = at(step);
      const [z1, y1] = at(step + 1);
      const ribX = rib * x;
      writer.face(
        [
          [ribX - 0.12, y0 * 1.035 + 0.04, z0 * 1.01],
          [ribX + 0.12, y0 * 1.035 + 0.04, z0 * 1.01],
          [ribX + 0.12, y1 * 1.035 + 0.04, z1 * 1.01],
          [ribX - 0.12, y1 * 1.035 + 0.04, z1 * 1.01],
        ],
        style.trim,
      );
    }
  }
}
