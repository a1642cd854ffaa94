import path from "node:path";

import { expect, test } from "./fixtures.ts";
import { growTown } from "./helpers/grow-town.ts";

test("Q shows who waits for what and who has it, and hides it again; H where people were", async ({
  visit,
  home,
}) => {
  const file = await growTown(path.join(home, "town.townlet"), 1500);
  const { page, town } = await visit({ file, speed: 0 });
  await town.expectDrawn();
  const waits = page.getByTestId("queue-place-alice");
  const uses = page.getByTestId("queue-place-dmitri");
  await expect(waits).toHaveCount(0);
  await page.keyboard.press("q");
  await expect(town.notice).toHaveText("Queues are shown");
  await expect(waits).toHaveText("1");
  await expect(uses).toHaveAttribute("data-look", "uses");
  await page.keyboard.press("q");
  await expect(waits).toBeHidden();
  await expect(uses).toBeHidden();
  const legend = page.getByTestId("heat-legend");
  await expect(legend).toHaveCount(0);
  await page.keyboard.press("h");
  await expect(legend).toBeVisible();
  await page.keyboard.press("h");
  await expect(legend).toHaveCount(0);
});

test("whoever is followed on their way has it before them, unless paths are not wanted", async ({
  visit,
  home,
}) => {
  const file = await growTown(path.join(home, "town.townlet"), 676);
  const townlet = await visit({ file, speed: 0 });
  const { town, card } = townlet;
  await town.expectDrawn();
  await town.resident("bob").click();
  await expect(card.doing).toContainText("Walking to The Grocer");
  await town.expectGoal(/^\d+,\d+$/u);
  await townlet.chooseInMenu("View", "Path of Whom You Follow");
  await town.expectGoal(/^$/u);
});
