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
 * costs the page's own thread is recorded at 1×, once from above and once while somebody is followed; what a payload
 * costs it at 10× with the dashboard open, three times as long: they come four times a second.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { reportAndExit, root, say } from "./children.mjs";
import { recordCosts } from "./page-cost.mjs";
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
/** Until the panels of the dashboard are made, which is part of the answer to the key. */
const PANELS_MS = 3000;

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
    const { app, page, close, resize } = await openWindow({
      home,
      size,
      file,
      settings: { quality: tier },
    });
    try {
      await resize(size);
      await page.waitForTimeout(WARM_UP_MS);
      const slow = await measureSpeed(page, 1, seconds);
      const { frame } = await recordCosts(app, page, seconds * 1000);
      const following = await measureFollowing(app, page, seconds);
      const fast = await measureSpeed(page, 100, seconds);
      const { view, scale, calls, triangles } = await dataOf(page);
      await ask(page, "town:set-speed", { speed: 10 });
      await page.keyboard.press("k");
      await page.waitForTimeout(PANELS_MS);
      const { payload, payloadInAll } = await recordCosts(app, page, 3 * seconds * 1000);
      const drawn = { view, scale, calls, triangles };
      return { tier, people, ...drawn, slow, fast, frame, following, payload, payloadInAll };
    } finally {
      await close();
    }
  });
}

/** The camera goes with the first of the list, and their card is open. */
async function measureFollowing(app, page, seconds) {
  await page.keyboard.press("f");
  await page.waitForTimeout(PANELS_MS);
  const { frame } = await recordCosts(app, page, seconds * 1000);
  await page.keyboard.press("F");
  return frame;
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

const both = ({ p50, p99 }, digits = 0) => `${p50.toFixed(digits)} / ${p99.toFixed(digits)}`;

const COLUMNS = {
  tier: ({ tier, view }) => (tier === view ? tier : `${tier} (drew ${view})`),
  people: ({ people }) => people,
  scale: ({ scale }) => scale ?? "–",
  calls: ({ calls }) => calls ?? "–",
  triangles: ({ triangles }) => triangles ?? "–",
  "1× p50 / p99 ms": ({ slow }) => both(slow),
  "100× p50 / p99 ms": ({ fast }) => both(fast),
  "p99 ratio": ({ slow, fast }) => (fast.p99 / slow.p99).toFixed(2),
  "ticks/s at 100×": ({ fast }) => fast.rate.toFixed(1),
  frames: ({ slow, fast }) => `${slow.frames} / ${fast.frames}`,
};

/** Of the page's own thread, in milliseconds. */
const COSTS = {
  tier: ({ tier }) => tier,
  people: ({ people }) => people,
  "a frame, processor p50 / p99 ms": ({ frame }) => both(frame.processor, 1),
  "clock p50 / p99": ({ frame }) => both(frame.clock, 1),
  frames: ({ frame }) => frame.count,
  "following somebody, processor p50 / p99": ({ following }) => both(following.processor, 1),
  "a payload's longest task, processor p50 / p99 ms": ({ payload }) => both(payload.processor, 1),
  "its clock p50 / p99": ({ payload }) => both(payload.clock, 1),
  "all its tasks, processor p50 / p99 ms": ({ payloadInAll }) => both(payloadInAll.processor, 1),
  payloads: ({ payload }) => payload.count,
};

function tableOf(columns, tiers) {
  const heads = Object.keys(columns);
  const rows = tiers.map((one) => heads.map((head) => columns[head](one)).join(" | "));
  return [heads.join(" | "), heads.map(() => "---").join(" | "), ...rows].join("\n");
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
  const parts = [title, tableOfStarts(starts), tableOf(COLUMNS, tiers), tableOf(COSTS, tiers)];
  process.stdout.write(`${parts.filter((part) => part.split("\n").length !== 2).join("\n\n")}\n`);
  return 0;
}

process.exitCode = await main().catch(reportAndExit);
