/** What is worth a picture, and how it is brought about in the real window. */
import fs from "node:fs";
import path from "node:path";
import { Refusal, say } from "./children.mjs";
import { ask, branchTown, dataOf, growTown, openWindow } from "./window.mjs";

/**
 * When to look, and at whom: the first resident whose line in the list matches. At noon everybody is indoors, so the
 * roofs are off.
 */
export const SCENES = {
  noon: { tick: 500, roofs: "hidden" },
  dusk: { tick: 742 },
  night: { tick: 852 },
  crowd: { tick: 300, scenario: "crowd" },
  indoors: { tick: 806, follow: /Eating at Café/u },
  heat: { tick: 900, roofs: "hidden", settings: { heat: true }, live: 560 },
  dear: {
    tick: 560,
    roofs: "hidden",
    branch: { at: 480, ticks: 20, order: spike(481) },
  },
  card: { tick: 742, follow: /./u, names: true },
  hidden: { tick: 742, follow: /./u, settings: { privacy: "hash", quality: "2d" } },
  "card-below": { tick: 742, follow: /./u, scroll: 560 },
  // A day in which something happened, with the curves in sight.
  "card-day": { tick: 2150, follow: /./u, scroll: 400 },
  "card-end": { tick: 742, follow: /./u, scroll: 5000 },
  "card-past": { tick: 742, follow: /./u, click: "li:nth-child(3) > button.event", scroll: 5000 },
  dashboard: {
    tick: 9420,
    branch: { at: 9290, ticks: 10, order: disturbances(9291) },
    press: ["k"],
    live: 60,
  },
  "dashboard-queue": { tick: 1500, press: ["k"], live: 30, follow: /./u },
  path: { tick: 676, follow: /Bob/u },
  "path-flat": { tick: 682, follow: /Bob/u, settings: { queues: true, quality: "2d" } },
  queues: { tick: 1500, settings: { queues: true }, roofs: "hidden", follow: /queue/iu },
  "queues-three": {
    scenario: "queues",
    tick: 100,
    settings: { queues: true },
    roofs: "hidden",
    follow: /queue/iu,
  },
  docked: { tick: 1500, settings: { docked: ["queues", "events"] }, live: 30 },
  "docked-card": {
    tick: 1500,
    settings: { docked: ["queues", "events"] },
    live: 30,
    follow: /./u,
  },
  "docked-five": {
    tick: 1500,
    settings: { docked: ["queues", "events", "economy", "work", "social"] },
    live: 30,
  },
  "docked-figures": { tick: 4200, settings: { docked: ["figures", "disturbances"] }, live: 30 },
  "docked-three": {
    tick: 1500,
    settings: { docked: ["queues", "events", "economy"] },
    live: 30,
    follow: /./u,
  },
  // Many days, so that what was told stands close together.
  "timeline-days": {
    tick: 9420,
    branch: { at: 7400, ticks: 2000, order: death(7401) },
    hover: ".event-mark[data-many]",
  },
  director: { tick: 480, press: ["g"], speed: 1 },
  "stories-filtered": {
    tick: 742,
    follow: /./u,
    settings: { story_topics: ["people", "queue"] },
    click: "[data-testid=story-filter]",
  },
  commands: { tick: 500, roofs: "hidden", commands: { query: "people" } },
  locked: { tick: 500, roofs: "hidden", commands: { query: "spawn", fill: true } },
  setting: {
    tick: 500,
    roofs: "hidden",
    commands: { query: "set_rel", fill: true, operator: true },
  },
  killing: { tick: 500, roofs: "hidden", commands: { query: "kill", fill: true, operator: true } },
  results: { tick: 500, roofs: "hidden", commands: { query: "list_agents", results: true } },
  shortcuts: { tick: 742, press: ["?"] },
  words: { tick: 742, press: ["i"] },
  settings: { tick: 742, click: "[data-testid=open-settings]", settings: { sound: "all" } },
  "first-steps": { tick: 742, settings: { first_steps: true } },
  "new-town": { tick: 742, click: "[data-testid=new-town]" },
  // Only where there is little room.
  "file-menu": {
    tick: 742,
    focus: "[data-testid=file-menu]",
    press: ["Enter"],
    settings: { text_size: 200 },
  },
  "town-figures": { tick: 742, click: "[data-testid=page-town]" },
  "story-page": { tick: 742, click: "[data-testid=page-story]" },
  day: { tick: 3420, press: ["t", "ArrowLeft"] },
  // A town that has been in the dark for days.
  "day-blackout": {
    tick: 5420,
    branch: { at: 1500, ticks: 3800, order: blackout(1501) },
    press: ["t", "ArrowLeft"],
  },
  "day-whole": { tick: 3420, press: ["t", "ArrowLeft"], last: "[data-testid=day-lesser]" },
  "day-so-far": { tick: 3420, press: ["t"] },
  towns: { tick: 742, others: ["default", "employment"] },
  past: { tick: 3420, branch: { at: 1700, ticks: 1500, order: blackout(1701) }, seek: 2292 },
  futures: {
    tick: 2300,
    branch: { at: 1650, ticks: 600, order: blackout(1651) },
    compare: "main",
    seek: 1830,
    names: true,
  },
};

