/**
 * `npm run screenshots -- [FOLDER]`: pictures of the town at noon, at dusk, at night, of somebody followed indoors, of
 * a day that is past, of the dashboard and of two futures side by side, in both colour schemes and two sizes. Without a folder into a new temporary one.
 * `--only=noon,night`, `--quality=high`, `--sizes=1280x800` and `--themes=dark` take fewer or others; `--text=200` is
 * with text twice as large.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { reportAndExit } from "./children.mjs";
import { SCENES, takeScene } from "./scenes.mjs";
import { inTemporaryFolder, onDisplay } from "./window.mjs";

async function main() {
  const script = fileURLToPath(import.meta.url);
  const status = await onDisplay(script, "1920x1200", 15 * 60_000);
  if (status !== undefined) return status;
  const { values, positionals } = parseArgs({
    options: {
      only: { type: "string" },
      quality: { type: "string" },
      sizes: { type: "string" },
      themes: { type: "string" },
      text: { type: "string" },
    },
    allowPositionals: true,
  });
  const folder = positionals[0] ?? fs.mkdtempSync(path.join(os.tmpdir(), "townlet-screenshots-"));
  fs.mkdirSync(folder, { recursive: true });
  const names = values.only?.split(",") ?? Object.keys(SCENES);
  const sizes = (values.sizes ?? "1280x800,1920x1080")
    .split(",")
    .map((size) => size.split("x").map(Number));
  const themes = (values.themes ?? "light,dark").split(",");
  const look = {
    quality: values.quality ?? "mid",
    sizes,
    themes,
    text: Number(values.text ?? "100"),
  };
  for (const name of names) {
    await inTemporaryFolder((home) =>
      takeScene(name, folder, home, { ...look, scene: SCENES[name] }),
    );
  }
  return 0;
}

process.exitCode = await main().catch(reportAndExit);
