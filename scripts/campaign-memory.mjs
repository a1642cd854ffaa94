/**
 * `npm run campaign:memory -- --minutes=60`: a town at 100× in the real window, with the dashboard open for the second
 * half of every minute and somebody followed, and what each process of the program holds, every half minute, in MB;
 * every five minutes also what really lives in the heaps of the main process and of the page, after their garbage is gone.
 * Prints the samples as they come and, in the end, a Markdown table: the median of the second and of the last tenth of the
 * time, and by how much an hour makes it grow (a straight line through all samples but those of the first tenth, and one
 * through those of the second half: what a program takes until it is warm is no leak). `--tier=low` draws otherwise.
 */
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { reportAndExit, say } from "./children.mjs";
import { ask, growTown, inTemporaryFolder, machine, onDisplay, openWindow } from "./window.mjs";

const EVERY_MS = 30_000;
/** Garbage is thrown away every this many samples. */
const LIVE_EVERY = 10;
const LIMIT_MS = 3 * 60 * 60_000;

/** Megabytes by process. */
function memoryOf(app) {
  return app.evaluate(({ app: program }) =>
    Object.fromEntries(
      program
        .getAppMetrics()
        .map(({ type, name, memory }) => [name ?? type, memory.workingSetSize / 1024]),
    ),
  );
}

/** Megabytes that live in the heaps of the main process and of the page, nodes and listeners of the page. */
async function liveIn(app, page) {
  const heap = await app.evaluate(async () => {
    const { setFlagsFromString } = process.getBuiltinModule("node:v8");
    setFlagsFromString("--expose-gc");
    process.getBuiltinModule("node:vm").runInNewContext("gc")();
    return process.memoryUsage().heapUsed;
  });
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  await session.detach();
  const of = (wanted) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return {
    "main heap": heap / 2 ** 20,
    "page heap": of("JSHeapUsedSize") / 2 ** 20,
    "page nodes": of("Nodes"),
    "page listeners": of("JSEventListeners"),
  };
}

async function sample({ tier, minutes }) {
  const samples = [];
  await inTemporaryFolder(async (home) => {
    const file = path.join(home, "memory.townlet");
    await growTown(file, 255);
    const { app, page, close } = await openWindow({
      home,
      size: [1280, 800],
      file,
      settings: { quality: tier },
    });
    try {
      await ask(page, "town:set-speed", { speed: 100 });
      await page.keyboard.press("f");
      const begun = performance.now();
      for (let count = 0; performance.now() - begun < minutes * 60_000; count++) {
        await setTimeout(EVERY_MS);
        await page.keyboard.press("k");
        const { tick } = await ask(page, "town:get-status");
        const at = (performance.now() - begun) / 60_000;
        const live = count % LIVE_EVERY === 0 ? await liveIn(app, page) : {};
        samples.push({ at, tick, memory: { ...(await memoryOf(app)), ...live } });
        say(JSON.stringify(samples.at(-1)));
      }
    } finally {
      await close();
    }
  });
  return samples;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Of a straight line through the points, least squares. */
function slope(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const over = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  const under = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return under === 0 ? 0 : over / under;
}

function tableOf(samples) {
  const names = [...new Set(samples.flatMap(({ memory }) => Object.keys(memory)))];
  const rows = names.map((name) => {
    const points = samples.flatMap(({ at, memory }) =>
      memory[name] === undefined ? [] : [[at / 60, memory[name]]],
    );
    const tenth = Math.max(1, Math.floor(points.length / 10));
    const values = points.map(([, value]) => value);
    const [early, late] = [values.slice(tenth, 2 * tenth), values.slice(-tenth)];
    const growth = [slope(points.slice(tenth)), slope(points.slice(Math.floor(points.length / 2)))];
    const cells = [median(early), median(late), ...growth].map((cell) => cell.toFixed(1));
    return `${name} | ${cells.join(" | ")}`;
  });
  const head = ["MB or number", "early", "late", "per hour", "per hour, second half"];
  return [head.join(" | "), head.map(() => "---").join(" | "), ...rows].join("\n");
}

async function main() {
  const status = await onDisplay(fileURLToPath(import.meta.url), "1920x1200", LIMIT_MS);
  if (status !== undefined) return status;
  const { values } = parseArgs({
    options: { minutes: { type: "string" }, tier: { type: "string" } },
  });
  const samples = await sample({
    tier: values.tier ?? "2d",
    minutes: Number(values.minutes ?? 60),
  });
  const ticks = (samples.at(-1)?.tick ?? 0) - (samples[0]?.tick ?? 0);
  process.stdout.write(`${machine()}, ${ticks} ticks\n\n${tableOf(samples)}\n`);
  return 0;
}

process.exitCode = await main().catch(reportAndExit);
