/**
 * `npm run contact-sheet -- [FOLDER]`: at most forty pictures on one page, `contact-sheet.html`. The town so that each
 * hour, weather, picture quality, colour scheme, size and text size meets each other at least once; then ten panels in
 * both colour schemes.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { reportAndExit, say } from "./children.mjs";
import { pairwise } from "./pairwise.mjs";
import { SCENES, takeScene } from "./scenes.mjs";
import { inTemporaryFolder, onDisplay } from "./window.mjs";

/** When the default town has which weather at which hour. */
const TICKS = {
  dawn: { sunny: 240, rainy: 260, cold: 5260 },
  noon: { sunny: 500, rainy: 1500, cold: 5500 },
  dusk: { sunny: 4740, rainy: 742, cold: 5740 },
  night: { sunny: 900, rainy: 6900, cold: 5900 },
};

const FACTORS = {
  hour: Object.keys(TICKS),
  weather: Object.keys(TICKS.noon),
  quality: ["2d", "low", "mid", "high"],
  theme: ["light", "dark"],
  size: ["1280x800", "1920x1080"],
  text: [100, 200],
};

const PANELS = [
  "card",
  "card-day",
  "dashboard",
  "day",
  "futures",
  "results",
  "setting",
  "settings",
  "towns",
  "words",
];

const PER_ROW = 5;
const WIDTH = 380;
const CAPTION = 24;

/** The town in one of its guises; returns picture and caption. */
async function takeTown({ hour, weather, quality, theme, size, text }, folder) {
  const scene = { tick: TICKS[hour][weather], weather };
  const name = ["town", hour, weather, quality, text].join("-");
  const look = { scene, quality, sizes: [size.split("x").map(Number)], themes: [theme], text };
  const [file] = await inTemporaryFolder((home) => takeScene(name, folder, home, look));
  return { file, caption: `${hour}, ${weather}, ${quality}, ${theme}, ${size}, text ${text} %` };
}

async function takePanel(name, folder) {
  const themes = ["light", "dark"];
  const look = { scene: SCENES[name], quality: "mid", sizes: [[1280, 800]], themes, text: 100 };
  const files = await inTemporaryFolder((home) => takeScene(name, folder, home, look));
  return files.map((file, index) => ({ file, caption: `${name}, ${themes[index]}` }));
}

function pageOf(pictures) {
  const figures = pictures.map(
    ({ file, caption }) =>
      `<figure><img src="${path.basename(file)}" alt=""><figcaption>${caption}</figcaption></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Townlet</title><style>
body { display: grid; grid-template-columns: repeat(${PER_ROW}, ${WIDTH}px); gap: 8px; margin: 8px; background: #888; font: 12px system-ui; }
figure { margin: 0; } img { width: 100%; height: ${(WIDTH * 10) / 16}px; object-fit: contain; background: #555; } figcaption { height: ${CAPTION}px; }
</style>${figures.join("\n")}\n`;
}

async function main() {
  const status = await onDisplay(fileURLToPath(import.meta.url), "1920x1200", 30 * 60_000);
  if (status !== undefined) return status;
  const folder = process.argv[2] ?? fs.mkdtempSync(path.join(os.tmpdir(), "townlet-contact-"));
  fs.mkdirSync(folder, { recursive: true });
  const pictures = [];
  for (const guise of pairwise(FACTORS)) pictures.push(await takeTown(guise, folder));
  for (const name of PANELS) pictures.push(...(await takePanel(name, folder)));
  const html = path.join(folder, "contact-sheet.html");
  fs.writeFileSync(html, pageOf(pictures));
  say(`${html} (${pictures.length} pictures)`);
  return 0;
}

process.exitCode = await main().catch(reportAndExit);
