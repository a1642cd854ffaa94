import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { Command } from "../../../../sim/console/commands.ts";
import { storiesOf } from "../../../../sim/narration/stories-of.ts";
import type { Story } from "../../../../sim/narration/story.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { NO_LIMITS } from "../../../helpers/limited-town.ts";
import { relate } from "../../../helpers/neighbours.ts";

function openTown(): Town {
  const config = defaultConfig();
  config.narration.limiter = NO_LIMITS;
  return createTown(config);
}

/** What a town tells when a disturbance is triggered, for so many ticks. */
function triggered(town: Town, kwargs: object, ticks: number): readonly Story[] {
  const told: Story[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    const command = Command.parse({ name: "perturbation_trigger", kwargs });
    runTick(town, tick === 0 ? [command] : []);
    told.push(...storiesOf(town));
  }
  return told;
}

test("a meeting is told with everybody who was asked, and where", () => {
  const town = openTown();
  for (let tick = 0; tick < 300; tick++) runTick(town);
  relate(town, "alice", "bob", { rivalry: 0.6 });
  const told = triggered(town, { spec: "arranged_meet", targets: ["alice", "bob"] }, 2);
  const meet = told.find(({ category }) => category === "meet");
  expect(meet).toMatchObject({ priority: true, agents: ["alice", "bob"] });
  expect(meet?.text).toMatch(/Alice.*Bob/);
  expect(meet?.text).toContain("Café Fountain");
});

test("what closes is told with how long, and again when it opens", () => {
  const told = triggered(openTown(), { spec: "queue_closure", duration: 10 }, 14);
  const [closed, open, ...more] = told.filter(({ category }) => category === "closure");
  expect(more).toEqual([]);
  expect(closed).toMatchObject({ priority: true, topic: "queue" });
  expect(closed?.text).toContain("until about 00:15");
  expect(open?.cause).toBe("perturbation_ended");
});
