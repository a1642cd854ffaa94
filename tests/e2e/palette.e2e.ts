import { LONG, expect, test } from "./fixtures.ts";
import { objections } from "./helpers/objections.ts";

// The program goes on to the next test, where nobody is an operator.
test.afterEach(async ({ shared }) => {
  const { page } = await shared();
  await page.evaluate(() => window.townlet?.request("console:operator", { on: false }));
});

test("by keys alone: it opens, finds, follows, asks, keeps what came of it, and closes step by step", async ({
  visit,
}) => {
  const townlet = await visit({ speed: 0 });
  const { page, town, card, palette } = townlet;
  await town.expectDrawn();
  await townlet.pressSystemKey("P", "control");
  await expect(palette.query).toBeFocused();
  await expect(palette.rows).toHaveCount(7);
  await page.keyboard.press("ArrowUp");
  await expect(palette.rows.last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("bob");
  await expect(palette.marked).toHaveAttribute("data-testid", "person-bob");
  await page.keyboard.press("Enter");
  await expect(card.name).toHaveText("Bob");
  await expect(palette.panel).toHaveCount(0);

  await palette.open();
  await palette.choose("inspect_agent");
  await expect(palette.input("agent_id"), "who is followed").toHaveValue("bob");
  await page.keyboard.press("Enter");
  await expect(palette.status).toContainText("Done");
  await expect(palette.form.getByTestId("answer")).toContainText("Bob");
  await expect(palette.said).toContainText("Look closely at somebody: done at tick");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("palette-trouble")).toContainText("The same was sent");

  await townlet.pressSystemKey("L", "control");
  await expect(palette.history).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(palette.query).toHaveValue("inspect_agent");
  await page.keyboard.press("Escape");
  await expect(palette.query).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(palette.panel).toHaveCount(0);
  await page.keyboard.press("Alt+p");
  await expect(palette.query).toBeFocused();
  await page.keyboard.press("Control+f");
  await page.keyboard.press("Control+f");
  await expect(page.getByTestId("palette-filter-admin")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Alt+p");
  await expect(palette.panel).toHaveCount(0);
});

test("what the window does is found by its name, with its key", async ({ visit }) => {
  const { page, town, topBar, palette } = await visit({ speed: 0 });
  await town.expectDrawn();
  await page.getByTestId("open-commands").click();
  await palette.query.fill("speed 10");
  await expect(palette.rows.first()).toHaveAttribute("data-testid", "action-speed-10");
  await expect(palette.rows.first().locator("kbd")).toHaveText("2");
  await palette.rows.first().click();
  await topBar.expectSpeed(10);
  await palette.open();
  await palette.query.fill("settings");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("settings-dialog")).toBeVisible();
});

test("an operator changes a price and brings somebody into town, and sees it", async ({
  visit,
}) => {
  const { page, town, topBar, palette } = await visit();
  await town.expectDrawn();
  await expect(page.getByText("0.33")).toHaveCount(0);
  await palette.open();
  await palette.choose("price");
  await expect(palette.locked).toBeVisible();
  await palette.input("value").press("Enter");
  await expect(palette.status, "nothing is sent").toHaveCount(0);
  await page.getByTestId("palette-operator").click();
  await expect(palette.locked).toHaveCount(0);
  await expect(topBar.operator).toBeAttached();
  await palette.input("value").fill("0.33");
  await palette.form.getByText("What is sent").click();
  await expect(palette.payload).toContainText('"value": 0.33');
  await palette.send.click();
  await expect(palette.status).toContainText("Done");
  await page.getByTestId("palette-back").click();
  await palette.choose("spawn");
  await palette.input("agent_id").fill("Zoe");
  await palette.input("position-x").fill("0");
  await palette.input("position-y").fill("900");
  await palette.send.click();
  await expect(palette.fault("position")).toContainText("outside the map");
  await palette.form
    .getByRole("combobox", { name: "Where they arrive: at the door of", exact: true })
    .selectOption({
      index: 1,
    });
  await palette.send.click();
  await expect(palette.status).toContainText("Done");
  await page.getByTestId("palette-back").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(palette.panel).toHaveCount(0);
  await expect(page.getByTestId("resident-zoe")).toBeVisible();
  await expect(page.getByText("0.33").first()).toBeVisible();
});