function blackout(tick) {
  return { tick, mode: "admin", name: "blackout", kwargs: { on: true } };
}

function death(tick) {
  return { tick, mode: "admin", name: "kill", kwargs: { agent_id: "bob" } };
}

function spike(tick) {
  const kwargs = { spec: "price_spike", duration: 300 };
  return { tick, mode: "admin", name: "perturbation_trigger", kwargs };
}

/** One that is on, and two to come. */
function disturbances(tick) {
  const order = { tick, mode: "admin", name: "perturbation_trigger" };
  return [
    { ...order, cmd_id: "1", kwargs: { spec: "price_spike", duration: 300 } },
    { ...order, cmd_id: "2", kwargs: { spec: "outage", starts_in: 170, duration: 40 } },
    { ...order, cmd_id: "3", kwargs: { spec: "queue_closure", starts_in: 20, duration: 30 } },
  ];
}

const LEAD_TICKS = 60;
const SETTLE_MS = 700;
const ATTEMPTS = 12;

/** Two pictures in a row that are the same: whatever eased in or was still to be drawn has come to rest. */
async function takeAtRest({ page, picture }, file) {
  let before = Buffer.alloc(0);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await page.waitForTimeout(SETTLE_MS);
    const taken = await picture();
    if (taken.equals(before)) break;
    before = taken;
  }
  fs.writeFileSync(file, before);
}

async function follow(page, wanted) {
  const rows = page.locator('[data-testid^="resident-"]');
  const texts = await rows.allTextContents();
  const found = Math.max(
    0,
    texts.findIndex((text) => wanted.test(text)),
  );
  await rows.nth(found).dispatchEvent("click");
  await page.getByTestId("card-scores").waitFor();
}

/** Puts another timeline beside the shown one, as people do. */
async function compareWith(page, timeline) {
  await page.keyboard.press("c");
  await page.getByTestId(`compare-${timeline}`).dispatchEvent("click");
  await page.getByTestId("town-beside").waitFor();
}

/** Opens what keys open, and lets the town live on under it. */
async function pressAndLive(page, keys, ticks) {
  for (const key of keys) await page.keyboard.press(key);
  // What is told is told four times a second: the last tick comes by itself.
  for (let left = ticks; left > 0; left--) {
    if (left <= 3) await page.waitForTimeout(400);
    await ask(page, "town:step");
  }
}

/** Opens the palette on a command, fills it in wrongly, or shows what came of it. */
async function openCommands(page, { query, fill = false, results = false, operator = false }) {
  await ask(page, "console:operator", { on: operator });
  await page.keyboard.press("Alt+p");
  const box = page.getByTestId("palette-query");
  await box.fill(query);
  if (!fill && !results) return;
  await page.keyboard.press("Enter");
  await page.getByTestId("palette-form").waitFor();
  if (operator) {
    for (const [argument, id] of [
      ["agent_id", "bob"],
      ["agent_a", "alice"],
      ["agent_b", "nobody"],
    ]) {
      const input = page.getByTestId(`input-${argument}`);
      if ((await input.count()) === 0) continue;
      await input.fill(id);
      await page.keyboard.press("Tab");
    }
    await page.getByText("What is sent").click();
  }
  if (operator || results) await page.getByTestId("palette-send").click();
  if (!results) return;
  await page.getByTestId("result-status").waitFor();
  for (const [command, argument, text] of [
    ["inspect_agent", "agent_id", "nobody"],
    ["health_status"],
    ["queue_inspect", "object_id", "stove_1"],
    ["social_events"],
  ]) {
    await page.getByTestId("palette-back").click();
    await box.fill(command);
    await page.keyboard.press("Enter");
    if (argument !== undefined) await page.getByTestId(`input-${argument}`).fill(text);
    if (argument !== undefined) await page.keyboard.press("Tab");
    await page.getByTestId("palette-send").click();
    await page
      .locator("[data-testid=result-status], [data-testid=palette-trouble]")
      .first()
      .waitFor();
  }
  await page.getByTestId("palette-back").click();
  await page.getByTestId("palette-results").click();
  // The oldest of them has most to say.
  await page.getByTestId("history-row").last().click();
}

