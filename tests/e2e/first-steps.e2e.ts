import { LONG, expect, test } from "./fixtures.ts";
import { objections } from "./helpers/objections.ts";

// What slides in is not readable yet.
test.use({ settings: { first_steps: true, motion: "reduced" } });

test("the first steps are suggested until each was taken, however it was", async ({ visit }) => {
  const townlet = await visit();
  const { page, town, palette } = townlet;
  await town.expectDrawn();
  const card = page.getByTestId("first-steps");
  const step = page.getByTestId("first-step");
  await expect(step).toHaveAttribute("data-step", "pace");
  expect(await objections(townlet)).toEqual([]);
  // What comes later may be done first.
  await page.keyboard.press("f");
  await expect(page.getByTestId("person-card")).toBeVisible();
  await expect(step).toHaveAttribute("data-step", "pace");
  await page.keyboard.press("3");
  await expect(step).toHaveAttribute("data-step", "past");
  await page.keyboard.press(" ");
  await page.keyboard.press(",");
  await expect(step).toHaveAttribute("data-step", "live");
  await page.keyboard.press("End");
  await expect(step).toHaveAttribute("data-step", "commands");
  await page.keyboard.press("Alt+p");
  await expect(palette.query).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toContainText("The town is yours");
  await page.getByTestId("first-steps-end").click();
  await expect(card).toHaveCount(0);
});

test(
  "they go when they are closed, and come again when they are asked for",
  LONG,
  async ({ visit }) => {
    const { page, town, palette } = await visit();
    await town.expectDrawn();
    await page.getByTestId("first-steps-close").click();
    await expect(page.getByTestId("first-steps")).toHaveCount(0);
    await page.reload();
    await town.expectDrawn();
    await expect(page.getByTestId("first-steps")).toHaveCount(0);
    await palette.open();
    await palette.query.fill("first steps");
    await expect(palette.marked).toHaveAttribute("data-testid", "action-first-steps");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("first-step")).toHaveAttribute("data-step", "pace");
  },
);
