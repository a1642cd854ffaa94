import path from "node:path";

import type { Locator } from "@playwright/test";

import { LONG, expect, test } from "./fixtures.ts";
import { growTown } from "./helpers/grow-town.ts";

const RAIN = { name: "rain", args: ["on"], mode: "admin" };

test("operator mode is off at the start, is shown while it is on, and lets commands through", async ({
  visit,
}) => {
  const townlet = await visit();
  const { page, town, topBar } = townlet;
  await town.expectDrawn();
  const send = () =>
    page.evaluate(async (command) => window.townlet?.request("console:send", { command }), RAIN);
  await expect(topBar.operator).toHaveCount(0);
  expect(await send()).toMatchObject({ ok: true, value: { error: { code: "forbidden" } } });
  await townlet.chooseInMenu("Town", "Operator Mode");
  await expect(topBar.operator).toHaveText("Operator");
  expect(await send()).toMatchObject({ ok: true, value: { status: "ok", name: "rain" } });
  await page.reload();
  await expect(topBar.operator).toBeVisible();
  await townlet.chooseInMenu("Town", "Operator Mode");
  await expect(topBar.operator).toHaveCount(0);
  expect(await send()).toMatchObject({ ok: true, value: { error: { code: "forbidden" } } });
});

test("an operator asks how ticks go, and hides who is who by a command", async ({ visit }) => {
  const townlet = await visit();
  const { page, town } = townlet;
  await town.expectDrawn();
  const send = (command: object) =>
    page.evaluate((asked) => window.townlet?.request("console:send", { command: asked }), command);
  const hide = (mode: string) => ({ name: "privacy", args: [mode], mode: "admin", cmd_id: mode });
  await expect(town.residents.first()).toContainText("Alice");
  expect(await send({ name: "health_status" })).toMatchObject({
    value: {
      status: "ok",
      result: {
        health: { status: "ok", slowest_ticks: expect.arrayContaining([expect.anything()]) },
      },
    },
  });
  await townlet.chooseInMenu("Town", "Operator Mode");
  expect(await send(hide("hash"))).toMatchObject({ value: { status: "ok" } });
  await expect(town.residents.first()).toContainText("Resident");
  expect(await send(hide("off"))).toMatchObject({ value: { status: "ok" } });
  await expect(town.residents.first()).toContainText("Alice");
  await townlet.chooseInMenu("Town", "Operator Mode");
});

test(
  "an operator goes on with the town of another file; the one before is kept",
  LONG,
  async ({ visit, home }) => {
    const file = await growTown(path.join(home, "monday.townlet"), 500);
    await growTown(path.join(home, "tuesday.townlet"), 300);
    const townlet = await visit({ file });
    const { page, town, topBar } = townlet;
    await town.expectDrawn();
    await expect(topBar.title).toContainText("monday.townlet");
    const load = (name: string) =>
      page.evaluate((command) => window.townlet?.request("console:send", { command }), {
        name: "load_snapshot",
        args: [name],
        mode: "admin",
        cmd_id: name,
      });
    expect(await load("tuesday.townlet")).toMatchObject({
      value: { error: { code: "forbidden" } },
    });
    await townlet.chooseInMenu("Town", "Operator Mode");
    expect(await load("nothing.townlet")).toMatchObject({
      value: { error: { code: "not_found" } },
    });
    await expect(topBar.title).toContainText("monday.townlet");
    expect(await load("tuesday.townlet")).toMatchObject({ value: { status: "ok" } });
    await expect(topBar.title).toContainText("tuesday.townlet");
    await town.expectMovement();
    expect(await load("monday.townlet")).toMatchObject({ value: { status: "ok" } });
    await expect(topBar.title).toContainText("monday.townlet");
    expect((await town.status()).tick).toBeGreaterThanOrEqual(500);
    await townlet.chooseInMenu("Town", "Operator Mode");
  },
);

for (const theme of ["light", "dark"] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ settings: { theme } });

    test("the mark of operator mode can be read", async ({ visit }) => {
      const townlet = await visit();
      await townlet.town.expectDrawn();
      await townlet.chooseInMenu("Town", "Operator Mode");
      await expect(townlet.topBar.operator).toBeVisible();
      await townlet.page.getByTestId("top-bar").screenshot({
        path: `out/test-results/operator-${theme}.png`,
      });
      const contrast = await contrastOf(townlet.topBar.operator);
      // The program goes on to the next test.
      await townlet.chooseInMenu("Town", "Operator Mode");
      await expect(townlet.topBar.operator).toHaveCount(0);
      expect(contrast).toBeGreaterThan(4.5);
    });
  });
}

/** Of the text against what is behind it, as WCAG reckons; the chip's own colour is laid over the bar's. */
async function contrastOf(chip: Locator): Promise<number> {
  return chip.evaluate((element) => {
    const paint = document.createElement("canvas").getContext("2d");
    if (paint === null) return 0;
    const bar = element.closest(".top-bar") ?? element;
    const lit = (colours: readonly string[]): number => {
      for (const colour of colours) {
        paint.fillStyle = colour;
        paint.fillRect(0, 0, 1, 1);
      }
      const [r = 0, g = 0, b = 0] = [...paint.getImageData(0, 0, 1, 1).data].map((byte) => {
        const part = byte / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const own = getComputedStyle(element);
    const behind = lit([getComputedStyle(bar).backgroundColor, own.backgroundColor]);
    const text = lit([own.color]);
    return (Math.max(behind, text) + 0.05) / (Math.min(behind, text) + 0.05);
  });
}
