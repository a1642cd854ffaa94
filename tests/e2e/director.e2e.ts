import { LONG, expect, test } from "./fixtures.ts";
import { planTown } from "./helpers/grow-town.ts";
import { objections } from "./helpers/objections.ts";

test("the director films somebody without their card, waits while the town stands still, and gives the camera back", async ({
  visit,
}) => {
  const townlet = await visit();
  const { page, town, card, topBar } = townlet;
  const chip = page.getByTestId("director");
  const words = page.getByTestId("director-words");
  await town.expectDrawn();
  await page.keyboard.press("g");
  await expect(words).toHaveText(/^\w+, [a-z]/u);
  await expect(card.panel).toHaveCount(0);
  await page.keyboard.press("Space");
  await expect(words).toHaveText("waits while the town stands still");
  await topBar.expectSpeed(0);
  expect(await objections(townlet)).toEqual([]);
  await page.keyboard.press("ArrowLeft");
  await expect(chip).toHaveCount(0);
  await expect(town.notice).toHaveText("You have the camera");
  await townlet.chooseInMenu("View", "Director");
  await expect(chip).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(chip).toHaveCount(0);
  await page.keyboard.press("g");
  await town.resident("carmen").click();
  await expect(card.name).toHaveText("Carmen");
  await expect(chip).toHaveCount(0);
});

test("the director goes where something is told", LONG, async ({ visit, home }) => {
  const spawnZoe = { command: "spawn", kwargs: { agent_id: "zoe", position: [20, 9] } };
  const file = await planTown(home, [{ tick: 420, ...spawnZoe }]);
  const { page, town } = await visit({ file, speed: 0 });
  await town.expectDrawn();
  await town.stepTo(410);
  await page.keyboard.press("g");
  await page.keyboard.press("1");
  await expect(page.getByTestId("director-words")).toContainText("Zoe", { timeout: 25_000 });
});
