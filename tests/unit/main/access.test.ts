import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { Access } from "../../../main/access/access.ts";
import {
  AccessFile,
  addToken,
  readAccessFile,
  removeToken,
} from "../../../main/access/access-file.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good, refusalOf } from "../../helpers/town-file.ts";

test("a token is shown once, and only its salted hash is kept, for its owner alone", () => {
  const file = path.join(temporaryFolder(), "console-access.json");
  const token = good(addToken(file, "ops", "admin"));
  const other = good(addToken(file, "screen", "viewer"));
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(readFileSync(file, "utf8")).not.toContain(token);
  expect(statSync(file).mode & 0o077).toBe(0);
  const access = good(Access.of(good(readAccessFile(file))));
  expect(access.judge({ token, mode: null })).toEqual({
    ok: true,
    value: { mode: "admin", issuer: "ops" },
  });
  expect(access.judge({ token: other, mode: null })).toMatchObject({ value: { mode: "viewer" } });
  expect(access.judge({ token: `${token}x`, mode: null }).ok).toBe(false);
  expect(refusalOf(addToken(file, "ops", "viewer"))).toBe("bad_request");
  good(removeToken(file, "ops"));
  expect(refusalOf(removeToken(file, "ops"))).toBe("not_found");
  expect(good(Access.of(good(readAccessFile(file)))).judge({ token, mode: null }).ok).toBe(false);
});

test("a label is one label however it was typed, and one token has one label", () => {
  const file = path.join(temporaryFolder(), "console-access.json");
  const token = good(addToken(file, " ops ", "admin"));
  expect(refusalOf(addToken(file, "ops", "admin"))).toBe("bad_request");
  expect(refusalOf(addToken(file, "a\nb", "admin"))).toBe("bad_request");
  const { tokens } = good(readAccessFile(file));
  for (const both of [
    [...tokens, { label: "again", role: "viewer" as const, token_env: "AGAIN" }],
    [{ label: "again", role: "viewer" as const, token_env: "AGAIN" }, ...tokens],
  ]) {
    const access = { require_auth_for_viewer: true, tokens: both };
    expect(refusalOf(Access.of(access, { AGAIN: token }))).toBe("bad_config");
  }
  good(removeToken(file, "ops "));
});

test("a token may be in the environment, if it is there, and is nobody else's", () => {
  const file = AccessFile.parse({ tokens: [{ label: "ops", role: "admin", token_env: "OPS" }] });
  const access = good(Access.of(file, { OPS: "secret" }));
  expect(access.judge({ token: "secret", mode: "admin" }).ok).toBe(true);
  expect(refusalOf(Access.of(file, {}))).toBe("bad_config");
  expect(refusalOf(Access.of(file, { OPS: "  " }))).toBe("bad_config");
  const twice = AccessFile.parse({
    tokens: [...file.tokens, { label: "other", token_env: "OTHER" }],
  });
  expect(refusalOf(Access.of(twice, { OPS: "secret", OTHER: "secret" }))).toBe("bad_config");
  expect(refusalOf(Access.of(AccessFile.parse({ tokens: [] })))).toBe("bad_config");
});

test.each([
  ["no JSON", "bad_config"],
  ['{"tokens": [{"label": "a", "token": "plain"}]}', "bad_config"],
  [
    '{"tokens": [{"label": "a", "token_env": "A"}, {"label": "a", "token_env": "B"}]}',
    "bad_config",
  ],
])("%s is no list of tokens", (text, code) => {
  const file = path.join(temporaryFolder(), "console-access.json");
  writeFileSync(file, text);
  expect(refusalOf(readAccessFile(file))).toBe(code);
});
