/**
 * `npm run campaign:frames`: how long the window takes until people move, and how fluid every kind of picture is, as
 * Markdown tables. `--seconds=20`, `--tiers=low,2d`, `--people=8,1000`, `--starts=3` and `--size=1280x800` change what is
 * measured; eight people are the default town, others a crowd on a map made for it.
 *
 * Start: from the moment at which the program is started, with empty settings and no town, to that at which somebody is
 * first drawn at a second place (`data-first-move`, written by the page right after that frame). Nothing is attached to
 * the program until it is over.
 *
 * Frames: the page writes `data-tick` after every frame that it draws, and it draws only when the scene has changed.
 * The gaps between these writes are counted, at 1× on a morning when people are under way, then at 100×. What a frame
 * and a payload cost the page's own thread is noted by the page (`data-cost-p99`, `data-payload-p50`, `data-payload-p99`, over
 * the last 240); payloads while the dashboard is open at 10×.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { reportAndExit, root, say } from "./children.mjs";
import {
  ask,
  dataOf,
  growTown,
  inTemporaryFolder,
  machine,
  onDisplay,
  openWindow,
  watchStart,
} from "./window.mjs";

const MORNING = 255;
/** Until the probe has settled the render scale and everything is compiled. */
const WARM_UP_MS = 6000;

async function measureStart(size) {
  return inTemporaryFolder(async (home) => {
    const { data, at } = await watchStart({ home, size, names: ["firstFrame", "firstMove"] });
    const [frame, move] = at;
    return { view: data.view, frame, move };
  });
}

async function measureTier(tier, people, size, seconds) {
  return inTemporaryFolder(async (home) => {
    const file = path.join(home, "morning.townlet");
    await growTown(file, MORNING, scenarioOf(people, home));
    const { page, close, resize } = await openWindow({
      home,
      size,
      file,
      settings: { quality: tier },
    });
    try {
      await resize(size);
      await page.waitForTimeout(WARM_UP_MS);
      const slow = await measureSpeed(page, 1, seconds);
      const fast = await measureSpeed(page, 100, seconds);
      const { view, scale, calls, triangles, costP99 } = await dataOf(page);
      const payload = await measurePayloads(page, seconds);
      const drawn = { view, scale, calls, triangles, costP99, payload };
      return { tier, people, ...drawn, slow, fast };
    } finally {
      await close();
    }
  });
}

/** The name of a scenario with so many people, or a file of one. */
function scenarioOf(people, home) {
  if (people === 8) return "default";
  const file = path.join(home, "crowd.yaml");
  const crowd = path.join(root, "configs", "scenarios", "crowd.yaml");
  const lines = [
    `extends: ${path.relative(home, crowd)}`,
    "scenario:",
    "  description: A crowd to be drawn.",
    `  crowd: { people: ${people}, side: null }`,
  ];
  fs.writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

async function measurePayloads(page, seconds) {
  await ask(page, "town:set-speed", { speed: 10 });
  await page.keyboard.press("k");
  await page.waitForTimeout(seconds * 1000);
  const { payloadP50, payloadP99 } = await dataOf(page);
  return `${payloadP50} / ${payloadP99}`;
}

async function measureSpeed(page, speed, seconds) {
  await ask(page, "town:set-speed", { speed });
  await page.waitForTimeout(2000);
  const { gaps, ticks, ms } = await page.evaluate(async (duration) => {
    const bridge = Reflect.get(window, "townlet");
    const tickNow = async () => {
      const { value } = await bridge.request("town:get-status", {});
      return { tick: value.tick, at: performance.now() };
    };
    const times = [];
    const observer = new MutationObserver(() => times.push(performance.now()));
    const first = await tickNow();
    observer.observe(document.documentElement, { attributeFilter: ["data-tick"] });
    await new Promise((resolve) => setTimeout(resolve, duration));
    observer.disconnect();
    const last = await tickNow();
    return {
      gaps: times.slice(1).map((time, index) => time - (times[index] ?? time)),
      ticks: last.tick - first.tick,
      ms: last.at - first.at,
    };
  }, seconds * 1000);
  gaps.sort((a, b) => a - b);
  const share = (part) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * part))] ?? 0;
  return { frames: gaps.length, p50: share(0.5), p99: share(0.99), rate: (ticks * 1000) / ms };
}

function tableOfStarts(starts) {
  const rows = starts.map(({ view, frame, move }, index) =>
    [index + 1, view, seconds(frame), seconds(move)].join(" | "),
  );
  return ["start | view | first frame | people move", "--- | --- | --- | ---", ...rows].join("\n");
}

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

function tableOfTiers(tiers) {
  const rows = tiers.map(({ tier, people, view, scale, calls, triangles, ...measured }) => {
    const { costP99, payload, slow, fast } = measured;
    return [
      tier === view ? tier : `${tier} (drew ${view})`,
      people,
      scale ?? "–",
      calls ?? "–",
      triangles ?? "–",
      `${slow.p50.toFixed(0)} / ${slow.p99.toFixed(0)}`,
      `${fast.p50.toFixed(0)} / ${fast.p99.toFixed(0)}`,
      (fast.p99 / slow.p99).toFixed(2),
      fast.rate.toFixed(1),
      `${slow.frames} / ${fast.frames}`,
      costP99,
      payload,
    ].join(" | ");
  });
  const head = [
    "tier",
    "people",
    "scale",
    "calls",
    "triangles",
    "1× p50 / p99 ms",
    "100× p50 / p99 ms",
    "p99 ratio",
    "ticks/s at 100×",
    "frames",
    "frame cost p99 ms",
    "payload p50 / p99 ms",
  ];
  return [head.join(" | "), head.map(() => "---").join(" | "), ...rows].join("\n");
}

async function main() {
  const status = await onDisplay(fileURLToPath(import.meta.url), "1920x1200", 40 * 60_000);
  if (status !== undefined) return status;
  const { values } = parseArgs({
    options: {
      seconds: { type: "string" },
      tiers: { type: "string" },
      people: { type: "string" },
      starts: { type: "string" },
      size: { type: "string" },
    },
  });
  const size = (values.size ?? "1280x800").split("x").map(Number);
  const starts = [];
  for (let count = Number(values.starts ?? 3); count > 0; count--) {
    starts.push(await measureStart(size));
    say(`start: ${JSON.stringify(starts.at(-1))}`);
  }
  const tiers = [];
  for (const tier of (values.tiers ?? "low,mid,high,2d").split(",")) {
    for (const people of (values.people ?? "8").split(",").map(Number)) {
      tiers.push(await measureTier(tier, people, size, Number(values.seconds ?? 20)));
      say(`tier: ${JSON.stringify(tiers.at(-1))}`);
    }
  }
  const title = `${size.join("×")}, ${machine()}`;
  const parts = [title, tableOfStarts(starts), tableOfTiers(tiers)];
  process.stdout.write(`${parts.filter((part) => part.split("\n").length !== 2).join("\n\n")}\n`);
  return 0;
}

process.exitCode = await main().catch(reportAndExit);
