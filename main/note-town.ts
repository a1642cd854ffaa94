import type { RecentTowns } from "./recent-towns.ts";
import type { TownKeeper } from "./town-keeper.ts";

/** Remembers which town is on screen, and where it is in its life. */
export async function noteTown(keeper: TownKeeper, recent: RecentTowns): Promise<void> {
  const { file } = keeper;
  const scene = await keeper.ask("town:get-scene", {});
  const status = await keeper.ask("town:get-status", {});
  if (file === null || !scene.ok || scene.value === null || !status.ok) return;
  if (status.value.file !== file) return;
  const { title, ticks_per_day } = scene.value;
  recent.note({ file, title, tick: status.value.head, ticks_per_day });
}
