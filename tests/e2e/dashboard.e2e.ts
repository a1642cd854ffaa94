import { readFileSync } from "node:fs";
import path from "node:path";

import { PanelName } from "../../preload/settings.ts";
import { LONG, expect, test } from "./fixtures.ts";
import { growTown, planTown } from "./helpers/grow-town.ts";
import { objections } from "./helpers/objections.ts";

const ALL = PanelName.options;
/** There may be nothing of these at any time. */
const RARE: ReadonlySet<string> = new Set(["disturbances", "queues"]);
const OFTEN = ALL.filter((name) => !RARE.has(name));

test("key, menu and button open the dashboard, and every panel tells of the town", async ({
  visit,
  home,
}) => {
  const file = await growTown(path.join(home, "town.townlet"), 2300);
  const townlet = await visit({ file, speed: 10 });
  const { page, town, dashboard, card } = townlet;
  await town.expectDrawn();
  await page.keyboard.press("k");
  for (const name of OFTEN) await dashboard.expectState(name, "live");
  await expect(dashboard.figure("attendance")).toContainText("On time at work");
  await expect(dashboard.figure("attendance")).toContainText(/\d%|\d\u00A0%/u);
  await dashboard.figure("attendance").click();
  await expect(dashboard.panel("figures").getByRole("img")).toHaveAccessibleName(
    /^On time at work over 2 days/u,
  );
  // One stop of the Tab key, at the figure that was chosen; arrows lead on, and back.
  const figures = dashboard.panel("figures").locator(".figure-line");
  await expect(dashboard.panel("figures").locator(".figure-line[tabindex='0']")).toHaveCount(1);
  await dashboard.figure("attendance").focus();
  await page.keyboard.press("End");
  await expect(figures.last()).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await expect(figures.nth(1)).toBeFocused();
  await expect(dashboard.panel("economy")).toContainText("Rent a day1.75");
  await expect(dashboard.panel("economy").locator(".strip i")).toHaveCount(9);
  // Out of sight nothing is drawn anew.
  await dashboard.panel("events").scrollIntoViewIfNeeded();
  await expect(dashboard.events.first()).toBeVisible();

  await expect(page.getByTestId("job-barista")).toContainText(/Barista\d of \d at work/u);
  await expect(dashboard.panel("social")).toContainText("Friendliest");
  await expect(dashboard.panel("health")).toContainText("The town runs as it should.");
  await expect(dashboard.panel("health")).toContainText("town.townlet");

  await dashboard.panel("economy").locator(".name-link").first().click();
  await expect(card.panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dashboard.sheet).toHaveCount(0);
  await townlet.chooseInMenu("View", "Dashboard");
  await expect(dashboard.sheet).toBeVisible();
  await dashboard.close.click();
  await expect(dashboard.sheet).toHaveCount(0);
  await dashboard.open.click();
  await expect(dashboard.sheet).toBeVisible();
});

test("a key leads to the disturbances, which say what is on and for how long", async ({
  visit,
  home,
}) => {
  const trigger = { tick: 301, name: "perturbation_trigger" };
  const file = await planTown(home, [
    { ...trigger, kwargs: { spec: "price_spike", magnitude: 1.5, duration: 400 } },
    { ...trigger, kwargs: { spec: "outage", starts_in: 350, duration: 30 } },
  ]);
  const { page, town, dashboard } = await visit({ file, speed: 10 });
  await town.expectDrawn();
  await page.keyboard.press("p");
  await expect(dashboard.panel("disturbances")).toBeFocused();
  const spiked = page.getByTestId("on-price_spike");
  await expect(spiked).toContainText("Prices rise ×1.5");
  await expect(spiked).toContainText(/\d .* left/u);
  await expect(page.getByTestId("on-outage")).toContainText(/in .*\d/u);
  await expect(dashboard.panel("economy")).toContainText("×1.5");
  await page.keyboard.press("3");
  await dashboard.expectState("disturbances", "live");
  await expect(spiked).toHaveCount(0, { timeout: 15_000 });
  await expect(dashboard.panel("disturbances")).toContainText("Nothing is on at present.");
});

test("queues say who waits for whom, and both can be followed", LONG, async ({ visit, home }) => {
  const file = await growTown(path.join(home, "town.townlet"), 1500);
  const { page, town, dashboard, card } = await visit({ file, speed: 0 });
  await town.expectDrawn();
  await page.keyboard.press("k");
  const queue = page.getByTestId("queue-desk_2");
  await expect(queue).toContainText(/Desk 21 waitsused byDmitri.*Alice/u);
  await queue.getByTestId("person-alice").click();
  await expect(card.name).toHaveText("Alice");
  await expect(dashboard.panel("queues").getByTestId("person-dmitri")).toBeVisible();
});

