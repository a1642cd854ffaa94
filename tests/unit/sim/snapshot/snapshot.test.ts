import * as fc from "fast-check";
import { expect, test } from "vitest";

import {
  SNAPSHOT_VERSION,
  decodeSnapshot,
  encodeSnapshot,
} from "../../../../sim/snapshot/snapshot.ts";
import { hashWords, outcomeHash, stateHash } from "../../../../sim/snapshot/hash.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { tillTown } from "../../../helpers/till-town.ts";

function livedIn(): Town {
  const town = tillTown(["ann", "bob"], {
    seed: 7n,
    edit: (config) => (config.rewards.decay_rates.hunger = 0.01),
  });
  for (let tick = 0; tick < 70; tick++) runTick(town);
  return town;
}

const town = livedIn();
const bytes = encodeSnapshot(town);

/** The answer to a changed copy of the snapshot: the code of the refusal, or "ok". */
function answer(change: (copy: Uint8Array) => Uint8Array | void, config = town.config): string {
  const copy = bytes.slice();
  const decoded = decodeSnapshot(config, change(copy) ?? copy);
  return decoded.ok ? "ok" : decoded.error.code;
}

test("[A7] a snapshot gives back state, generators, seed and people", () => {
  const decoded = decodeSnapshot(town.config, bytes);
  if (!decoded.ok) throw new Error(decoded.error.message);
  expect(stateHash(decoded.value)).toBe(stateHash(town));
  expect(outcomeHash(decoded.value)).toBe(outcomeHash(town));
  expect(decoded.value.world.streams).toEqual(town.world.streams);
  expect(decoded.value.seed).toBe(7n);
  expect(decoded.value.people).toEqual(town.people);
  expect(decoded.value.scratch.spatial).toEqual(town.scratch.spatial);
  expect(decoded.value.scratch.habit).toEqual(town.scratch.habit);
});

test("encoding what was decoded gives the same bytes", () => {
  const decoded = decodeSnapshot(town.config, bytes);
  expect(decoded.ok && Buffer.from(encodeSnapshot(decoded.value)).equals(bytes)).toBe(true);
});

test("a snapshot is a copy: the town that goes on does not change it", () => {
  const running = livedIn();
  const early = encodeSnapshot(running);
  const hash = stateHash(running);
  runTick(running);
  const decoded = decodeSnapshot(running.config, early);
  expect(decoded.ok && stateHash(decoded.value)).toBe(hash);
});

test("[A7] bytes that are no snapshot are refused as damaged", () => {
  expect(answer(() => new Uint8Array())).toBe("damaged");
  expect(answer(() => new Uint8Array(4096))).toBe("damaged");
  expect(answer((copy) => void (copy[0] = 0x20))).toBe("damaged");
});

test("another version is refused as unsupported", () => {
  expect(answer((copy) => void (copy[4] = SNAPSHOT_VERSION + 1))).toBe("unsupported");
});

test("another configuration is refused as such, another seed in it is not", () => {
  const other = structuredClone(town.config);
  other.economy.meal_cost += 0.01;
  expect(answer((copy) => copy, other)).toBe("config_mismatch");
  const renamed = { ...town.config, config_id: "other" };
  expect(answer((copy) => copy, renamed)).toBe("config_mismatch");
  expect(answer((copy) => copy, { ...town.config, seed: 99 })).toBe("ok");
});

test("a snapshot cut off anywhere is refused", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
      expect(answer((copy) => copy.subarray(0, length))).toBe("damaged");
    }),
    { numRuns: 60 },
  );
});

test("bytes behind the end are refused", () => {
  expect(answer((copy) => Uint8Array.of(...copy, 0, 0, 0, 0, 0, 0, 0, 0))).toBe("damaged");
});

test("a single flipped bit anywhere, header included, is refused", () => {
  const place = fc.integer({ min: 0, max: bytes.length - 1 });
  fc.assert(
    fc.property(place, fc.nat(7), (at, bit) => {
      const code = answer((copy) => void (copy[at] = (copy[at] ?? 0) ^ (1 << bit)));
      expect(code).toBe(at >= 4 && at < 8 ? "unsupported" : "damaged");
    }),
    { numRuns: 150 },
  );
});

test("regression: a seed changed in the header is noticed", () => {
  const text = Buffer.from(bytes).toString("latin1");
  const at = text.indexOf('"seed":"7"') + 8;
  expect(String.fromCharCode(bytes[at] ?? 0)).toBe("7");
  expect(answer((copy) => void (copy[at] = "8".charCodeAt(0)))).toBe("damaged");
});

test("a header longer than any town's is not read", () => {
  const long = new Uint8Array(bytes.length + 40_000_000);
  long.set(bytes);
  new DataView(long.buffer).setUint32(8, 40_000_000, true);
  expect(decodeSnapshot(town.config, long)).toMatchObject({
    error: { code: "damaged", message: "the header of the snapshot is too long (40000000 bytes)" },
  });
});

test("a snapshot that lies inside a larger buffer is read just the same", () => {
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(answer(() => shifted.subarray(3))).toBe("ok");
});

test("any single bit of the state changes its hash", () => {
  const words = new Int32Array(101).fill(7);
  const hash = hashWords(words);
  expect(hash).toMatch(/^[0-9a-f]{32}$/);
  const seen = new Set([hash]);
  for (let at = 0; at < words.length; at++) {
    words[at] = 7 ^ (1 << (at % 32));
    seen.add(hashWords(words));
    words[at] = 7;
  }
  expect(seen.size).toBe(102);
  expect(hashWords(words.subarray(1))).not.toBe(hash);
});

test("the outcome tells of events alone: another seed in a town where nothing happens is no other outcome", () => {
  const quiet = (seed: bigint): Town => makeTown({ seed });
  expect(outcomeHash(quiet(1n))).toBe(outcomeHash(quiet(2n)));
  expect(stateHash(quiet(1n))).not.toBe(stateHash(quiet(2n)));
});
