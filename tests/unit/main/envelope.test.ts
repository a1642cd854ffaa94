import { expect, test } from "vitest";

import { MAX_LINE_BYTES, readLine } from "../../../main/console/envelope.ts";
import { LineReader } from "../../../main/console/line-reader.ts";

const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

test.each([
  ["", "no JSON"],
  ["{", "no JSON"],
  ["[]", "found a list"],
  ["null", "found nothing"],
  ["{}", "'name' is missing"],
  [
    '{"name": ""}',
    "expected text of 1 to 128 characters, none of them a control character, found an empty text",
  ],
  ['{"name": "noop", "cmd_id": "a\\u0000"}', "'cmd_id' is no good"],
  ['{"name": "noop", "cmd_id": "\\ud800"}', "'cmd_id' is no good"],
  ['{"name": "noop", "issuer": "a\\nb"}', "'issuer' is no good"],
  ['{"name": "noop", "cmd": "seed"}', "different things"],
  ['{"name": "noop", "args": "x"}', "'args' is no good: expected a list, found a text"],
  ['{"name": "noop", "kwargs": []}', "'kwargs' is no good: expected an object, found a list"],
  ['{"name": "noop", "mode": "root"}', "'viewer' or 'admin'"],
  [
    '{"name": "noop", "auth": {"secret": "hush"}}',
    "'auth' is no good: expected an object with a 'token'",
  ],
  ['{"name": "noop", "token": "hush"}', "unknown key 'token'"],
  ['{"name": "hush-hush", "auth": {"token": "hush-hush"}}', "outside 'auth'"],
  ['{"name": "noop", "args": ["\\u0068ush-hush."], "auth": {"token": "hush-hush"}}', "outside"],
  [`{"name": "noop", "args": ${nested(40)}}`, "nested too deeply"],
  [`{"name": "noop", "args": [${"1,".repeat(1000)}1]}`, "too many parts"],
  [`{"name": "${"n".repeat(MAX_LINE_BYTES)}"}`, "too long"],
])("%s is refused with what is wrong", (line, message) => {
  const read = readLine(line);
  expect(read).toMatchObject({ ok: false, error: { code: "usage" } });
  expect(read.ok ? "" : read.error.message).toContain(message);
  expect(JSON.stringify(read)).not.toContain("hush");
});

test("a command may come by name or cmd, with nothing where nothing is said", () => {
  const bare = readLine('{"cmd": "noop", "args": null, "kwargs": null, "auth": {"token": "hush"}}');
  expect(bare).toMatchObject({
    ok: true,
    value: { name: "noop", args: [], kwargs: {}, cmd_id: null, mode: null, token: "hush" },
  });
  expect(JSON.stringify(bare.ok ? bare.value.kept : "")).not.toContain("hush");
});

test("lines are the same however the bytes are cut, and a long one is refused without being held", () => {
  const text = `{"name":"noop"}\n\n{"name":"é"}\r\n${"x".repeat(3 * MAX_LINE_BYTES)}\nrest`;
  const bytes = Buffer.from(text);
  for (const size of [1, 7, 4096, bytes.length]) {
    const reader = new LineReader();
    const lines: string[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      lines.push(...reader.push(bytes.subarray(at, at + size)));
    }
    expect(lines.slice(0, 2)).toEqual(['{"name":"noop"}', '{"name":"é"}']);
    expect(lines[2]?.length).toBe(MAX_LINE_BYTES + 1);
    expect(reader.end()).toBe("rest");
  }
});
