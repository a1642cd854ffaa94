import { LONG, expect, test } from "./fixtures.ts";

test("the whole round can be made with keys alone", LONG, async ({ visit }) => {
  const { page, town, topBar, card, settings } = await visit();
  await town.expectDrawn();
  for (const [key, speed] of [
    ["2", 10],
    ["3", 100],
    ["1", 1],
    ["Space", 0],
  ] as const) {
    await page.keyboard.press(key);
    await topBar.expectSpeed(speed);
  }
  const { tick } = await town.status();
  await page.keyboard.press(".");
  await expect.poll(() => town.drawnTick()).toBe(tick + 1);
  await page.keyboard.press("f");
  const first = await card.name.textContent();
  await page.keyboard.press("f");
  await expect(card.name).not.toHaveText(first ?? "");
  await page.keyboard.press("Escape");
  await expect(card.panel).toHaveCount(0);
  await page.keyboard.press("n");
  await expect.poll(() => town.placesOfNames()).toEqual({});
  await page.keyboard.press("n");
  await expect.poll(() => town.placesOfNames()).not.toEqual({});
  await page.keyboard.press("?");
  await expect(page.getByTestId("shortcuts-dialog")).toBeVisible();
  await page.keyboard.press("1"); // Keys belong to the dialog now.
  await topBar.expectSpeed(0);
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("shortcuts-dialog")).toHaveCount(0);
  await expect(settings.dialog).toHaveCount(0);
});

test("arrows, plus and Home move the picture", async ({ visit }) => {
  const { page, town, topBar } = await visit();
  await town.expectDrawn();
  await topBar.setSpeed(0);
  const home = await town.placesAtRest();
  // The speed that was clicked has no claim on the arrows.
  for (const key of ["ArrowLeft", "+", "w"]) {
    const before = await town.placesOfNames();
    await page.keyboard.press(key);
    await expect.poll(() => town.placesOfNames()).not.toEqual(before);
  }
  await page.keyboard.press("Home");
  await town.expectNamesAt(home);
});

test("the focus goes from the top bar to a resident, and Enter follows them", async ({ visit }) => {
  const { page, town, card } = await visit();
  await town.expectDrawn();
  const reached: string[] = [];
  for (let presses = 0; presses < 14; presses++) {
    await page.keyboard.press("Tab");
    const id = await page.evaluate(() => {
      const element = document.activeElement;
      return element instanceof HTMLElement ? (element.dataset["testid"] ?? element.className) : "";
    });
    reached.push(id);
    if (id.startsWith("resident-")) break;
  }
  expect(reached[0]).toBe("skip-link");
  expect(reached).toContain("speed-1");
  expect(reached).toContain("open-settings");
  expect(reached.at(-1)).toMatch(/^resident-/);
  await page.keyboard.press("Enter");
  await expect(card.panel).toBeVisible();
  // Who came to a button by key means it, also with the space bar.
  await page.keyboard.press("Space");
  await expect(card.panel).toHaveCount(0);
  expect((await town.status()).speed).toBe(1);
});

test("the space bar pauses, whatever was clicked before", async ({ visit }) => {
  const { page, town, topBar, card } = await visit();
  await town.expectDrawn();
  await topBar.setSpeed(10);
  await page.keyboard.press("Space");
  await topBar.expectSpeed(0);
  await town.residents.first().click();
  await expect(card.panel).toBeVisible();
  await page.keyboard.press("Space");
  await topBar.expectSpeed(10);
  await expect(card.panel).toBeVisible();
});

test("a dialog keeps the focus and gives it back", async ({ visit }) => {
  const { page, town, topBar, settings } = await visit();
  await town.expectDrawn();
  await topBar.openSettings.focus();
  await page.keyboard.press("Enter");
  await expect(settings.dialog).toBeVisible();
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press("Tab");
    await expect(settings.dialog.locator(":focus")).toHaveCount(1);
  }
  await page.keyboard.press("Escape");
  await expect(topBar.openSettings).toBeFocused();
});

test("menu keys save, open dialogs and quit", LONG, async ({ start }) => {
  const townlet = await start();
  const { page, town, settings } = townlet;
  await town.expectDrawn();
  await townlet.pressSystemKey("S", "control");
  await expect(town.notice).toContainText("Saved");
  await townlet.pressSystemKey("F1");
  await expect(page.getByTestId("shortcuts-dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await townlet.pressSystemKey(",", "control");
  await expect(settings.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await townlet.pressSystemKey("N", "control");
  await expect(page.getByTestId("new-town-dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await townlet.pressSystemKey("Q", "control");
  expect(await townlet.exitStatus()).toBe(0);
});

test("every menu entry does what it says", async ({ visit }) => {
  const townlet = await visit();
  const { page, town, topBar, card } = townlet;
  await town.expectDrawn();
  for (const [entry, speed] of [
    ["Ten Times", 10],
    ["Hundred Times", 100],
    ["Normal Speed", 1],
    ["Pause", 0],
  ] as const) {
    await townlet.chooseInMenu("Town", entry);
    await topBar.expectSpeed(speed);
  }
  const { tick } = await town.status();
  await townlet.chooseInMenu("Town", "One Step");
  await expect.poll(() => town.drawnTick()).toBe(tick + 1);
  await townlet.chooseInMenu("View", "Follow Next Person");
  await expect(card.panel).toBeVisible();
  await townlet.chooseInMenu("View", "Stop Following");
  await expect(card.panel).toHaveCount(0);
  await townlet.chooseInMenu("View", "Names");
  await expect.poll(() => town.placesOfNames()).toEqual({});
  await townlet.chooseInMenu("View", "Names");
  await expect.poll(() => town.placesOfNames()).not.toEqual({});
  await townlet.chooseInMenu("View", "Whole Town");
  const before = await town.placesAtRest();
  await townlet.chooseInMenu("View", "Zoom In");
  await expect.poll(() => town.placesOfNames()).not.toEqual(before);
  await townlet.chooseInMenu("View", "Whole Town");
  await town.expectNamesAt(before);
  await townlet.chooseInMenu("Help", "About Townlet");
  await expect(page.getByTestId("about-dialog")).toContainText("Version");
});
