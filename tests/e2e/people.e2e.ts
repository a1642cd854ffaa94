import { LONG, expect, test } from "./fixtures.ts";
import { planTown } from "./helpers/grow-town.ts";

const meet = { tick: 420, command: "teleport" };
const feel = { tick: 421, command: "set_rel" };

/** Bob and Carmen stand side by side in the park and chat; Bob has one friend and one rival. */
const timeline = [
  { ...meet, kwargs: { agent_id: "bob", position: [22, 27] } },
  { ...meet, kwargs: { agent_id: "carmen", position: [23, 27] } },
  { ...feel, kwargs: { agent_a: "bob", agent_b: "carmen", trust: 0.8, familiarity: 0.6 } },
  {
    ...feel,
    kwargs: { agent_a: "bob", agent_b: "grace", trust: -0.2, familiarity: 0.1, rivalry: 0.7 },
  },
  { tick: 421, command: "force_chat", kwargs: { speaker: "bob", listener: "carmen" } },
];

for (const quality of ["2d", "low"] as const) {
  test.describe(`drawn as ${quality}`, quality === "low" ? LONG : {}, () => {
    test.use({ settings: { quality } });

    test("a chat hangs over both, the card says with whom, and lines go to friends and rivals", async ({
      visit,
      home,
    }) => {
      const { page, town, card } = await visit({ file: await planTown(home, timeline), speed: 0 });
      await town.expectDrawn(quality);
      await town.stepTo(422);
      await town.expectSign("bob", "chat");
      await town.expectSign("carmen", "chat");
      await expect(town.resident("carmen")).toContainText("Chatting with Bob");
      await town.expectLines();
      await town.resident("bob").click();
      await expect(card.doing).toContainText("Chatting with Carmen");
      await town.expectLines("carmen:friend", "grace:rival");
      await page.keyboard.press("l");
      await town.expectLines();
      await page.keyboard.press("l");
      await town.expectLines("carmen:friend", "grace:rival");
    });
  });
}

test(
  "the card lists friends and rivals, and whoever is pointed at has the only line",
  LONG,
  async ({ visit, home }) => {
    const { page, town, card } = await visit({ file: await planTown(home, timeline), speed: 0 });
    await town.expectDrawn();
    await town.resident("dmitri").click();
    await expect(card.traits).toBeVisible();
    await town.resident("bob").click();
    await town.stepTo(422);
    await expect(card.tie("carmen")).toContainText("Close friend");
    await expect(card.tie("carmen")).toContainText(/Trust 8\d\s%/);
    await expect(card.tie("grace")).toContainText("Bitter rival");
    await expect(card.traits.getByRole("meter")).toHaveCount(3);
    await card.tie("grace").hover();
    await town.expectLines("grace:rival");
    await expect(page.getByTestId("tie-label")).toHaveText("Bitter rival");
    await town.surface.hover();
    await town.expectLines("carmen:friend", "grace:rival");
    // By key: the line follows the focus, Enter follows the person.
    await card.tie("carmen").focus();
    await town.expectLines("carmen:friend");
    await page.keyboard.press("Enter");
    await expect(card.name).toHaveText("Carmen");
    await expect(card.tie("bob")).toContainText("Close friend");
  },
);

test("a second person, chosen with the shift key, is looked at beside the first", async ({
  visit,
  home,
}) => {
  const { page, town, card } = await visit({ file: await planTown(home, timeline), speed: 0 });
  await town.expectDrawn();
  await town.stepTo(422);
  await town.resident("bob").click();
  await expect(card.ties).toBeVisible();
  await town.resident("hugo").click({ modifiers: ["Shift"] });
  await expect(page.getByTestId("tie-pair")).toContainText("Bob and Hugo");
  await expect(card.name).toHaveText("Bob");
  await town.resident("grace").focus();
  await page.keyboard.press("Shift+Enter");
  await expect(page.getByTestId("tie-pair")).toContainText("Bob and GraceBitter rival");
  await town.expectLines("grace:rival");
  await expect(page.getByTestId("tie-label")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("tie-pair")).toHaveCount(0);
  await expect(card.panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card.panel).toHaveCount(0);
});
