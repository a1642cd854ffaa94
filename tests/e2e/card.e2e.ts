import path from "node:path";

import { LONG, expect, test } from "./fixtures.ts";
import { growTown } from "./helpers/grow-town.ts";
import type { Townlet } from "./pages/townlet.ts";

interface Around {
  readonly home: string;
  readonly visit: (options: { readonly file: string; readonly speed: 0 }) => Promise<Townlet>;
}

/** The default town in the afternoon, standing still, with somebody followed who has decided while people looked. */
async function followed(id: string, { home, visit }: Around): Promise<Townlet> {
  const file = await growTown(path.join(home, "afternoon.townlet"), 700);
  const townlet = await visit({ file, speed: 0 });
  const { town, card } = townlet;
  await town.expectDrawn();
  await town.resident(id).click();
  await expect(card.needs).toBeVisible();
  await town.stepTo(740);
  return townlet;
}

test("the card says why: what the choice was made of, and what the others lack", async ({
  visit,
  home,
}) => {
  const { page, card } = await followed("bob", { visit, home });
  const terms = card.why.locator("li");
  await expect(terms.first()).toContainText(/[+−]\d\.\d\d/);
  const shares = (await terms.locator(":scope > :last-child").allTextContents()).map((text) =>
    Number(text.replace("−", "-")),
  );
  const sum = Number(await page.getByTestId("why-sum").locator(":last-child").textContent());
  const total = shares.reduce((all, share) => all + share, 0);
  expect(Math.abs(total - sum)).toBeLessThan(0.005 * (shares.length + 1) + 1e-9);
  await expect(page.getByTestId("card-policy")).toContainText("By their own habits and needs");
  const others = card.scores.locator(".score:not([data-chosen])");
  await expect(others).toHaveCount(5);
  for (const other of await others.all()) {
    await expect(other.locator(".score-lacks")).not.toBeEmpty();
    await expect(other.locator(".score-when")).not.toBeEmpty();
  }
});

test("another choice opens to what it was made of, by key; sections fold and stay folded", async ({
  visit,
  home,
}) => {
  const { page, town, card } = await followed("alice", { visit, home });
  const other = card.scores.locator('button.score-name[aria-expanded="false"]').first();
  await other.focus();
  await page.keyboard.press("Enter");
  await expect(card.scores.locator(".terms li").first()).toBeVisible();
  await card.fold("why").focus();
  await page.keyboard.press("Enter");
  await expect(card.why.locator("li")).toHaveCount(0);
  await expect(card.fold("why")).toHaveAttribute("aria-expanded", "false");
  await town.resident("carmen").click();
  await expect(card.name).toHaveText("Carmen");
  await expect(card.fold("why")).toHaveAttribute("aria-expanded", "false");
  await card.fold("why").click();
  await expect(card.why.locator("p").last()).toBeVisible();
});

test("today is a band with the shift, what was told and now, and says so in words", async ({
  visit,
  home,
}) => {
  const { page, card, town } = await followed("alice", { visit, home });
  await expect(card.section("day")).toContainText(/It is 17:4\d\. The shift ended at 13:26\./u);
  const events = await card.events.locator("li").count();
  await expect(page.locator(".day-event")).not.toHaveCount(0);
  expect(await page.locator(".day-event").count()).toBeGreaterThanOrEqual(events);
  const left = (name: string): Promise<number> =>
    page.locator(name).evaluate((mark) => Number.parseFloat(getComputedStyle(mark).left));
  expect(await left(".day-now")).toBeGreaterThan(await left(".day-shift"));
  const before = await left(".day-now");
  await town.stepTo(760);
  await expect.poll(() => left(".day-now")).toBeGreaterThan(before);
});

test(
  "a line of what happened lately leads to its tick, and back",
  LONG,
  async ({ visit, home }) => {
    const { page, town, card, time } = await followed("alice", { visit, home });
    const before = await town.drawnTick();
    const lines = card.events.locator("button.event");
    const first = await lines.first().textContent();
    await lines.nth(1).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => town.drawnTick()).toBeLessThan(before);
    await expect(time.past).toBeVisible();
    await expect(card.name).toHaveText("Alice");
    await expect(page.getByTestId("jump-back")).toHaveText("Back to live");
    await page.getByTestId("jump-back").click();
    // There it lives on.
    await expect.poll(() => town.drawnTick()).toBeGreaterThanOrEqual(before);
    await expect(card.events.getByText(first ?? "")).toBeVisible();
    await expect(page.getByTestId("jump-back")).toHaveCount(0);
  },
);

test("the last day is drawn; where one looks all curves say what was, and lead there", async ({
  visit,
  home,
}) => {
  const { page, card, town, time } = await followed("alice", { visit, home });
  const section = card.section("last-day");
  const fed = page.getByTestId("curve-hunger");
  await fed.scrollIntoViewIfNeeded();
  await expect(section.getByRole("slider")).toHaveCount(5);
  await expect(section).toContainText(/Worst off at \d\d:\d\d: (?:fed|clean|rested) \d+/u);
  await expect(page.getByTestId("reward-sum")).toContainText(/[+−]\d+\.\d\d/u);
  const now = await fed.getAttribute("aria-valuetext");
  await fed.focus();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowLeft");
  await expect(fed).not.toHaveAttribute("aria-valuetext", now ?? "");
  const then = Number(await fed.getAttribute("aria-valuenow"));
  for (const slider of await section.getByRole("slider").all()) {
    await expect(slider).toHaveAttribute("aria-valuenow", String(then));
  }
  const level = await fed.getAttribute("aria-valuetext");
  await page.keyboard.press("Enter");
  await expect(time.past).toBeVisible();
  await expect.poll(() => town.drawnTick()).toBe(then);
  const said = Number(/(\d+)\u00A0%/u.exec(level ?? "")?.[1]);
  expect((await card.needLevels())[0]).toBe(said);
});

test("curves of a day are drawn anew about once a second, however fast the town lives", async ({
  visit,
  home,
}) => {
  const { page, topBar } = await followed("alice", { visit, home });
  const line = page.getByTestId("curve-hunger").locator("polyline");
  await expect(line).toHaveCount(1);
  await topBar.setSpeed(10);
  const draws = await line.evaluate(async (curve) => {
    let count = 0;
    const observer = new MutationObserver(() => (count += 1));
    observer.observe(curve, { attributeFilter: ["points"] });
    await new Promise((resolve) => setTimeout(resolve, 4000));
    return count;
  });
  // The card changes four times a second, and every two seconds comes what the town says of the day.
  expect(draws).toBeGreaterThan(0);
  expect(draws).toBeLessThan(9);
});
