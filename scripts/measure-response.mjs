/**
 * `npm run campaign:response`: how soon the window answers, and how soon it is whole again after a process of it has
 * died, as Markdown tables. `--times=20`, `--deaths=3`, `--tier=low` and `--size=1280x800` change what is measured.
 *
 * Answers: from the moment at which the system had the key or the click (the time stamp of the event) to the end of
 * the frame in which the page shows what was asked for. The first of each kind stands apart: a new window has more to do then.
 *
 * Deaths: from the signal to the first frame that the page draws after it. The town runs at 10× meanwhile; that it has
 * lost nothing is shown by the file: `townlet verify` lives the whole of it once more.
 */
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Refusal, reportAndExit, say } from "./children.mjs";
import {
  ask,
  growTown,
  inTemporaryFolder,
  machine,
  onDisplay,
  openWindow,
  verifyTown,
} from "./window.mjs";

const MORNING = 255;
/** Until the probe has settled the render scale and everything is compiled. */
const WARM_UP_MS = 6000;
/** Whatever takes longer than this never happens. */
const LIMIT_MS = 15_000;
const LOOK_MS = 100;

const shows = (id) => `[data-testid="${id}"]`;

/**
 * What is done, the selector of what shows that it has worked (without one, any frame of the town), and what puts the
 * window back. A key, or the selector of what is clicked.
 */
const ANSWERS = [
  { what: "the camera moves (W)", key: "w", speed: 0 },
  {
    what: "a click moves to a person",
    click: '[data-testid^="resident-"]',
    speed: 0,
    back: "Escape",
  },
  {
    what: "pause (Space)",
    key: " ",
    shown: '[data-testid="speed-0"][aria-checked="true"]',
    back: " ",
  },
  {
    what: "100× (3)",
    key: "3",
    shown: '[data-testid="speed-100"][aria-checked="true"]',
    back: "1",
  },
  { what: "card (F)", key: "f", shown: shows("card-doing"), back: "Escape" },
  { what: "commands (Alt+P)", key: "Alt+p", shown: shows("palette"), back: "Escape" },
  { what: "heat (H)", key: "h", speed: 0, back: "h" },
  { what: "dashboard (K)", key: "k", shown: shows("dashboard"), back: "k" },
  { what: "shortcuts (?)", key: "?", shown: shows("shortcuts-dialog"), back: "Escape" },
];

/** Makes ready, in the page, for one answer; the answer is awaited with `answered`. */
function listen(page, { key, shown }) {
  return page.evaluate(
    ([type, selector]) => {
      let since = Infinity;
      const takeTime = ({ timeStamp }) => {
        since = timeStamp;
      };
      window.addEventListener(type, takeTime, { capture: true, once: true });
      const isThere = () => selector === null || document.querySelector(selector) !== null;
      const answer = new Promise((resolve) => {
        // The page has done its part of a frame when the first task after that frame begins.
        const end = () => setTimeout(() => resolve(performance.now() - since));
        const observer = new MutationObserver(() => {
          if (since === Infinity || !isThere()) return;
          observer.disconnect();
          // The town is drawn within a frame, panels are changed before one.
          if (selector === null) end();
          else requestAnimationFrame(end);
        });
        const drawn = { attributeFilter: ["data-tick"] };
        const changed = { subtree: true, childList: true, attributes: true };
        observer.observe(document.documentElement, selector === null ? drawn : changed);
      });
      Reflect.set(window, "townletAnswer", answer);
    },
    [key === undefined ? "click" : "keydown", shown ?? null],
  );
}

async function answered(page, what) {
  const never = sleep(LIMIT_MS, null, { ref: false });
  const ms = await Promise.race([page.evaluate(() => Reflect.get(window, "townletAnswer")), never]);
  if (ms === null) throw new Refusal(`Nothing has answered in ${LIMIT_MS / 1000} s: ${what}.`);
  return ms;
}

async function measureAnswer(page, answer, times) {
  const { what, key, click, back, speed = 1 } = answer;
  const found = [];
  await ask(page, "town:set-speed", { speed });
  for (let count = 0; count < times; count++) {
    await sleep(700 + 37 * count);
    await listen(page, answer);
    if (key === undefined)
      await page
        .locator(click)
        .nth(count % 8)
        .click();
    else await page.keyboard.press(key);
    found.push(await answered(page, what));
    await sleep(500);
    if (back !== undefined) await page.keyboard.press(back);
  }
  const [first] = found;
  found.sort((a, b) => a - b);
  return { what, times, first, median: found[times >> 1], slowest: found.at(-1) };
}

/** Sends the signal that nobody can refuse to one process of the program; returns when, by the clock. */
async function kill(app, type) {
  const pid = await app.evaluate(
    ({ app: program }, wanted) => program.getAppMetrics().find((one) => one.type === wanted)?.pid,
    type,
  );
  if (pid === undefined) throw new Refusal(`The program has no process of the kind ${type}.`);
  const at = Date.now();
  process.kill(pid, "SIGKILL");
  return at;
}

