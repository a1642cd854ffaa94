import { LONG, expect, test } from "./fixtures.ts";
import { forkTown } from "./helpers/grow-town.ts";
import { objections } from "./helpers/objections.ts";

for (const theme of ["light", "dark"] as const) {
  test.describe(`in ${theme} colours`, theme === "dark" ? LONG : {}, () => {
    test.use({ settings: { theme } });

    test("the town with a followed person keeps the accessibility rules", async ({ visit }) => {
      const townlet = await visit({ speed: 0 });
      await townlet.town.expectDrawn();
      expect(await objections(townlet)).toEqual([]);
      await townlet.town.residents.first().click();
      await expect(townlet.card.scores).toBeVisible();
      expect(await objections(townlet)).toEqual([]);
    });

    test("the past, timelines and a comparison keep the accessibility rules", async ({
      visit,
      home,
    }) => {
      const townlet = await visit({ file: await forkTown(home), speed: 0 });
      const { page, town, time } = townlet;
      await town.expectDrawn();
      await time.name("main").click();
      await expect(time.name("main")).toHaveAttribute("aria-current", "true");
      await time.press("PageDown", 3);
      await expect(time.past).toBeVisible();
      expect(await objections(townlet), "past").toEqual([]);
      for (const [open, dialog] of [
        ["branch-here", "branch-dialog"],
        ["rename-Branch 1", "rename-dialog"],
        ["remove-Branch 1", "remove-dialog"],
        ["compare", "compare-dialog"],
      ] as const) {
        await page.getByTestId(open).focus();
        await page.keyboard.press("Enter");
        await expect(page.getByTestId(dialog)).toBeVisible();
        expect(await objections(townlet), dialog).toEqual([]);
        if (dialog !== "compare-dialog") await page.keyboard.press("Escape");
      }
      await page.getByTestId("compare-Branch 1").click();
      await expect(time.figures.first()).toBeVisible();
      expect(await objections(townlet), "comparison").toEqual([]);
    });

    test("every dialog keeps the accessibility rules", async ({ visit }) => {
      const townlet = await visit({ speed: 0 });
      const { page, town } = townlet;
      await town.expectDrawn();
      for (const [menu, entry, dialog] of [
        ["View", "Settings…", "settings-dialog"],
        ["Help", "Keyboard Shortcuts", "shortcuts-dialog"],
        ["Help", "About Townlet", "about-dialog"],
        ["File", "New Town…", "new-town-dialog"],
      ] as const) {
        await townlet.chooseInMenu(menu, entry);
        await expect(page.getByTestId(dialog)).toBeVisible();
        expect(await objections(townlet), dialog).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(page.getByTestId(dialog)).toHaveCount(0);
      }
    });
  });
}

test.describe("with the system's high contrast", () => {
  test("needs and dialogs stay readable", async ({ visit }) => {
    const townlet = await visit();
    await townlet.page.emulateMedia({ forcedColors: "active" });
    await townlet.town.expectDrawn();
    await townlet.town.residents.first().click();
    await expect(townlet.card.needs).toBeVisible();
    expect(await objections(townlet)).toEqual([]);
  });
});
