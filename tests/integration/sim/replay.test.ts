import { writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { type Command } from "../../../sim/console/commands.ts";
import { COMMANDS } from "../../../sim/console/registry.ts";
import { createTown } from "../../../sim/create-town.ts";
import { outcomeHash, stateHash } from "../../../sim/snapshot/hash.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../sim/snapshot/snapshot.ts";
import { runTick } from "../../../sim/tick.ts";
import type { Town } from "../../../sim/town.ts";
import { Dice } from "../../../main/soak/dice.ts";
import { type Inputs, nextOperations } from "../../../main/soak/operations.ts";
import { campaignTowns } from "../../campaign/towns.ts";
import { required } from "../../helpers/required.ts";
import { runUntil } from "../../helpers/run-town.ts";
import { townlet, townletProcess } from "../../helpers/run-townlet.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good, newTownFile, reopened } from "../../helpers/town-file.ts";

const TICKS = 5000;
const SEED = 7;
/** In the default town most rules are at work; in the other one people are let go. */
const TOWNS = ["default", "exit_queue"];

/** A town that has lived through random operations of every kind, and what they were. */
function wildTown(scenario: string): { readonly town: Town; readonly inputs: Inputs } {
  const config = required(campaignTowns().get(scenario));
  const town = createTown(config, BigInt(SEED));
  const dice = new Dice(SEED);
  const inputs = new Map<number, readonly Command[]>();
  for (let tick = 1; tick <= TICKS; tick++) {
    const commands = nextOperations(dice, town);
    inputs.set(tick, commands);
    runTick(town, commands);
  }
  return { town, inputs };
}

/** The same as a file of commands. */
function commandFile(inputs: Inputs): string {
  const file = path.join(temporaryFolder(), "commands.jsonl");
  const lines = [...inputs].flatMap(([tick, commands]) =>
    commands.map((command) => JSON.stringify({ tick, mode: "admin", ...command })),
  );
  writeFileSync(file, lines.join("\n"));
  return file;
}

test.each(TOWNS)(
  "[A162] two processes given the same commands of every kind tell the same story of %s, which verify confirms",
  async (scenario) => {
    const { town, inputs } = wildTown(scenario);
    const used = new Set([...inputs.values()].flatMap((list) => list.map(({ name }) => name)));
    const inputNames = Object.entries(COMMANDS).filter(([, { place }]) => place === "tick");
    expect([...used]).toEqual(expect.arrayContaining(inputNames.map(([name]) => name)));

    const commands = commandFile(inputs);
    const kept = path.join(path.dirname(commands), "wild.townlet");
    const run = ["run", scenario, "--ticks", String(TICKS), "--seed", String(SEED), "--json"];
    const [one, two] = await Promise.all([
      townletProcess(...run, "--commands", commands, "--out", kept),
      townletProcess(...run, "--commands", commands),
    ]);
    // A slow machine tells how far it is; nothing else may be told.
    const told = one.stderr.replaceAll(/^\d+ ticks: .* left\n/gm, "");
    expect([one.status, two.status, told]).toEqual([0, 0, ""]);
    const hashes = { outcome_hash: outcomeHash(town), state_hash: stateHash(town) };
    expect(one.document).toMatchObject({ ...hashes, invariant_violations: 0 });
    expect(two.document).toMatchObject(hashes);
    const verified = await townlet("verify", kept, "--json");
    expect([verified.status, verified.document.ok]).toEqual([0, true]);
  },
  60_000,
);

test.each(TOWNS)(
  "[A8] a wild town saved and loaded goes on as it would have, and a branch leaves it at the branch: %s",
  (scenario) => {
    const { town, inputs } = wildTown(scenario);
    const saved = runUntil(createTown(town.config, BigInt(SEED)), TICKS / 2, inputs);
    const bytes = encodeSnapshot(saved);
    const loaded = (): Town => {
      const decoded = decodeSnapshot(town.config, bytes);
      if (!decoded.ok) throw new Error(decoded.error.message);
      return decoded.value;
    };
    expect(stateHash(runUntil(loaded(), TICKS, inputs))).toBe(stateHash(town));
    const branch = runUntil(loaded(), TICKS);
    expect(outcomeHash(branch)).not.toBe(outcomeHash(town));
    expect(outcomeHash(runUntil(loaded(), TICKS))).toBe(outcomeHash(branch));
  },
);

test("[A8] any tick of a wild town's file can be opened, and what is on record leads to the same end", async () => {
  const end = 2300;
  const { inputs } = wildTown("default");
  const { host, file } = await newTownFile(SEED);
  for (const [tick, commands] of inputs) if (tick <= end) host.schedule(tick, commands);
  expect(host.advance(end)).toBe(end);
  const hash = stateHash(host.town);
  good(await host.close());
  for (const at of [1, 777, 1000, 1999, end]) {
    const again = await reopened(file, at);
    expect(again.tick).toBe(at);
    again.advance(end - at);
    expect([at, stateHash(again.town), again.divergedAt]).toEqual([at, hash, null]);
    await again.abandon();
  }
});
