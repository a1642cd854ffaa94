import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

import type { BrowserWindow } from "electron";

import type { Problem } from "../preload/contract.ts";
import { noPlaces, type Places } from "../preload/places.ts";
import type { ListedTown, RecentTown } from "../preload/recent-town.ts";
import type { Log } from "./log.ts";
import type { MemoryFile } from "./settings.ts";
import { writeWhole } from "./write-whole.ts";

/** So many towns are remembered. */
const REMEMBERED = 12;
/** How the page says a picture; see `renderer/scene/picture.ts`. */
const JPEG = "data:image/jpeg;base64,";

/** The towns that were open lately, newest first, each with a picture of how it was left. */
export class RecentTowns {
  readonly #memory: MemoryFile;
  readonly #folder: string;
  readonly #log: Log;

  constructor(userData: string, memory: MemoryFile, log: Log) {
    this.#memory = memory;
    this.#folder = path.join(userData, "pictures");
    this.#log = log;
  }

  /** What the window shows of them. Without pictures where nobody is to see who lives there. */
  list(open: string | null, { pictures }: { readonly pictures: boolean }): ListedTown[] {
    return this.#memory.value.recent.map((town) => ({
      ...town,
      is_open: town.file === open,
      is_here: existsSync(town.file),
      picture: pictures ? this.#readPicture(town.file) : null,
    }));
  }

  /** A town is on screen now, or was until now: it comes first. */
  note(town: RecentTown): void {
    const others = this.#memory.value.recent.filter(({ file }) => file !== town.file);
    this.#memory.update({ recent: [town, ...others].slice(0, REMEMBERED) });
    for (const { file } of others.slice(REMEMBERED - 1)) this.#forgetMore(file);
  }

  /** Takes a town off the list; its file stays. */
  forget(file: string): void {
    this.#memory.update({ recent: this.#memory.value.recent.filter((one) => one.file !== file) });
    this.#forgetMore(file);
  }

  /** The sights that were kept of a town. */
  places(file: string): Places {
    return this.#memory.value.places[file] ?? noPlaces();
  }

  /** Returns why they could not be written. */
  keepPlaces(file: string, places: Places): Problem | null {
    this.#memory.update({ places: { ...this.#memory.value.places, [file]: places } });
    return this.#memory.takeProblem();
  }

  /** Keeps how a town looks in the window. A picture that cannot be taken or kept is done without. */
  async keepPicture(file: string, window: BrowserWindow): Promise<void> {
    try {
      const page = window.webContents;
      const taken: unknown = await page.executeJavaScript("window.townletPicture?.() ?? null");
      if (typeof taken !== "string" || !taken.startsWith(JPEG)) return;
      const bytes = Buffer.from(taken.slice(JPEG.length), "base64");
      const failed = writeWhole(this.#pictureOf(file), bytes);
      if (failed !== null) this.#log.warn({ problem: failed }, "no picture kept");
    } catch (error) {
      this.#log.warn({ err: error }, "no picture taken");
    }
  }

  #pictureOf(file: string): string {
    const name = createHash("sha256").update(file).digest("hex").slice(0, 24);
    return path.join(this.#folder, `${name}.jpg`);
  }

  #readPicture(file: string): string | null {
    try {
      return JPEG + readFileSync(this.#pictureOf(file)).toString("base64");
    } catch {
      return null; // There is none yet.
    }
  }

  /** What was kept beside the list. */
  #forgetMore(file: string): void {
    rmSync(this.#pictureOf(file), { force: true });
    const { [file]: gone, ...places } = this.#memory.value.places;
    if (gone !== undefined) this.#memory.update({ places });
  }
}
