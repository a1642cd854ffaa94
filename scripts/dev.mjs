/** `npm run dev`: the window, built anew and started again whenever a source changes. Ends when the window is closed. */
import fs from "node:fs";
import path from "node:path";
import { buildIfStale } from "./build.mjs";
import { reportAndExit, root, say } from "./children.mjs";
import { prepare } from "./prepare.mjs";
import { openWindow } from "./start.mjs";

const quietMilliseconds = 300;

/** Resolves when sources have changed and then been left alone for a moment. */
function nextChange() {
  return new Promise((resolve) => {
    let timer;
    const watchers = ["main", "preload", "renderer", "sim"].map((folder) =>
      fs.watch(path.join(root, folder), { recursive: true }, () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          for (const watcher of watchers) watcher.close();
          resolve("changed");
        }, quietMilliseconds);
      }),
    );
  });
}

async function develop(args) {
  const prepared = await prepare({ window: true });
  for (;;) {
    const changed = nextChange();
    try {
      await buildIfStale(prepared);
    } catch (error) {
      say(`${error.message}\ndev: waiting for the next change …`);
      await changed;
      continue;
    }
    const stop = new AbortController();
    const closed = openWindow(prepared, args, stop.signal).catch(() => "stopped");
    if ((await Promise.race([closed, changed])) !== "changed") return 0;
    stop.abort();
    await closed;
  }
}

process.exitCode = await develop(process.argv.slice(2)).catch(reportAndExit);
