import { expect, test } from "vitest";

import { fileOf } from "../../../main/app-page.ts";

const folder = "/app/out/renderer";

test("files of the page are found in its folder", () => {
  expect(fileOf("townlet://app/index.html", folder)).toBe(`${folder}/index.html`);
  expect(fileOf("townlet://app/assets/a-1.js?x=1#y", folder)).toBe(`${folder}/assets/a-1.js`);
});

test.each([
  "townlet://app/../../../etc/passwd",
  "townlet://app/%2e%2e/secret.html",
  "townlet://app/..%2fsecret.html",
  "townlet://app/%252e%252e/secret.html",
  "townlet://app/a/..%5c..%5csecret.html",
  "townlet://app/a%00.html",
  "townlet://other/index.html",
  "townlet://app@evil/index.html",
  "townlet:index.html",
  "file:///etc/passwd",
  "not an address",
])("%s leads nowhere outside the folder", (url) => {
  const file = fileOf(url, folder);
  expect(file === null || file.startsWith(`${folder}/`)).toBe(true);
  expect(file ?? "").not.toMatch(/\.\./);
});
