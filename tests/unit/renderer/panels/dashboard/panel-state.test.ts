import { expect, test } from "vitest";

import {
  type PanelNeeds,
  panelStateOf,
  reasonFor,
} from "../../../../../renderer/panels/dashboard/panel-state.ts";
import type { StreamState } from "../../../../../renderer/stream/town-stream.ts";

const needs: PanelNeeds = { sections: ["day", "speed"], isDisabled: false, isEmpty: () => false };
const nothing: StreamState = {
  sections: {},
  missing: [],
  quietSeconds: 0,
  error: null,
  events: [],
  isRecalled: true,
};
const come: StreamState = { ...nothing, sections: { day: 3, speed: 1 } };

test("a panel waits until all that it needs has come", () => {
  expect(panelStateOf(needs, nothing)).toBe("loading");
  expect(panelStateOf(needs, { ...nothing, sections: { day: 3 } })).toBe("loading");
  expect(panelStateOf(needs, come)).toBe("live");
});

test("what has come may be nothing", () => {
  expect(panelStateOf({ ...needs, isEmpty: ({ sections }) => sections.day === 3 }, come)).toBe(
    "empty",
  );
});

test("a section that this town does not have leaves the panel empty, with the reason", () => {
  const without = { ...nothing, missing: [{ section: "speed", reason: "nobody runs it" }] };
  expect(panelStateOf(needs, without)).toBe("empty");
  expect(reasonFor(needs.sections, without)).toBe("nobody runs it");
  expect(reasonFor(["jobs"], without)).toBeNull();
});

test("silence makes what is there stale, and what never came an error", () => {
  expect(panelStateOf(needs, { ...come, quietSeconds: 6 })).toBe("stale");
  expect(panelStateOf(needs, { ...nothing, quietSeconds: 6 })).toBe("error");
});

test("an error goes before everything but what must not be shown", () => {
  const wrong = { ...come, error: "no", quietSeconds: 9 };
  expect(panelStateOf(needs, wrong)).toBe("error");
  expect(panelStateOf({ ...needs, isDisabled: true }, wrong)).toBe("disabled");
});
