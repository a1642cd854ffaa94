import { LONG, expect, test } from "./fixtures.ts";
import { cutOff } from "./helpers/cut-off.ts";
import { objections } from "./helpers/objections.ts";
import type { Townlet } from "./pages/townlet.ts";

/** CSS pixels across the window: fewer, the larger the text. */
const across = async ({ page }: Townlet): Promise<number> => page.evaluate(() => innerWidth);

async function expectAcross(townlet: Townlet, pixels: number): Promise<void> {
  // What is left over by rounding goes either way.
  await expect.poll(async () => Math.abs((await across(townlet)) - pixels)).toBeLessThanOrEqual(1);
}

/** Not by the pointer: Playwright aims at where things would be without zoom. */
async function press({ page }: Townlet, testId: string): Promise<void> {
  await page.getByTestId(testId).first().dispatchEvent("click");
}

test(
  "text grows and shrinks by keys, stops at its largest, and is as large at the next start",
  LONG,
  async ({ start }) => {
    test.slow(); // Two starts.
    const first = await start();
    await first.town.expectDrawn();
    const usual = await across(first);
    await first.pressSystemKey("=", "control");
    await expectAcross(first, usual / 1.25);
    await expect(first.town.notice).toHaveText("Text at 125 %");
    for (const size of [150, 200, 200]) {
      await first.pressSystemKey("=", "control");
      await expect(first.town.notice).toHaveText(`Text at ${size} %`);
    }
    await expectAcross(first, usual / 2);
    await first.pressSystemKey("-", "control");
    await expect(first.town.notice).toHaveText("Text at 150 %");
    await first.pressSystemKey("0", "control");
    await expectAcross(first, usual);
    await press(first, "open-settings");
    await first.settings.expectChosen("text_size", 100);
    await first.settings.choose("text_size", 150);
    await expectAcross(first, usual / 1.5);
    expect(await first.quit()).toBe(0);

    const second = await start();
    await second.town.expectDrawn();
    await expectAcross(second, usual / 1.5);
  },
);

for (const theme of ["light", "dark"] as const) {
  test.describe(`twice as large, in ${theme} colours`, theme === "dark" ? LONG : {}, () => {
    test.use({ settings: { theme, text_size: 200 } });

    test("nothing is cut off, and the accessibility rules are kept", async ({ visit }) => {
      const townlet = await visit({ speed: 0 });
      const { page, town, card } = townlet;
      await townlet.setBounds({ x: 0, y: 0, width: 1280, height: 800 });
      await expectAcross(townlet, 640);
      await town.expectDrawn();
      const look = async (what: string) => {
        expect.soft(await cutOff(page), what).toEqual([]);
        expect.soft(await objections(townlet), what).toEqual([]);
      };
      await look("residents");
      // The file's actions are in a menu of their own, with keys as with the pointer.
      const fileMenu = page.getByTestId("file-menu");
      await fileMenu.focus();
      await page.keyboard.press("Enter");
      for (const action of ["new-town", "open-town", "recent-towns", "save-town"])
        await expect(page.getByTestId(action)).toBeInViewport();
      await look("file menu");
      await page.keyboard.press("Escape");
      await expect(page.getByTestId("new-town")).toHaveCount(0);
      await expect(fileMenu).toBeFocused();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await expect(page.getByTestId("new-town-dialog")).toBeVisible();
      await page.keyboard.press("Escape");
      await page.keyboard.press("i");
      await expect(page.getByTestId("town-words")).toBeVisible();
      await look("words");
      await page.keyboard.press("Escape");
      await expect(page.getByTestId("town-words")).toHaveCount(0);
      for (const name of ["town", "story"] as const) {
        await press(townlet, `page-${name}`);
        await expect(page.getByTestId(name === "town" ? "town-panel" : "story")).toBeVisible();
        await expect(page.getByTestId("residents")).toBeHidden();
        await look(name);
      }
      await press(townlet, "page-story");
      await expect(page.getByTestId("story")).toBeHidden();
      await press(townlet, "page-residents");
      await press(townlet, "resident-alice");
      await expect(card.scores).toBeVisible();
      await look("card");
      await page.keyboard.press("k");
      await expect(page.getByTestId("dashboard")).toBeVisible();
      expect(await cutOff(page), "dashboard").toEqual([]);
      await page.keyboard.press("k");
      for (const [menu, entry, dialog] of [
        ["View", "Settings…", "settings-dialog"],
        ["Help", "Keyboard Shortcuts", "shortcuts-dialog"],
        ["Help", "About Townlet", "about-dialog"],
        ["File", "New Town…", "new-town-dialog"],
        ["Town", "Commands…", "palette"],
      ] as const) {
        await townlet.chooseInMenu(menu, entry);
        await expect(page.getByTestId(dialog)).toBeVisible();
        await look(dialog);
        await page.keyboard.press("Escape");
        await expect(page.getByTestId(dialog)).toHaveCount(0);
      }
    });
  });
}

