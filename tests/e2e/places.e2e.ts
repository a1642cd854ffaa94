import { LONG, expect, test } from "./fixtures.ts";
import type { Townlet } from "./pages/townlet.ts";

/** Turns to a kind of view, as it is at first. */
async function show({ page, town }: Townlet, quality: "2d" | "low"): Promise<void> {
  await page.evaluate((wanted) => window.townlet?.request("settings:set", wanted), { quality });
  await town.expectDrawn(quality);
  await page.keyboard.press("Home");
  await town.placesAtRest();
}

// A camera that jumps is where it is bound, however slow the machine.
test.use({ settings: { motion: "reduced" } });

test("a sight that was kept is gone to again, also after the page was loaded anew", async ({
  visit,
}) => {
  const townlet = await visit({ speed: 0 });
  const { page, town, topBar } = townlet;
  await town.expectDrawn();
  const home = await town.placesAtRest();
  await page.keyboard.press("Shift+Digit3");
  await expect(town.notice).toHaveText("No place 3 yet: Ctrl+3 keeps one");
  await page.keyboard.press("+");
  await expect.poll(() => town.placesOfNames()).not.toEqual(home);
  const kept = await town.placesOfNames();
  await townlet.pressSystemKey("3", "control");
  await expect(town.notice).toHaveText("Kept as place 3");
  await page.reload();
  await town.expectDrawn();
  await town.expectNamesAt(home);
  await page.keyboard.press("Shift+Digit3");
  await expect(town.notice).toHaveText("Place 3");
  await town.expectNamesAt(kept);
  await townlet.pressSystemKey("3", "control");
  await expect(town.notice).toHaveText("Place 3 replaced");
  // With Shift a digit is no speed.
  await topBar.expectSpeed(0);
  await page.getByTestId("open-commands").click();
  await page.keyboard.type("go to place");
  await expect(page.getByRole("option", { name: "Go to place 3" })).toBeVisible();
  await expect(page.getByRole("option", { name: "Go to place 4" })).toHaveCount(0);
});

test("a place of one kind of view leads the other to the same people", LONG, async ({ visit }) => {
  const townlet = await visit({ speed: 0 });
  const { page, town, card } = townlet;
  await town.expectDrawn("2d");
  const home = await town.placesAtRest();
  await town.resident("grace").click();
  await expect.poll(() => town.placesOfNames()).not.toEqual(home);
  await page.keyboard.press("Escape");
  await expect(card.panel).toHaveCount(0);
  await town.placesAtRest();
  const flat = await town.label("grace").boundingBox();
  const distance = async () => {
    const box = await town.label("grace").boundingBox();
    return Math.hypot((box?.x ?? NaN) - (flat?.x ?? NaN), (box?.y ?? NaN) - (flat?.y ?? NaN));
  };
  await townlet.pressSystemKey("1", "control");
  await expect(town.notice).toHaveText("Kept as place 1");
  await show(townlet, "low");
  expect(await distance()).toBeGreaterThan(120);
  await page.keyboard.press("Shift+Digit1");
  await expect.poll(distance).toBeLessThan(90);
  await townlet.pressSystemKey("2", "control");
  await expect(town.notice).toHaveText("Kept as place 2");
  await show(townlet, "2d");
  await page.keyboard.press("Shift+Digit2");
  await expect.poll(distance).toBeLessThan(20);
});
