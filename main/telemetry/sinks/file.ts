import { type FileHandle, mkdir, open, rename } from "node:fs/promises";
import path from "node:path";

import { errorCode, errorMessage } from "../../problem.ts";
import { LOCAL, type Sink } from "./sink.ts";

export interface FileLimits {
  /** From so many bytes on the next text goes into a new file. */
  readonly maxBytes: number;
  /** Files that are kept beside the present one, as PATH.1 and on; older ones are lost. */
  readonly kept: number;
}

const LIMITS: FileLimits = { maxBytes: 64_000_000, kept: 4 };

/** Lines at the end of a file, whose folder is made. Half a line is never left behind, and each file begins with a snapshot. */
export function fileSink(file: string, { maxBytes, kept }: FileLimits = LIMITS): Sink {
  let handle: FileHandle | null = null;
  let size = 0;

  const opened = async (): Promise<void> => {
    await mkdir(path.dirname(file), { recursive: true });
    handle = await open(file, "a");
    ({ size } = await handle.stat());
  };
  const letGo = async (): Promise<void> => {
    const before = handle;
    handle = null;
    await before?.close();
  };
  return {
    name: `file:${path.basename(file)}`,
    traits: LOCAL,
    ready: async () => {
      if (handle !== null && size < maxBytes) return false;
      await letGo();
      await opened();
      if (size >= maxBytes) {
        await letGo();
        await makeRoom(file, kept);
        await opened();
      }
      return true;
    },
    write: async (text) => {
      if (handle === null) throw new Error(`${file} is not open`);
      try {
        await handle.appendFile(text);
        size += Buffer.byteLength(text);
      } catch (error) {
        // On a full disk a part of it may be there.
        await handle.truncate(size).catch(() => undefined);
        throw new Error(`${file} cannot be written: ${errorMessage(error)}`, { cause: error });
      }
    },
    reset: () => undefined,
    close: letGo,
  };
}

/** Renames FILE to FILE.1, FILE.1 to FILE.2 and so on; the last one gives way. */
async function makeRoom(file: string, kept: number): Promise<void> {
  for (let number = kept; number >= 1; number--) {
    const from = number === 1 ? file : `${file}.${number - 1}`;
    await rename(from, `${file}.${number}`).catch((error: unknown) => {
      if (errorCode(error) !== "ENOENT") throw error;
    });
  }
}