test("a refusal stands at its field; the results, and Enter on a refused one, bring it back", async ({
  visit,
}) => {
  const townlet = await visit({ speed: 0 });
  const { page, town, palette } = townlet;
  await town.expectDrawn();
  await palette.open();
  await palette.choose("social_events");
  await palette.input("limit").fill("-2");
  await page.keyboard.press("Enter");
  await expect(palette.fault("limit")).toContainText("From 0 to 1,000");
  await expect(palette.status, "nothing is sent").toHaveCount(0);
  await page.getByTestId("palette-back").click();
  await palette.choose("inspect_agent");
  await palette.input("agent_id").fill("nobody");
  await palette.send.click();
  await expect(palette.fault("agent_id")).toContainText("nobody here is called 'nobody'");
  await expect(palette.said).toContainText("Look closely at somebody, refused");
  await townlet.pressSystemKey("L", "control");
  await expect(palette.history.first()).toContainText("nobody");
  await expect(page.getByRole("listbox", { name: "Commands" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(palette.input("agent_id")).toHaveValue("nobody");
  await expect(palette.fault("agent_id")).toBeVisible();
  await palette.input("agent_id").fill("ali");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(palette.input("agent_id")).toHaveValue("alice");
  await page.keyboard.press("Enter");
  await expect(palette.status).toContainText("Done");
  await page.keyboard.press("Escape");
  await expect(palette.history, "Esc leads back to where it came from").toHaveCount(2);
});

test("nobody is taken away before their id is typed once more", async ({ visit }) => {
  const { page, town, palette } = await visit();
  await town.expectDrawn();
  await page.evaluate(() => window.townlet?.request("console:operator", { on: true }));
  await palette.open();
  await palette.choose("kill");
  await palette.fillName("agent_id", "Bob");
  await palette.send.click();
  const sure = page.getByTestId("palette-sure");
  await expect(page.getByTestId("palette-retype")).toBeFocused();
  await expect(sure).toBeDisabled();
  await page.keyboard.type("alice");
  await page.keyboard.press("Enter");
  await expect(sure).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(palette.input("agent_id"), "one step back").toHaveValue("Bob");
  await palette.send.click();
  await page.keyboard.type("bob");
  await page.keyboard.press("Enter");
  await expect(palette.status).toContainText("Done");
  await expect(page.getByTestId("result-undo")).toBeVisible();
  await page.getByTestId("palette-back").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("resident-bob")).toHaveCount(0);
});

for (const theme of ["light", "dark"] as const) {
  test.describe(`in ${theme} colours`, theme === "dark" ? LONG : {}, () => {
    test.use({ settings: { theme } });

    test("search, forms and results keep the accessibility rules", async ({ visit }) => {
      const townlet = await visit({ speed: 0 });
      const { page, town, palette } = townlet;
      await town.expectDrawn();
      await palette.open();
      expect(await objections(townlet), "search").toEqual([]);
      await palette.choose("kill");
      expect(await objections(townlet), "locked").toEqual([]);
      await page.getByTestId("palette-operator").click();
      await page.getByTestId("palette-back").click();
      for (const command of ["spawn", "drive", "arrange_meet", "list_agents"]) {
        await palette.choose(command);
        await palette.send.click();
        if (command === "list_agents") await expect(palette.status).toBeVisible();
        expect(await objections(townlet), command).toEqual([]);
        await page.getByTestId("palette-back").click();
      }
      await townlet.pressSystemKey("L", "control");
      await expect(palette.history.first()).toBeVisible();
      expect(await objections(townlet), "results").toEqual([]);
    });
  });
}
