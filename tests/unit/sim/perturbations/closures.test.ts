import { expect, test } from "vitest";

import { request } from "../../../../sim/queues/reservations.ts";
import { chanceTown } from "../../../helpers/chance-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { Story } from "../../../helpers/story.ts";

const NOBODY = -1;
const DIRTY = { hunger: 1, hygiene: 0.1, energy: 1 };

/** Three who badly need a shower, and one shower. */
function showerTown(spec: object = { object_type: "shower" }): Story {
  return new Story(
    chanceTown({
      events: { shut: { kind: "queue_closure", duration: 30, ...spec } },
      objects: [
        {
          id: "shower_1",
          type: "shower",
          position: [3, 0],
          use_tile: [3, 1],
          queue_nodes: [
            [3, 2],
            [3, 3],
          ],
        },
      ],
      people: ["ann", "bob", "cleo"].map((id, index) => ({
        id,
        position: [index * 2, 5],
        needs: DIRTY,
      })),
    }),
  );
}

const heldBy = (story: Story): string[] =>
  ["ann", "bob", "cleo"].filter((id) => someone(story.town, id).get("heldObject") !== NOBODY);

test("when a shower closes its line goes away without a cooldown, and whoever is under it finishes", () => {
  const story = showerTown();
  story.until(
    () => story.all("queue_joined").length === 2 && story.all("affordance_start").length === 1,
  );
  const [user] = heldBy(story);
  story.give("perturbation_trigger", { spec: "shut", duration: 60 });
  expect(story.all("perturbation_queue_closure")).toMatchObject([
    { object_type: "shower", objects: ["shower_1"], event_id: "evt_1" },
  ]);
  expect(story.all("perturbation_started")).toMatchObject([
    { spec: "shut", kind: "queue_closure" },
  ]);
  expect(heldBy(story)).toEqual([user]);
  for (const id of ["ann", "bob", "cleo"]) {
    expect(someone(story.town, id).get("queuedObject")).toBe(NOBODY);
    expect(someone(story.town, id).get("cooldownUntil")).toBe(0);
  }
  story.until(() => story.all("affordance_finish").length === 1);
  const closedUntil = Number(story.all("perturbation_started")[0]?.["ends_at"]);
  story.till(closedUntil - 1);
  expect(story.all("affordance_start")).toHaveLength(1);
  expect(heldBy(story)).toEqual([]);
  // It opens, and they come back by themselves.
  story.until(() => story.all("affordance_finish").length === 3, 400);
});

test("who had it promised but has not begun loses it, and nobody can ask while it is closed", () => {
  const story = showerTown({ objects: ["shower_1"] });
  story.live();
  const bob = someone(story.town, "bob");
  expect(request(story.town, bob.slot, 0)).toBe(true);
  bob.set("targetObject", 0);
  story.give("perturbation_trigger", { spec: "shut" });
  expect(bob.get("heldObject")).toBe(NOBODY);
  expect(request(story.town, bob.slot, 0)).toBe(false);
  story.give("possess", { agent_id: "bob", action: "acquire" });
  bob.put(3, 1);
  const answer = story.give("drive", {
    agent_id: "bob",
    primitive: { kind: "interact", object_id: "shower_1", affordance_id: "use_shower" },
  });
  expect(answer).toMatchObject({ ok: true, value: { kind: "wait", reason: "closed" } });
  story.give("perturbation_cancel", { event_id: "evt_1" });
  expect(request(story.town, bob.slot, 0)).toBe(true);
});

test("two closures of one thing open it when both are over", () => {
  const story = showerTown();
  const bob = someone(story.town, "bob");
  story.give("perturbation_trigger", { spec: "shut", duration: 10 });
  story.give("perturbation_trigger", { spec: "shut", duration: 30, targets: ["shower_1"] });
  story.till(15);
  expect(request(story.town, bob.slot, 0)).toBe(false);
  story.till(32);
  expect(story.all("perturbation_ended")).toHaveLength(2);
  story.until(() => story.all("affordance_start").length > 0, 60);
});

test("what there is not cannot be closed", () => {
  const story = showerTown();
  expect(story.give("perturbation_trigger", { spec: "shut", targets: ["sauna"] })).toMatchObject({
    error: { code: "invalid_args" },
  });
});
