import { expect, test } from "vitest";

import { stateHash } from "../../../sim/snapshot/hash.ts";
import { good, newTownFile, reopened, townAt } from "../../helpers/town-file.ts";

test("[A4] a tick that throws stops the town with one sentence, and nothing of it is kept", async () => {
  const { host, file } = await newTownFile();
  expect(host.advance(20)).toBe(20);
  good(await host.save());
  // A rulebook with nothing in it: the next tick cannot be lived.
  host.town.rules = { ...host.town.rules, objects: [], affordances: [] };
  host.advance(500);
  expect(host.problem).toMatchObject({ code: "invariant" });
  expect(host.problem?.message).toMatch(
    /^The town stopped at tick \d+ \(townlet-1, seed 1\): .+\.$/,
  );
  expect(host.problem?.next).toContain("report this sentence");
  // It stays where it is, and does not pretend to be sound.
  expect(host.advance(10)).toBe(0);
  expect((await host.save()).ok).toBe(false);
  await host.abandon();
  const again = await reopened(file);
  const sound = await townAt(again.tick);
  expect(stateHash(again.town)).toBe(stateHash(sound.town));
  expect(again.problem).toBeNull();
  expect(again.advance(10)).toBe(10);
});

test("[A11] a town can be closed twice, and abandoned after that", async () => {
  const { host, file } = await newTownFile();
  host.advance(10);
  expect((await host.close()).ok).toBe(true);
  expect((await host.close()).ok).toBe(true);
  await host.abandon();
  expect((await reopened(file)).tick).toBe(10);
});
