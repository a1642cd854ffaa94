import { expect, test } from "@playwright/test";
import { launchTownlet } from "../helpers/launch-townlet.ts";
import { TownPage } from "../helpers/town-page.ts";

test("people walk about as soon as the window is open, and the town goes on where it was left", async () => {
  const first = await launchTownlet();
  try {
    const town = new TownPage(first.page);
    await expect(first.page.getByTestId("residents")).toContainText("Alice");
    await town.expectPeopleToMove();
    await town.setSpeed(100);
    const before = await town.tick();
    await town.expectTickBeyond(before + 100);
    await town.setSpeed(0);
    await town.save();
    const left = await town.tick();
    await first.application.close();

    const second = await launchTownlet({ userData: first.userData });
    const reopened = new TownPage(second.page);
    await expect(second.page.getByTestId("residents")).toContainText("Alice");
    expect(await reopened.tick()).toBeGreaterThanOrEqual(left);
    await second.close();
  } finally {
    await first.close().catch(() => undefined);
  }
});
