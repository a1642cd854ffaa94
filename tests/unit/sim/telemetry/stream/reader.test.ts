import { describe, expect, test } from "vitest";

import { StreamReader } from "../../../../../sim/telemetry/stream/reader.ts";
import { snapshotAt, someMessages } from "../../../../helpers/messages.ts";

function codeOf(read: ReturnType<StreamReader["read"]>): string {
  return read.ok ? read.value : read.error.code;
}

describe("versions", () => {
  test("[66] another minor version is read with a warning, another major one is not", () => {
    const reader = new StreamReader();
    expect(codeOf(reader.read({ ...snapshotAt(1), schema_version: "1.4.2" }))).toBe("taken");
    expect(reader.warning).toContain("1.4.2");
    expect(codeOf(reader.read({ ...snapshotAt(2), schema_version: "1.0.9" }))).toBe("taken");
    expect(reader.warning).toBeNull();
    expect(codeOf(reader.read({ ...snapshotAt(3), schema_version: "2.0.0" }))).toBe(
      "schema_mismatch",
    );
    expect(reader.current?.tick).toBe(2);
  });
});

test("[66] a difference needs a snapshot before it, of the same stream and epoch", () => {
  const [first, second, third] = someMessages(3);
  const reader = new StreamReader();
  expect(codeOf(reader.readLine(second?.line ?? ""))).toBe("diff_before_snapshot");
  expect(codeOf(reader.readLine(first?.line ?? ""))).toBe("taken");
  expect(codeOf(reader.readLine(second?.line ?? ""))).toBe("taken");
  expect(reader.current).toMatchObject({ tick: 1, counted: 1 });
  expect(codeOf(reader.read({ ...third?.payload, stream: "other" }))).toBe("diff_before_snapshot");
  expect(codeOf(reader.read({ ...third?.payload, epoch: 1 }))).toBe("diff_before_snapshot");
  expect(codeOf(reader.read(third?.payload))).toBe("taken");
});

test("what is older than what is known is left out; a later epoch and another stream begin anew", () => {
  const reader = new StreamReader();
  expect(codeOf(reader.read(snapshotAt(50)))).toBe("taken");
  expect(codeOf(reader.read(snapshotAt(49)))).toBe("stale");
  expect(codeOf(reader.read(someMessages(2, 20)[1]?.payload))).toBe("stale");
  expect(reader.current?.tick).toBe(50);
  expect(codeOf(reader.read({ ...snapshotAt(10), epoch: 1 }))).toBe("taken");
  expect(codeOf(reader.read(snapshotAt(60)))).toBe("stale");
  expect(codeOf(reader.read({ ...snapshotAt(0), stream: "next" }))).toBe("taken");
  expect(reader.current?.tick).toBe(0);
});

test("a whole snapshot has jobs, employment and conflict; one of some sections need not", () => {
  const { jobs: _, ...rest } = snapshotAt(1);
  expect(codeOf(new StreamReader().read(rest))).toBe("missing_sections");
  expect(codeOf(new StreamReader({ isWhole: false }).read(rest))).toBe("taken");
});

test("what is no payload is refused and changes nothing", () => {
  const reader = new StreamReader();
  reader.read(snapshotAt(1));
  for (const line of ["", "{", "[]", "null", "7", '{"tick":2}', '{"payload_type":"delta"}']) {
    expect(codeOf(reader.readLine(line))).toBe("not_a_payload");
  }
  expect(codeOf(reader.read({ ...snapshotAt(2), payload_type: "delta" }))).toBe("not_a_payload");
  expect(codeOf(reader.read({ ...snapshotAt(2), tick: -1 }))).toBe("not_a_payload");
  expect(reader.current?.tick).toBe(1);
});
