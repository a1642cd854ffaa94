import { LONG, expect, test } from "./fixtures.ts";
import { planTown } from "./helpers/grow-town.ts";

const spawnZoe = { command: "spawn", kwargs: { agent_id: "zoe", position: [20, 9] } };
const killBob = { command: "kill", kwargs: { agent_id: "bob" } };

for (const quality of ["2d", "low"] as const) {
  test.describe(`drawn as ${quality}`, quality === "low" ? LONG : {}, () => {
    test.use({ settings: { quality, vignette_camera: true } });

    test("a newcomer is shown, the camera flies there and comes back where it was", async ({
      visit,
      home,
    }) => {
      const file = await planTown(home, [{ tick: 420, ...spawnZoe }]);
      const { page, town, vignette, card } = await visit({ file, speed: 0 });
      await town.expectDrawn(quality);
      await town.stepTo(419);
      const before = await town.placesAtRest();
      await town.stepTo(420);
      await expect(vignette.name).toHaveText("Zoe");
      await expect(vignette.text).toContainText("Zoe");
      await expect(vignette.panel).toContainText("New in town");
      await town.expectAway(true);
      await expect.poll(() => town.placesOfNames()).not.toEqual(before);
      await page.keyboard.press("Escape");
      await expect(vignette.panel).toHaveCount(0);
      await town.expectAway(false);
      await town.expectMostNamesAt(before);
      await expect(card.panel).toHaveCount(0);
    });
  });
}

test.describe("with the camera of arrivals", () => {
  test.use({ settings: { vignette_camera: true } });

  test("whoever takes the camera keeps it", LONG, async ({ visit, home }) => {
    const file = await planTown(home, [{ tick: 420, ...spawnZoe }]);
    const { page, town, vignette } = await visit({ file, speed: 0 });
    await town.expectDrawn();
    await town.stepTo(421);
    await town.expectAway(true);
    await page.keyboard.press("ArrowLeft");
    await town.expectAway(false);
    await page.waitForTimeout(2000); // The picture glides on for a moment.
    const mine = await town.placesAtRest();
    await vignette.close.click();
    await expect(vignette.panel).toHaveCount(0);
    await town.expectNamesAt(mine);
  });

  test("nobody is torn away from whom they follow", LONG, async ({ visit, home }) => {
    const file = await planTown(home, [{ tick: 420, ...spawnZoe }]);
    const { town, vignette, card } = await visit({ file, speed: 0 });
    await town.expectDrawn();
    await town.resident("carmen").click();
    await town.stepTo(421);
    await expect(vignette.name).toHaveText("Zoe");
    await town.expectAway(false);
    await vignette.go.click();
    await expect(card.name).toHaveText("Zoe");
    await expect(vignette.panel).toHaveCount(0);
  });

  test.describe("and reduced movement", () => {
    test.use({ settings: { vignette_camera: true, motion: "reduced" } });

    test("there is the card, but no flight", async ({ visit, home }) => {
      const file = await planTown(home, [{ tick: 420, ...spawnZoe }]);
      const { town, vignette } = await visit({ file, speed: 0 });
      await town.expectDrawn();
      await town.stepTo(421);
      await expect(vignette.name).toHaveText("Zoe");
      await town.expectAway(false);
    });
  });
});

test(
  "who leaves is shown with why and since when they lived here, and goes away by itself",
  LONG,
  async ({ visit, home }) => {
    const file = await planTown(home, [{ tick: 420, ...killBob }]);
    const { page, town, vignette } = await visit({ file, speed: 0 });
    await town.expectDrawn();
    await town.stepTo(421);
    await expect(vignette.panel).toContainText("Leaves town");
    await expect(vignette.name).toHaveText("Bob");
    await expect(vignette.text).toContainText("Bob");
    await expect(vignette.more).toContainText("Here since day 1");
    await expect(page.getByTestId("departure-bob")).toContainText("less than a day");
    await expect(page.getByTestId("arriving")).toContainText("1 newcomer");
    await expect(vignette.panel).toHaveCount(0);
  },
);

test("settings switch the lines off and the camera of arrivals on, and remember it", async ({
  visit,
}) => {
  const { town, settings } = await visit();
  await town.expectDrawn();
  await settings.open();
  await expect(settings.lines).toBeChecked();
  await settings.lines.press("Space");
  await expect(settings.vignetteCamera).not.toBeChecked();
  await settings.vignetteCamera.press("Space");
  await settings.close();
  await settings.open();
  await expect(settings.lines).not.toBeChecked();
  await expect(settings.vignetteCamera).toBeChecked();
});