/** Opens whatever is to be seen, as people do. */
async function open(page, scene) {
  const { follow: wanted, click, focus, press = [], live = 0, speed = 0, commands, last } = scene;
  if (wanted !== undefined) await follow(page, wanted);
  if (click !== undefined) await page.locator(click).dispatchEvent("click");
  if (focus !== undefined) await page.locator(focus).focus();
  await pressAndLive(page, press, live);
  if (last !== undefined) await page.locator(last).click();
  if (speed > 0) await ask(page, "town:set-speed", { speed });
  if (commands !== undefined) await openCommands(page, commands);
}

/** Begins towns of other scenarios, one after the other, and lists all that there were. */
async function listTowns(page, scenarios) {
  for (const scenario of scenarios) {
    await ask(page, "town:new", { seed: "7", scenario });
    await page.waitForTimeout(4000);
  }
  await ask(page, "town:set-speed", { speed: 0 });
  await page.getByTestId("open-commands").click();
  await page.keyboard.type("recent towns");
  await page.keyboard.press("Enter");
  await page.getByTestId("town-cards").waitFor();
}

/** Refuses a picture of another weather than it is said to show. */
async function expectWeather(page, weather) {
  const chip = page.getByTestId("weather");
  await chip.waitFor();
  const said = await chip.getAttribute("data-weather");
  // The sun of the night.
  const found = said === "clear" ? "sunny" : said;
  if (found !== weather)
    throw new Refusal(`the town has ${found} weather, not ${weather}: choose another tick`);
}

/** Pictures of a scene in every size and colour scheme, named after it, in `folder`; returns their files. */
export async function takeScene(name, folder, home, { scene, quality, sizes, themes, text }) {
  const { tick, roofs, branch, compare, seek, names = false, scroll = 0, live = 0 } = scene;
  const file = path.join(home, `${name}.townlet`);
  // A little earlier: the town lives on until the window is open and can be paused.
  await growTown(file, tick - live - LEAD_TICKS, scene.scenario);
  if (branch !== undefined) await branchTown(file, branch);
  const [first] = sizes;
  const window = await openWindow({
    home,
    size: first,
    settings: {
      quality,
      roofs: roofs ?? "auto",
      names,
      text_size: text,
      ...scene.settings,
    },
    file,
  });
  const { page } = window;
  const pictures = [];
  try {
    await ask(page, "town:set-speed", { speed: 0 });
    for (let steps = tick - live - (await ask(page, "town:get-status")).tick; steps > 0; steps--) {
      await ask(page, "town:step");
    }
    if (compare !== undefined) await compareWith(page, compare);
    if (seek !== undefined) await ask(page, "time:seek", { tick: seek });
    // Until the picture's resolution is settled.
    await page.waitForTimeout(2500);
    if (scene.weather !== undefined) await expectWeather(page, scene.weather);
    if (scene.others !== undefined) await listTowns(page, scene.others);
    await open(page, scene);
    for (const size of sizes) {
      await window.resize(size);
      if (scroll > 0)
        await page.locator(".card-body").evaluate((body, top) => body.scrollTo(0, top), scroll);
      for (const theme of themes) {
        await ask(page, "settings:set", { theme });
        if (scene.hover !== undefined) await page.locator(scene.hover).nth(1).hover();
        const picture = path.join(folder, `${name}-${theme}-${size.join("x")}.png`);
        await takeAtRest(window, picture);
        const { tick: drawn, view, scale } = await dataOf(page);
        say(`${picture} (tick ${drawn}, ${view}, scale ${scale ?? "1"})`);
        pictures.push(picture);
      }
    }
    return pictures;
  } finally {
    await window.close();
  }
}
