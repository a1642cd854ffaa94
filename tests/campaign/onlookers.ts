import { answerReading } from "../../sim/console/answer-reading.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { AgentCard } from "../../sim/telemetry/agent-card.ts";
import { cardOf } from "../../sim/telemetry/card-of.ts";
import { employmentFigures } from "../../sim/telemetry/employment-figures.ts";
import { figuresOf } from "../../sim/telemetry/figures-of.ts";
import { queueInspect, queueMetrics } from "../../sim/telemetry/queue-inspect.ts";
import { runSummary } from "../../sim/telemetry/run-summary.ts";
import { sceneOf } from "../../sim/telemetry/scene-of.ts";
import { frameInts, writeFrame } from "../../sim/telemetry/write-frame.ts";
import type { Town } from "../../sim/town.ts";
import { everyReading } from "../helpers/every-reading.ts";
import { everyone } from "../helpers/someone.ts";

/** Looks at a town in every way there is. What is seen has its proper shape, and the town stays as it was. */
export function lookOn(town: Town): string[] {
  const before = stateHash(town);
  for (const { slot } of everyone(town)) AgentCard.parse(cardOf(town, slot, []));
  for (const { id, present } of town.rules.objects) if (present) queueInspect(town, id);
  queueMetrics(town);
  employmentFigures(town);
  figuresOf(town);
  runSummary(town);
  sceneOf(town, 1, "campaign");
  const unanswered = everyReading(town).filter((reading) => !answerReading(town, reading).ok);
  writeFrame(town, new Int32Array(frameInts(town)), 1, 1);
  return [
    ...unanswered.map(({ name }) => `the town does not answer ${name}`),
    ...(stateHash(town) === before ? [] : ["looking at the town has changed it"]),
  ];
}
