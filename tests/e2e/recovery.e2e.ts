import { TownStatus } from "../../preload/contract.ts";
import { LONG, expect, test } from "./fixtures.ts";

test.describe("in three dimensions", () => {
  test.use({ settings: { quality: "low" } });

  test("a lost graphics context is bridged by the flat map until it is back", async ({ visit }) => {
    const { page, town } = await visit();
    await town.expectDrawn("low");
    // The flat map may be there for so short a time that nobody who looks now and then sees it.
    const seen = await page.evaluateHandle(() => {
      const views = [document.documentElement.dataset["view"]];
      const notices = new Set<string | null>();
      new MutationObserver(() => {
        const view = document.documentElement.dataset["view"];
        if (view !== views.at(-1)) views.push(view);
        const notice = document.querySelector("[data-testid=view-notice]");
        if (notice !== null) notices.add(notice.textContent);
      }).observe(document.documentElement, {
        attributeFilter: ["data-view"],
        childList: true,
        subtree: true,
      });
      const canvas = document.querySelector("canvas");
      canvas?.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
      return { views, notices };
    });
    await expect
      .poll(async () => seen.evaluate(({ views }) => views), { timeout: 20_000 })
      .toEqual(["low", "2d", "low"]);
    const notices = await seen.evaluate((all) => [...all.notices].join(" "));
    expect(notices).toContain("flat map");
    await town.expectDrawn("low");
    await expect(town.viewNotice).toHaveCount(0);
    await town.expectMovement();
  });

  test("a graphics process that dies takes nothing with it", LONG, async ({ start }) => {
    const townlet = await start();
    const { town } = townlet;
    await town.expectDrawn("low");
    const { tick } = await town.status();
    await townlet.killChild("GPU");
    await town.expectMovement();
    await town.expectBeyond(tick);
    expect(await townlet.quit()).toBe(0);
  });
});

test("a machine without WebGL shows the flat map and says why", async ({ start }) => {
  const { town, settings } = await start({ withoutGl: true });
  await town.expectDrawn("2d");
  await settings.open();
  await settings.choose("quality", "auto");
  await settings.close();
  await expect(town.viewNotice).toContainText("flat map");
  await town.expectMovement();
});

test("a page that dies comes back with the town, paused or running, which has lost no tick", async ({
  start,
}) => {
  const townlet = await start();
  const { town, topBar } = townlet;
  await town.expectDrawn();
  await topBar.setSpeed(100);
  await town.expectBeyond(400);
  await topBar.setSpeed(0);
  const before = await town.status();
  const expectBack = async () => {
    await townlet.killChild("Tab");
    const again = await townlet.afterReload();
    expect(again).toMatchObject({ view: "2d", residents: 8, problems: 0 });
    const after = TownStatus.parse(again.status);
    expect(after.file).toBe(before.file);
    return { ...after, drawn: again.tick };
  };
  expect(await expectBack()).toMatchObject({ speed: 0, tick: before.tick });

  await townlet.chooseInMenu("Town", "Normal Speed");
  const running = await expectBack();
  expect(running.speed).toBe(1);
  expect(running.tick).toBeGreaterThanOrEqual(before.tick);
  await expect.poll(async () => (await townlet.afterReload()).tick).toBeGreaterThan(running.drawn);
  expect(await townlet.quit()).toBe(0);
});

test("a town process that dies is started again from its file with one message", async ({
  start,
}) => {
  const townlet = await start();
  const { page, town, topBar, card } = townlet;
  await town.expectDrawn();
  await town.residents.first().click();
  await expect(card.doing).toBeVisible();
  await topBar.setSpeed(10);
  await topBar.save.click();
  await expect(town.notice).toContainText("Saved");
  const { saved_tick } = await town.status();
  await townlet.killChild("Utility", "Townlet town");
  await town.expectProblem("The town stopped", /started again from its file/);
  const after = await town.status();
  expect(after.tick).toBeGreaterThanOrEqual(saved_tick ?? Number.POSITIVE_INFINITY);
  await topBar.expectSpeed(10);
  await town.expectMovement();
  await page.keyboard.press("1");
  await topBar.expectSpeed(1);
  // The followed person is followed on.
  const levels = await card.needLevels();
  await topBar.setSpeed(100);
  await expect.poll(() => card.needLevels()).not.toEqual(levels);
  expect(await townlet.quit()).toBe(0);
});

test(
  "a town process that hangs is noticed, and so is its waking; one that keeps dying is left alone, and quitting still works",
  LONG,
  async ({ start }) => {
    const townlet = await start();
    const { town, topBar } = townlet;
    await town.expectDrawn();
    await townlet.signalChild("SIGSTOP", "Utility", "Townlet town");
    await expect(topBar.title).toContainText("No news from the town");
    await townlet.signalChild("SIGCONT", "Utility", "Townlet town");
    await expect(topBar.title).not.toContainText("No news");
    await town.expectMovement();

    for (let deaths = 1; deaths <= 3; deaths++) {
      await townlet.killChild("Utility", "Townlet town");
      await town.expectProblem("The town stopped", /started again/);
    }
    await townlet.killChild("Utility", "Townlet town");
    await town.expectProblem("The town stopped", /does not answer/);
    expect(await townlet.quit()).toBe(0);
  },
);

test("what was saved before a power cut is there at the next start", LONG, async ({ start }) => {
  const first = await start();
  await first.town.expectDrawn();
  await first.topBar.setSpeed(100);
  await first.town.expectBeyond(400);
  await first.topBar.save.click();
  await expect(first.town.notice).toContainText("Saved");
  const { saved_tick, file } = await first.town.status();
  first.kill();

  const second = await start();
  await second.town.expectDrawn();
  await expect(second.town.problem).toHaveCount(0);
  const status = await second.town.status();
  expect(status.file).toBe(file);
  expect(status.tick).toBeGreaterThanOrEqual(saved_tick ?? Number.POSITIVE_INFINITY);
});