test("the town in words is read by keys and tells the same as the card", async ({ visit }) => {
  const { page, town, card, topBar } = await visit({ speed: 10 });
  await town.expectDrawn();
  await town.expectBeyond(330);
  await topBar.setSpeed(0);
  const residents = page.getByTestId("residents");
  await page.keyboard.press("i");
  await expect(residents).toContainText("The town in words");
  await expect(page.getByTestId("town-words")).toContainText(/^Day 1, \d\d:\d\d, \w+\. .+\.$/);
  const focused = page.locator(":focus");
  await expect(focused).toHaveAttribute("data-name", "Alice");
  for (const [key, name] of [
    ["End", "Hugo"],
    ["ArrowUp", "Grace"],
    ["Home", "Alice"],
    ["ArrowDown", "Bob"],
    ["f", "Farid"], // Not the next person: the letter goes to a name here.
  ] as const) {
    await page.keyboard.press(key);
    await expect(focused).toHaveAttribute("data-name", name);
  }
  await expect(card.panel).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(card.name).toHaveText("Farid");
  const words = town.resident("farid").locator(".resident-words");
  const lowest = /Lowest need: (\d+).% (fed|clean|rested)/u;
  await expect(words).toContainText(lowest);
  const level = lowest.exec((await words.textContent()) ?? "");
  const shown = await card.needs
    .getByRole("meter")
    .evaluateAll((meters) => meters.map((meter) => Number(meter.getAttribute("aria-valuenow"))));
  // A frame has it in 255 steps: rounding may differ.
  expect(Math.abs(Number(level?.[1]) - Math.min(...shown))).toBeLessThanOrEqual(1);
  await page.keyboard.press("Escape");
  await expect(residents).not.toContainText("The town in words");
});

test(
  "what the followed person begins to do is said, but not at full speed, nor when nobody wants to hear it",
  LONG,
  async ({ visit }) => {
    const { page, town, topBar, settings } = await visit({ speed: 10 });
    await town.expectDrawn();
    const speech = page.getByTestId("speech");
    await town.resident("alice").click();
    await expect(speech).toHaveText(/^Alice: .+\.$/);
    const gaps = await speech.evaluate(
      async (element) =>
        new Promise<number[]>((resolve) => {
          const times: number[] = [];
          const observer = new MutationObserver(() => {
            times.push(performance.now());
            if (times.length < 3) return;
            observer.disconnect();
            resolve(times.slice(1).map((time, index) => time - (times[index] ?? 0)));
          });
          observer.observe(element, { childList: true, characterData: true, subtree: true });
        }),
    );
    expect(Math.min(...gaps)).toBeGreaterThan(4800);
    await expect(speech).toHaveText(/^Alice: .+\.$/);
    await topBar.setSpeed(100);
    await expect(speech).toBeEmpty();
    await topBar.setSpeed(10);
    await expect(speech).not.toBeEmpty();
    await topBar.setSpeed(0);
    await expect(speech).toBeEmpty();
    await topBar.setSpeed(1);
    await settings.open();
    await page.getByRole("switch", { name: /screen reader/ }).press("Space");
    await settings.close();
    await expect(speech).toBeEmpty();
  },
);
