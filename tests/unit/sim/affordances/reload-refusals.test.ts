import { expect, test } from "vitest";

import { reloadManifest, tellReloadFailed } from "../../../../sim/affordances/reload-manifest.ts";
import { Rulebook } from "../../../../sim/affordances/rulebook.ts";
import type { TownConfig } from "../../../../sim/config/town-config.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import type { Town } from "../../../../sim/town.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { offer } from "../../../helpers/offer.ts";
import { required } from "../../../helpers/required.ts";
import { SHA, benchTown, manifest, reload } from "../../../helpers/reload.ts";
import { someone } from "../../../helpers/someone.ts";

test("a refused reload changes no byte of the state and no rule, and says what is wrong", () => {
  const refused = (
    attempt: (here: Town) => ReturnType<typeof reloadManifest>,
    prepare: (here: Town) => void = () => undefined,
    here = benchTown(),
  ): string => {
    prepare(here);
    const { rules } = here;
    const before = [stateHash(here), JSON.stringify(rules.book), here.events.count];
    const result = attempt(here);
    expect([stateHash(here), JSON.stringify(here.rules.book), here.events.count]).toEqual(before);
    expect(here.rules).toBe(rules);
    if (result.ok) throw new Error("not refused");
    return `${result.error.code}/${result.error.error}: ${result.error.message}`;
  };
  expect(
    refused((here) =>
      reloadManifest(here, here.config.manifest, {
        path: "x",
        checksum: SHA,
        expectedChecksum: "b".repeat(64),
      }),
    ),
  ).toMatch(/^invalid_args\/checksum_mismatch: /);
  expect(refused((here) => reload(here, (config) => (offer(config).preconds = ["f()"])))).toMatch(
    /^invalid_args\/invalid: \[0\] 'use_shower' preconds: .*calls are not allowed/,
  );
  expect(refused((here) => reloadManifest(here, { a: 1 }, { path: "x", checksum: SHA }))).toMatch(
    /^invalid_args\/invalid: the file: /,
  );
  expect(refused((here) => reload(here, (config) => (offer(config).duration = 2000)))).toMatch(
    /^invalid_args\/invalid: manifest\.0\.duration: /,
  );
  const put = (id: string, x: number, y: number) => (config: TownConfig) => {
    const place = { position: [x, y], use_tile: [x, y + 1] } as [number, number][] | object;
    config.manifest.push({
      type: "object",
      id,
      object_type: "bench",
      stock: {},
      position: [x, y],
      ...place,
      use_tile: [x, y + 1],
    });
  };
  expect(refused((here) => reload(here, put("stool", 0, 7)))).toMatch(/invalid_args|conflict/);
  expect(
    refused(
      (here) => reload(here, put("stool", 0, 6)),
      (here) => someone(here, "bob").put(0, 6),
    ),
  ).toBe("conflict/conflict: bob stands where an object would stand");
  expect(
    refused((here) =>
      reload(here, (config) => {
        put("a", 5, 1)(config);
        put("b", 5, 3)(config);
        put("c", 5, 5)(config);
      }),
    ),
  ).toMatch(/^conflict\/no_room: 5 objects, but room for 4/);
  // A thing that somebody holds or waits for neither goes nor moves.
  const stand = put("stool", 5, 3);
  const hold = (here: Town): void => {
    reload(here, stand);
    request(here, someone(here, "bob").slot, 2);
  };
  expect(refused((here) => reload(here, () => undefined), hold)).toBe(
    "conflict/conflict: 'stool' is held or waited for",
  );
  expect(refused((here) => reload(here, put("stool", 5, 4)), hold)).toMatch(
    /^conflict\/conflict: /,
  );
});

test("a dry run says what would change and changes nothing", () => {
  const here = benchTown();
  const before = [stateHash(here), here.rules] as const;
  const entries = manifest(here, (config) => (offer(config, "use_shower").duration = 9));
  expect(reloadManifest(here, entries, { path: "x", checksum: SHA, dryRun: true })).toMatchObject({
    ok: true,
    value: { changed: ["use_shower"] },
  });
  expect([stateHash(here), here.rules === before[1]]).toEqual([before[0], true]);
});

test("a failed reload can be told as an event", () => {
  const here = benchTown();
  const result = reloadManifest(here, [{}], { path: "x", checksum: SHA });
  if (result.ok) throw new Error("not refused");
  tellReloadFailed(here, result.error);
  expect(eventsOf(here, "affordance_manifest_reload_failed")).toEqual([
    { event: "affordance_manifest_reload_failed", tick: 0, error: "invalid" },
  ]);
});

test("a rulebook that rules cannot be compiled from is no rulebook", () => {
  const { book } = benchTown().rules;
  const isRulebook = (change: (copy: Rulebook) => void): boolean => {
    const copy = structuredClone(book);
    change(copy);
    return Rulebook.safeParse(copy).success;
  };
  expect(isRulebook(() => undefined)).toBe(true);
  expect(isRulebook((copy) => copy.types.pop())).toBe(false);
  expect(isRulebook((copy) => copy.conditions.pop())).toBe(false);
  expect(
    isRulebook((copy) => {
      required(copy.affordances[0]).entry.preconds = ["f()"];
      copy.conditions.push("f()");
    }),
  ).toBe(false);
  expect(
    isRulebook((copy) => {
      for (let row = 0; row < 64; row++) copy.affordances.push(required(copy.affordances[0]));
    }),
  ).toBe(false);
});
