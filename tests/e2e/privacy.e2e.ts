import { readFileSync } from "node:fs";
import path from "node:path";

import { LONG, expect, test } from "./fixtures.ts";
import { growTown } from "./helpers/grow-town.ts";

const RESIDENTS = ["alice", "bob", "carmen", "dmitri", "elif", "farid", "grace", "hugo"];
const ANYBODY = new RegExp(`(?<![A-Za-z])(?:${RESIDENTS.join("|")})(?![A-Za-z])`, "iu");

for (const theme of ["light", "dark"] as const) {
  test.describe(`in ${theme} colours`, theme === "dark" ? LONG : {}, () => {
    test.use({ settings: { theme } });

    test("one key hides who is who everywhere at once, and shows it again", async ({
      visit,
      home,
    }) => {
      const file = await growTown(path.join(home, "town.townlet"), 1300);
      const townlet = await visit({ file, speed: 0 });
      const { page, town, card } = townlet;
      await town.expectDrawn();
      await town.resident("bob").click();
      await expect(card.doing).toBeVisible();
      const seen = (): Promise<string> => page.content();
      expect(await seen()).toMatch(ANYBODY);

      await townlet.chooseInMenu("View", "Hide Who Is Who");
      await expect.poll(seen).not.toMatch(ANYBODY);
      // Whoever was followed still is, under another name.
      await expect(card.doing).toBeVisible();
      await expect(page.locator("body")).toContainText(/Resident [0-9a-f]{4}/u);
      await page.screenshot({ path: test.info().outputPath(`hidden-${theme}.png`) });
      for (let step = 0; step < 5; step++) await page.getByTestId("step").click();
      expect(await seen()).not.toMatch(ANYBODY);

      await page.getByTestId("toggle-privacy").click();
      await expect.poll(seen).toMatch(ANYBODY);
      await expect(town.resident("bob")).toBeVisible();
    });
  });
}

test(
  "who hides people is shown nobody at the next start, from the first moment on",
  LONG,
  async ({ start, home }) => {
    const file = await growTown(path.join(home, "town.townlet"), 1300);
    const first = await start({ file });
    await first.town.expectDrawn();
    await first.settings.open();
    await first.settings.choose("privacy", "hash");
    await expect.poll(() => first.page.content()).not.toMatch(ANYBODY);
    expect(await first.quit()).toBe(0);
    const again = await start({ file });
    await again.town.expectDrawn();
    expect(await again.page.content()).not.toMatch(ANYBODY);
    expect(readFileSync(path.join(home, "settings.json"), "utf8")).toContain('"privacy": "hash"');
  },
);
