import type { Page } from "@playwright/test";
import { z } from "zod";

import { LONG, expect, test } from "./fixtures.ts";

test.describe("in three dimensions", () => {
  test.use({ settings: { quality: "auto" } });

  test("a town is drawn after the start and people move in it", async ({ start }) => {
    const { town, topBar } = await start();
    await town.expectDrawn("low");
    await expect(town.residents).toHaveCount(8);
    await topBar.expectSpeed(1);
    await town.expectMovement();
  });
});

test("the flat map shows people moving", async ({ visit }) => {
  const { town } = await visit();
  await town.expectDrawn("2d");
  await town.expectMovement();
});

test("a pause stops the town until it goes on at the speed it had", async ({ visit }) => {
  const { page, town, topBar } = await visit();
  await town.expectDrawn();
  await topBar.setSpeed(10);
  await page.keyboard.press("Space");
  await topBar.expectSpeed(0);
  await expect.poll(async () => (await town.status()).speed).toBe(0);
  const { tick } = await town.status();
  await expect.poll(() => town.drawnTick()).toBe(tick);
  await page.waitForTimeout(700); // Nearly three ticks at 1×.
  expect((await town.status()).tick).toBe(tick);
  await page.keyboard.press("Space");
  await topBar.expectSpeed(10);
  await town.expectBeyond(tick);
});

test("a step is exactly one tick, and is drawn", async ({ visit }) => {
  const { town, topBar } = await visit({ speed: 0 });
  await town.expectDrawn();
  const { tick } = await town.status();
  for (let steps = 1; steps <= 3; steps++) {
    await topBar.step.click();
    await expect.poll(() => town.drawnTick()).toBe(tick + steps);
    expect((await town.status()).tick).toBe(tick + steps);
  }
});

test("a step out of full speed pauses the town", async ({ visit }) => {
  const { page, town, topBar } = await visit();
  await town.expectDrawn();
  await topBar.setSpeed(10);
  await page.keyboard.press(".");
  await topBar.expectSpeed(0);
  expect((await town.status()).speed).toBe(0);
});

test("each speed is as fast as it says", LONG, async ({ visit }) => {
  const { town, topBar } = await visit();
  await town.expectDrawn();
  for (const speed of [1, 10, 100] as const) {
    await topBar.setSpeed(speed);
    // Measured over a second: at 1× one tick more or less is a quarter.
    const share = async () => (await town.status()).ticks_per_second / (speed * 4);
    await expect.poll(share).toBeGreaterThan(speed === 1 ? 0.7 : 0.95);
    expect(await share()).toBeLessThan(speed === 1 ? 1.3 : 1.05);
  }
});

test("clock and day in the top bar follow the town", LONG, async ({ visit }) => {
  const { town, topBar } = await visit();
  await town.expectDrawn();
  await expect(topBar.day).toHaveText("Day 1");
  await topBar.setSpeed(100);
  await expect(topBar.day).toHaveText("Day 2");
  await topBar.setSpeed(0);
  const { tick } = await town.status();
  const minutes = Math.floor(((tick % 1000) / 1000) * 24 * 60);
  const hours = String(Math.floor(minutes / 60)).padStart(2, "0");
  await expect(topBar.clock).toHaveText(new RegExp(`^${hours}:`));
});

test("frames are drawn without the rest of the window being drawn anew", async ({ start }) => {
  const { page, town, topBar, card } = await start();
  await page.addInitScript(countDraws);
  await page.reload();
  await town.expectDrawn();
  await topBar.setSpeed(0);
  await town.resident("bob").click();
  await expect(card.doing).toBeVisible();
  await page.waitForTimeout(1500); // The camera has arrived.
  const still = await drawsOf(page);
  expect(still.renders).toBeGreaterThan(0);
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press(presses % 2 === 0 ? "ArrowLeft" : "ArrowRight");
    await page.waitForTimeout(60);
  }
  const moved = await drawsOf(page);
  expect(moved.frames).toBeGreaterThan(still.frames + 5);
  expect(moved.renders).toBe(still.renders);
  // People move in every frame; what is said of them changes with what the town tells four times a second.
  await topBar.setSpeed(1);
  const begun = await drawsOf(page);
  await page.waitForTimeout(3000);
  const ended = await drawsOf(page);
  expect(ended.renders - begun.renders).toBeLessThan((12 * (ended.ms - begun.ms)) / 1000);
});

const Draws = z.object({
  /** Frames of the town. */
  frames: z.number(),
  /** How often React has put something into the page. */
  renders: z.number(),
  ms: z.number(),
});

async function drawsOf(page: Page): Promise<z.infer<typeof Draws>> {
  const draws = await page.evaluate((): unknown => Reflect.get(window, "draws"));
  const ms = await page.evaluate(() => performance.now());
  return Draws.parse(Object.assign({}, draws, { ms }));
}

/** In the page. React tells its developers' tools of all that it puts there. */
function countDraws(): void {
  const draws = { frames: 0, renders: 0 };
  const nothing = () => undefined;
  Reflect.set(window, "draws", draws);
  Reflect.set(window, "__REACT_DEVTOOLS_GLOBAL_HOOK__", {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: () => (draws.renders += 1),
    onPostCommitFiberRoot: nothing,
    onCommitFiberUnmount: nothing,
  });
  const observer = new MutationObserver(() => (draws.frames += 1));
  observer.observe(document, { subtree: true, attributeFilter: ["data-tick"] });
}
