import { expect, test } from "vitest";

import { observationEnvelope } from "../../../../sim/observations/envelope.ts";
import { observe, observeBytes } from "../../../../sim/observations/observe.ts";
import { type Observer, syncLayers } from "../../../../sim/observations/observer.ts";
import { VARIANTS } from "../../../../sim/observations/variants.ts";
import { CHOICES } from "../../../../sim/options/options.ts";
import { runTick } from "../../../../sim/tick.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { type Town, livingPeople } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { observerOf } from "../../../helpers/observed.ts";
import { at } from "../../../helpers/someone.ts";

function livedIn(ticks: number): Town {
  const town = createTown(defaultConfig());
  for (let tick = 0; tick < ticks; tick++) runTick(town);
  return town;
}

/** A matrix of everybody, one row after the other in spawn order. */
function matrix(observer: Observer): { floats: Float32Array; bytes: Uint8Array } {
  const { town, layout } = observer;
  const people = livingPeople(town);
  const floats = new Float32Array(people * layout.stride);
  const bytes = new Uint8Array(people * layout.map.byteStride);
  syncLayers(observer);
  for (let place = 0; place < people; place++) {
    const slot = at(town.world.live, place);
    if (layout.map.form === "f32") observe(observer, slot, floats, place * layout.stride);
    else {
      const at0 = place * layout.map.byteStride;
      observeBytes(observer, slot, bytes, at0, floats, place * layout.stride);
    }
  }
  return { floats, bytes };
}

test.each(VARIANTS)(
  "everybody at once is the same as one by one, and as plain data: %s [A128]",
  (variant) => {
    const town = livedIn(700);
    const { floats, bytes } = matrix(observerOf(town, variant));
    const observer = observerOf(town, variant);
    const { layout } = observer;
    const { agents } = observationEnvelope(observer);
    const { channels, window, form } = layout.map;
    for (let place = 0; place < livingPeople(town); place++) {
      const slot = at(town.world.live, place);
      const id = town.people[at(town.world.agents.person, slot)]?.id;
      const entry = agents.find(({ agent_id }) => agent_id === id);
      const from = place * layout.stride;
      const features = layout.features.map(({ offset }) => at(floats, from + offset));
      expect(entry?.features).toEqual(features);
      const cells = channels.flatMap(({ scale, shift }, channel) =>
        Array.from({ length: window * window }, (_, cell) => {
          const index = channel * window * window + cell;
          return form === "u8"
            ? at(bytes, place * layout.map.byteStride + index) * scale + shift
            : at(floats, from + index);
        }),
      );
      expect(entry?.map.flat(2)).toEqual(cells);
    }
  },
);

test("the envelope lists people by id, as plain data, under its version [A129]", () => {
  const town = makeTown({ people: ["cleo", "ann", "bert"].map((id) => ({ id })) });
  runTick(town);
  const observer = observerOf(town, "hybrid");
  syncLayers(observer);
  const envelope = observationEnvelope(observer);
  expect(envelope.dto_schema_version).toBe("0.2.0");
  expect(envelope.tick).toBe(1);
  expect(envelope.agents.map(({ agent_id }) => agent_id)).toEqual(["ann", "bert", "cleo"]);
  expect(JSON.parse(JSON.stringify(envelope))).toEqual(envelope);
  expect(envelope.terminated).toEqual({ ann: false, bert: false, cleo: false });
  expect(envelope.agents[0]).toMatchObject({ position: [1, 0], wallet: 1, queue_state: null });
  expect(Object.keys(envelope.agents[0]?.metadata.action_mask ?? {})).toEqual([...CHOICES]);
});

test("the envelope of a busy day is plain data", () => {
  const observer = observerOf(livedIn(1340), "compact");
  syncLayers(observer);
  const envelope = observationEnvelope(observer);
  expect(JSON.parse(JSON.stringify(envelope))).toEqual(envelope);
  expect(envelope.global.running_affordances.length).toBeGreaterThan(0);
  for (const { rewards } of envelope.agents) {
    const { total = Number.NaN, ...parts } = rewards;
    const sum = Object.values(parts).reduce((all, part) => all + part, 0);
    expect(sum).toBeCloseTo(total, 12);
  }
});
