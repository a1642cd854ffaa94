import { LONG, expect, test } from "./fixtures.ts";
import { planTown } from "./helpers/grow-town.ts";

const timeline = [
  { tick: 330, command: "rain", kwargs: { on: true } },
  { tick: 340, command: "blackout", kwargs: { on: true } },
  { tick: 341, command: "perturbation_trigger", kwargs: { spec: "price_spike", duration: 400 } },
  { tick: 480, command: "blackout", kwargs: { on: false } },
  { tick: 490, command: "rain", kwargs: { on: false } },
];

for (const quality of ["2d", "low"] as const) {
  test.describe(`drawn as ${quality}`, quality === "2d" ? LONG : {}, () => {
    test.use({ settings: { quality } });

    test("weather, outages and prices are to be seen while they last", async ({ visit, home }) => {
      const { page, town, topBar, story } = await visit({ file: await planTown(home, timeline) });
      await town.expectDrawn(quality);
      const weather = page.getByTestId("weather");
      const outage = page.getByTestId("outage-power");
      const signs = page.getByTestId(/^outage-at-/);
      const dearer = page.getByTestId(/^price-at-/);
      await expect(weather).toHaveText("Sunny");
      await expect(dearer).toHaveCount(0);
      await expect(signs).toHaveCount(0);
      await expect(page.getByTestId("price-note")).toHaveCount(0);
      await topBar.setSpeed(10);
      await expect(weather).toHaveText("Rain");
      await expect(outage).toHaveText("Power out");
      await expect(signs.filter({ visible: true }).first()).toBeVisible();
      await expect(page.getByTestId("price-meal_cost")).toHaveAttribute("data-moved", "up");
      await expect(page.getByTestId("price-note")).toHaveText("Moved by a disturbance");
      await expect(dearer.filter({ visible: true }).first()).toHaveText(/^\+\d+ %$/u);
      await expect(story.lines.filter({ hasText: /It begins to rain|First drops/ })).toHaveCount(1);
      await expect(outage).toHaveCount(0);
      await expect(signs).toHaveCount(0);
      await expect(weather).toHaveText("Sunny");
    });
  });
}