/** What the page of the window says now; null while there is none. */
function look(app) {
  return app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
    const shown = contents.executeJavaScript(`(async () => {
      const { view, firstFrame } = document.documentElement.dataset;
      const { value } = await window.townlet.request("town:get-status", {});
      const seen = window.townletSeen ?? {};
      return { view, firstFrame, origin: performance.timeOrigin, tick: value.tick, seen };
    })()`);
    // A page that dies meanwhile never answers.
    return Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 1000, null))]);
  });
}

async function until(app, wanted, what) {
  for (let ms = 0; ms < LIMIT_MS; ms += LOOK_MS) {
    const seen = await look(app);
    if (seen !== null && wanted(seen)) return seen;
    await sleep(LOOK_MS);
  }
  throw new Refusal(`${what} did not come back in ${LIMIT_MS / 1000} s.`);
}

/** Has the page note when it first draws after the town was put on the flat map, and after it is back in depth. */
function noteDraws(app) {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`
      window.townletSeen = {};
      new MutationObserver(() => {
        const { view } = document.documentElement.dataset;
        const seen = window.townletSeen;
        if (view === "2d") seen.flat ??= Date.now();
        else if (seen.flat !== undefined) seen.deep ??= Date.now();
      }).observe(document.documentElement, { attributeFilter: ["data-tick"] });
    `),
  );
}

async function measureDeaths(app, tier, deaths) {
  const rows = [];
  const graphicsDeaths = tier === "2d" ? 0 : deaths;
  for (let count = 1; count <= deaths; count++) {
    await sleep(WARM_UP_MS);
    const before = await until(app, () => true, "The page");
    const at = await kill(app, "Tab");
    const again = await until(
      app,
      ({ origin, firstFrame }) => origin > at && firstFrame !== undefined,
      "The page",
    );
    const back = again.origin + Number(again.firstFrame) - at;
    rows.push({ who: "page", count, flat: null, back, ticks: [before.tick, again.tick] });
    say(JSON.stringify(rows.at(-1)));
  }
  for (let count = 1; count <= graphicsDeaths; count++) {
    await sleep(WARM_UP_MS);
    const before = await until(app, ({ view }) => view === tier, "The picture in depth");
    await noteDraws(app);
    const at = await kill(app, "GPU");
    const { seen, tick } = await until(
      app,
      (now) => now.seen.deep !== undefined,
      "The picture in depth",
    );
    const ticks = [before.tick, tick];
    rows.push({ who: "graphics", count, flat: seen.flat - at, back: seen.deep - at, ticks });
    say(JSON.stringify(rows.at(-1)));
  }
  return rows;
}

const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((row) => row.join(" | ")).join("\n");

function tables(answers, deaths) {
  const ms = (value) => `${value.toFixed(0)} ms`;
  const seconds = (value) => (value === null ? "–" : `${(value / 1000).toFixed(2)} s`);
  return [
    table(
      ["answer", "times", "first", "median", "slowest"],
      answers.map(({ what, times, first, median, slowest }) => [
        what,
        times,
        ms(first),
        ms(median),
        ms(slowest),
      ]),
    ),
    table(
      ["killed", "time", "flat map", "as before", "tick before", "tick after"],
      deaths.map(({ who, count, flat, back, ticks }) => [
        who,
        count,
        seconds(flat),
        seconds(back),
        ...ticks,
      ]),
    ),
  ];
}

async function measure({ times, deaths, tier, size }) {
  return inTemporaryFolder(async (home) => {
    const file = path.join(home, "morning.townlet");
    await growTown(file, MORNING);
    const { app, page, close } = await openWindow({
      home,
      size,
      file,
      settings: { quality: tier },
    });
    const answers = [];
    let died = [];
    try {
      await sleep(WARM_UP_MS);
      for (const answer of ANSWERS) {
        answers.push(await measureAnswer(page, answer, times));
        say(JSON.stringify(answers.at(-1)));
      }
      await ask(page, "town:set-speed", { speed: 10 });
      died = await measureDeaths(app, tier, deaths);
    } finally {
      await close();
    }
    return [...tables(answers, died), await verifyTown(file)];
  });
}

async function main() {
  const status = await onDisplay(fileURLToPath(import.meta.url), "1920x1200", 20 * 60_000);
  if (status !== undefined) return status;
  const { values } = parseArgs({
    options: {
      times: { type: "string" },
      deaths: { type: "string" },
      tier: { type: "string" },
      size: { type: "string" },
    },
  });
  const tier = values.tier ?? "low";
  const parts = await measure({
    times: Number(values.times ?? 20),
    deaths: Number(values.deaths ?? 3),
    tier,
    size: (values.size ?? "1280x800").split("x").map(Number),
  });
  const title = `${tier}, ${machine()}`;
  process.stdout.write(`${[title, ...parts].join("\n\n")}\n`);
  return 0;
}

process.exitCode = await main().catch(reportAndExit);
