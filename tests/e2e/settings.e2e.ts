import { LONG, expect, test } from "./fixtures.ts";

test(
  "settings and the window's place hold after a restart; one on a display that is gone comes back on one that exists",
  LONG,
  async ({ start }) => {
    test.slow(); // Three starts.
    const wanted = { x: 120, y: 60, width: 1010, height: 640 };
    const first = await start();
    await first.town.expectDrawn();
    const html = first.page.locator("html");
    await first.settings.open();
    await first.settings.choose("theme", "dark");
    await expect(html).toHaveAttribute("data-theme", "dark");
    await first.settings.choose("motion", "reduced");
    await expect(html).toHaveAttribute("data-motion", "reduced");
    await first.settings.choose("quality", "low");
    await expect(html).toHaveAttribute("data-view", "low");
    await first.settings.choose("roofs", "hidden");
    await first.settings.names.press("Space");
    await first.settings.close();
    await expect.poll(() => first.town.placesOfNames()).toEqual({});
    await first.setBounds(wanted);
    await expect.poll(() => first.bounds()).toEqual(wanted);
    expect(await first.quit()).toBe(0);

    const second = await start();
    await second.town.expectDrawn("low");
    expect(await second.bounds()).toEqual(wanted);
    await expect(second.page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(second.page.locator("html")).toHaveAttribute("data-motion", "reduced");
    expect(await second.town.placesOfNames()).toEqual({});
    await second.settings.open();
    await second.settings.expectChosen("theme", "dark");
    await second.settings.expectChosen("motion", "reduced");
    await second.settings.expectChosen("quality", "low");
    await second.settings.expectChosen("roofs", "hidden");
    await expect(second.settings.names).not.toBeChecked();
    await second.settings.choose("quality", "2d");
    await second.setBounds({ x: 4000, y: 3000, width: 1000, height: 620 });
    expect(await second.quit()).toBe(0);

    const third = await start();
    await third.town.expectDrawn("2d");
    const [windows, area] = await third.app.evaluate(
      ({ BrowserWindow, screen }) =>
        [
          BrowserWindow.getAllWindows().map((window) => window.getBounds()),
          screen.getPrimaryDisplay().workArea,
        ] as const,
    );
    expect(windows).toHaveLength(1);
    for (const { x, y, width, height } of windows) {
      expect(x + width).toBeLessThanOrEqual(area.width);
      expect(y + height).toBeLessThanOrEqual(area.height);
    }
  },
);

test("every picture quality can be chosen while the town lives", LONG, async ({ visit }) => {
  const { town, settings } = await visit();
  await town.expectDrawn("2d");
  for (const quality of ["low", "mid", "high", "2d"] as const) {
    await settings.open();
    await settings.choose("quality", quality);
    await settings.close();
    await town.expectDrawn(quality);
  }
  await town.expectMovement();
});

test.describe("as the system says", () => {
  test.use({ settings: { theme: "system", motion: "system" } });

  test("colours and movement follow the system", async ({ visit }) => {
    const { page, town } = await visit();
    await town.expectDrawn();
    const html = page.locator("html");
    // A flat map has no picture in depth made for it first.
    await expect(html).not.toHaveAttribute("data-scale");
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expect(html).toHaveAttribute("data-theme", "dark");
    await expect(html).toHaveAttribute("data-motion", "reduced");
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
    await expect(html).toHaveAttribute("data-theme", "light");
    await expect(html).toHaveAttribute("data-motion", "full");
  });
});

test.describe("with reduced movement", () => {
  test.use({ settings: { motion: "reduced" } });

  test("panels and dialogs come without an animation, and people still get about", async ({
    visit,
  }) => {
    const { page, town, settings } = await visit();
    await town.expectDrawn();
    await town.residents.first().click();
    await settings.open();
    const lasting = await page.evaluate(
      () =>
        document.getAnimations().filter((one) => Number(one.effect?.getTiming().duration) > 1)
          .length,
    );
    expect(lasting).toBe(0);
    await settings.close();
    await town.expectMovement();
  });
});

test.describe("with medium quality on a slow machine", () => {
  test.use({ settings: { quality: "mid" } });

  test("what somebody chose holds, whatever the machine would choose", LONG, async ({ visit }) => {
    const townlet = await visit();
    const { town } = townlet;
    await town.expectDrawn("mid");
    // The machine has been measured when the page says what it draws with.
    await expect.poll(() => townlet.readLog()).toContain('"msg":"view"');
    await town.expectDrawn("mid");
  });
});