test("events are chosen by kind and person, and lead to people and moments", async ({
  visit,
  home,
}) => {
  const file = await growTown(path.join(home, "town.townlet"), 1450);
  const { page, town, topBar, dashboard, card, time } = await visit({ file, speed: 100 });
  await town.expectDrawn();
  await page.keyboard.press("k");
  // Out of sight nothing is drawn anew.
  await dashboard.panel("events").scrollIntoViewIfNeeded();
  await dashboard.eventPerson.selectOption("bob");
  // Letters choose in the list, and do nothing else.
  await dashboard.eventKind.focus();
  await page.keyboard.press("n");
  await expect(dashboard.eventKind).toHaveValue("home");
  await dashboard.eventKind.selectOption("money");
  expect(await town.placesOfNames()).not.toEqual({});
  await expect(dashboard.events.filter({ hasText: "Bob" }).first()).toBeVisible();
  await topBar.setSpeed(0);
  await expect(dashboard.events.filter({ hasNotText: "Bob" })).toHaveCount(0);
  // The list is one stop of the Tab key, with what its line leads to; arrows go through it.
  await dashboard.eventPerson.focus();
  await page.keyboard.press("Tab");
  await expect(dashboard.events.first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(dashboard.events.last()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(dashboard.events.nth(-2)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator(".event-line:nth-last-child(2) .event-moment")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator(".event-list :focus")).toHaveCount(0);
  const about = dashboard.events.last();
  const said = await about.textContent();
  await about.click();
  await expect(card.name).toHaveText("Bob");
  await page
    .getByRole("button", { name: /^Show the moment/u })
    .last()
    .click();
  await expect(time.past).toBeVisible();
  // What lies behind the moment has not happened there.
  await expect(dashboard.events.first()).toHaveText(said ?? "");
});

test("panels say what would be there, and show nothing personal where nothing is to be", async ({
  visit,
}) => {
  const townlet = await visit({ speed: 0 });
  const { page, town, topBar, dashboard } = townlet;
  await town.expectDrawn();
  await page.keyboard.press("k");
  await dashboard.expectState("figures", "empty");
  await expect(dashboard.panel("figures")).toContainText("midnight");
  // What happened before anybody looked is on record.
  await dashboard.expectState("events", "live");
  await dashboard.panel("events").scrollIntoViewIfNeeded();
  const newest = await dashboard.events.first().textContent();
  await townlet.chooseInMenu("View", "Hide Who Is Who");
  for (const name of ["events", "social"] as const) {
    await dashboard.expectState(name, "disabled");
    await expect(dashboard.panel(name)).toContainText("Hidden, as all that is personal.");
  }
  await dashboard.expectState("economy", "live");
  await expect(dashboard.panel("economy")).toContainText(/Resident [0-9a-f]{4}/u);
  await expect(dashboard.sheet).not.toContainText("Alice");
  await townlet.chooseInMenu("View", "Hide Who Is Who");
  await dashboard.expectState("events", "live");
  await expect(dashboard.events.first()).toHaveText(newest ?? "");

  // So is what happens while nobody does.
  await page.keyboard.press("k");
  await expect(dashboard.sheet).toBeHidden();
  await topBar.setSpeed(100);
  await town.expectBeyond((await town.status()).tick + 100);
  await topBar.setSpeed(0);
  await page.keyboard.press("k");
  await dashboard.panel("events").scrollIntoViewIfNeeded();
  await expect(dashboard.events.first()).not.toHaveText(newest ?? "");
});

test(
  "what no longer comes is marked as old, what never came as wrong, and both heal",
  LONG,
  async ({ start }) => {
    const townlet = await start();
    const { page, town, topBar, dashboard } = townlet;
    await town.expectDrawn();
    await page.keyboard.press("k");
    await dashboard.expectState("economy", "live");
    await townlet.signalChild("SIGSTOP", "Utility", "Townlet town");
    await dashboard.expectState("economy", "stale");
    await expect(dashboard.panel("economy")).toContainText(/\d s old/u);
    await page.keyboard.press("k");
    await page.keyboard.press("k");
    await dashboard.expectState("economy", "error");
    await expect(dashboard.panel("economy")).toContainText("The town does not answer.");
    await dashboard.panel("economy").getByRole("button", { name: "Ask again" }).click();
    await dashboard.expectState("economy", "loading");
    await townlet.signalChild("SIGCONT", "Utility", "Townlet town");
    await dashboard.expectState("economy", "live");
    await townlet.killChild("Utility", "Townlet town");
    await page.getByTestId("problem-dialog").waitFor();
    await page.keyboard.press("Escape");
    await dashboard.expectState("economy", "live");
    // Some ticks a second tell of nothing for a while.
    await dashboard.panel("events").scrollIntoViewIfNeeded();
    await topBar.setSpeed(100);
    await expect(dashboard.events.first()).toBeVisible();
  },
);

test(
  "panels are moved and hidden by keys alone, which is remembered",
  LONG,
  async ({ start, home }) => {
    const first = await start();
    await first.town.expectDrawn();
    await first.page.keyboard.press("k");
    await first.dashboard.expectState("economy", "live");
    await expect(first.dashboard.sheet.getByRole("group", { name: "Panels" })).toBeFocused();
    const later = first.dashboard.action("figures", "later");
    await later.focus();
    await first.page.keyboard.press("Enter");
    const others = ALL.slice(2);
    await first.dashboard.expectOrder(["disturbances", "figures", ...others]);
    await expect(later).toBeFocused();
    for (const action of ["dock", "hide"] as const) {
      await first.page.keyboard.press("Tab");
      await expect(first.dashboard.action("figures", action)).toBeFocused();
    }
    await first.page.keyboard.press("Enter");
    await first.dashboard.expectOrder(["disturbances", ...others]);
    await expect(first.dashboard.show("figures")).toBeVisible();
    expect(await first.quit()).toBe(0);
    expect(readFileSync(path.join(home, "settings.json"), "utf8")).not.toContain('"figures"');

    const again = await start();
    await again.town.expectDrawn();
    await again.dashboard.open.click();
    await again.dashboard.expectOrder(["disturbances", ...others]);
    await again.dashboard.show("figures").click();
    await again.dashboard.expectOrder(["disturbances", ...others, "figures"]);
  },
);

test(
  "a panel that is kept beside the town stays there, with and without a card, over a restart",
  LONG,
  async ({ start }) => {
    const first = await start();
    await first.town.expectDrawn();
    await expect(first.dashboard.dock).toHaveCount(0);
    await first.page.keyboard.press("k");
    await first.dashboard.action("economy", "dock").click();
    await expect(first.dashboard.action("economy", "dock")).toHaveAttribute("aria-pressed", "true");
    await first.dashboard.action("disturbances", "dock").click();
    await first.page.keyboard.press("Escape");
    await first.dashboard.expectState("economy", "live");
    await expect(first.dashboard.dock).toBeVisible();
    await first.page.keyboard.press("p");
    await expect(first.dashboard.panel("disturbances")).toBeFocused();
    await expect(first.dashboard.sheet).toHaveCount(0);
    expect(await first.quit()).toBe(0);

    const again = await start();
    const { page, town, dashboard, card } = again;
    await town.expectDrawn();
    await dashboard.expectState("economy", "live");
    await dashboard.dock.locator(".name-link").first().click();
    await expect(card.panel).toBeVisible();
    await expect(dashboard.panel("economy")).toBeVisible();
    for (const name of ["economy", "disturbances"] as const)
      await dashboard.action(name, "dock").click();
    await expect(dashboard.dock).toHaveCount(0);
    await page.keyboard.press("k");
    await dashboard.expectState("economy", "live");
  },
);

for (const theme of ["light", "dark"] as const) {
  test.describe(`in ${theme} colours`, theme === "dark" ? LONG : {}, () => {
    test.use({ settings: { theme, docked: ["economy", "events"] } });

    test("the dashboard keeps the accessibility rules", async ({ visit, home }) => {
      const file = await growTown(path.join(home, "town.townlet"), 2300);
      const townlet = await visit({ file, speed: 10 });
      await townlet.town.expectDrawn();
      await townlet.page.keyboard.press("k");
      for (const name of OFTEN) await townlet.dashboard.expectState(name, "live");
      await townlet.page.keyboard.press("Space");
      expect(await objections(townlet)).toEqual([]);
      await townlet.page.keyboard.press("k");
      await townlet.town.residents.first().click();
      await townlet.dashboard.expectState("economy", "live");
      expect(await objections(townlet), "beside the town").toEqual([]);
    });
  });
}
