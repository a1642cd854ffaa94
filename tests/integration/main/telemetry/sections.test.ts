import { expect, test } from "vitest";
import { z } from "zod";

import { Command } from "../../../../sim/console/commands.ts";
import { Snapshot } from "../../../../sim/telemetry/sections/payload.ts";
import { TownSections } from "../../../../sim/telemetry/sections/town-sections.ts";
import { Lately } from "../../../../main/telemetry/lately.ts";
import { telemetrySnapshot } from "../../../../main/telemetry/snapshot.ts";
import { streamSchema } from "../../../../main/telemetry/stream-schema.ts";
import type { TownHost } from "../../../../main/town/town-host.ts";
import { townAt } from "../../../helpers/town-file.ts";

const DAYS = 2;

/** Two days in which the operator sees to it that nothing is missing. */
async function eventfulTown(): Promise<TownHost> {
  const host = await townAt(0);
  const at = (tick: number, name: string, kwargs: Record<string, unknown>): void =>
    host.schedule(tick, [Command.parse({ name, kwargs })]);
  at(420, "possess", { agent_id: "hugo", action: "acquire" });
  at(60, "set_rel", { agent_a: "bob", agent_b: "elif", trust: -0.5, rivalry: 0.9 });
  at(100, "perturbation_trigger", { spec: "price_spike", duration: 300, magnitude: 1.5 });
  at(200, "rain", { on: true });
  at(550, "blackout", { on: true });
  at(1400, "blackout", { on: false });
  at(900, "kill", { agent_id: "hugo" });
  return host;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

test("every section of a living town is filled by the town or listed with the reason, and has its shape", async () => {
  const host = await eventfulTown();
  const lately = new Lately(host.town);
  const filled = new Set<string>();
  const missing = new Set<string>();
  let count = 0;
  host.onTick((town, tick) => {
    lately.hear(town);
    if (tick % 5 !== 0) return;
    count += 1;
    const payload = telemetrySnapshot(town, {
      stream: "s",
      epoch: 0,
      recent: lately.take(),
      host: {},
    });
    if (count % 20 === 0) Snapshot.parse(payload);
    for (const [section, value] of Object.entries(payload)) {
      if (!isEmpty(value)) filled.add(section);
    }
    for (const { section } of Snapshot.shape.not_available.parse(payload["not_available"])) {
      missing.add(section);
      expect(payload).not.toHaveProperty(section);
    }
  });
  host.advance(DAYS * 1000);
  expect(count).toBe(DAYS * 200);
  const empty = Object.keys(TownSections.shape).filter((section) => !filled.has(section));
  expect(empty).toEqual([]);
  expect([...missing].toSorted()).toEqual([
    "anneal_status",
    "console_results",
    "health",
    "policy_snapshot",
    "privacy",
    "promotion",
    "runtime_variant",
    "snapshot_migrations",
    "speed",
    "stability",
    "transport",
  ]);
});

test("the JSON Schema takes what the stream sends, and refuses what is no payload", async () => {
  const host = await eventfulTown();
  host.advance(120);
  const schema = z.fromJSONSchema(streamSchema());
  const payload = telemetrySnapshot(host.town, {
    stream: "s",
    epoch: 0,
    recent: null,
    host: {},
  });
  const sent: unknown = JSON.parse(JSON.stringify(payload));
  expect(schema.safeParse(sent).error?.issues ?? []).toEqual([]);
  for (const broken of [
    { ...payload, tick: -1 },
    { ...payload, jobs: undefined },
    { ...payload, payload_type: "delta" },
    { ...payload, agents: { bob: { position: "here" } } },
  ]) {
    expect(schema.safeParse(JSON.parse(JSON.stringify(broken))).success).toBe(false);
  }
});
