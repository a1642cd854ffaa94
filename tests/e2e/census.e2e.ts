import { LONG, expect, test } from "./fixtures.ts";
import { planTown } from "./helpers/grow-town.ts";

const spawnZoe = { command: "spawn", kwargs: { agent_id: "zoe", position: [20, 9] } };
const killBob = { command: "kill", kwargs: { agent_id: "bob" } };

for (const quality of ["2d", "low"] as const) {
  test.describe(`drawn as ${quality}`, quality === "low" ? LONG : {}, () => {
    test.use({ settings: { quality } });

    test("people come and go while everything else on the page stays as it was", async ({
      visit,
      home,
    }) => {
      const file = await planTown(home, [
        { tick: 360, ...killBob },
        { tick: 400, ...spawnZoe },
      ]);
      const { page, town, topBar, card } = await visit({ file, speed: 0 });
      await town.expectDrawn(quality);
      await town.resident("carmen").click();
      await page.getByTestId("town-toggle").click();
      await page.keyboard.press("+");
      await topBar.setSpeed(10);
      await expect(town.resident("bob")).toHaveCount(0);
      await expect(town.label("bob")).toBeHidden();
      await expect(town.resident("zoe")).toBeVisible();
      // Somebody new has come in Bob's place by then, too.
      await expect(town.residents).toHaveCount(9);
      await expect(town.resident("zoe")).not.toContainText("Not in town");
      await expect(town.label("zoe")).toBeVisible();
      await topBar.expectSpeed(10);
      await expect(card.name).toHaveText("Carmen");
      await expect(page.getByTestId("town-toggle")).toHaveAttribute("aria-expanded", "false");
      await town.resident("zoe").click();
      await expect(card.name).toHaveText("Zoe");
    });
  });
}

test(
  "the card of a followed person who leaves says so with their last lines, and closes",
  LONG,
  async ({ visit, home }) => {
    const file = await planTown(home, [{ tick: 360, ...killBob }]);
    const { page, town, topBar, card } = await visit({ file, speed: 0 });
    await town.expectDrawn();
    await town.resident("bob").click();
    await expect(card.name).toHaveText("Bob");
    await topBar.setSpeed(10);
    await expect(page.getByTestId("card-farewell")).toContainText("Bob");
    await expect(card.name).toHaveText("Bob");
    await expect(card.events).not.toBeEmpty();
    await topBar.expectSpeed(10);
    await page.getByTestId("card-goodbye").click();
    await expect(card.panel).toHaveCount(0);
  },
);
