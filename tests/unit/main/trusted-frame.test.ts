import { expect, test } from "vitest";

import { isTrusted } from "../../../main/ipc/trusted-frame.ts";

const contents = { name: "our page" };
const window = { isDestroyed: () => false, webContents: contents };
const mainFrame = { url: "townlet://app/index.html", parent: null };

test("the main frame of our window is trusted", () => {
  expect(isTrusted({ sender: contents, senderFrame: mainFrame }, window)).toBe(true);
});

test.each([
  ["a frame inside the page", { sender: contents, senderFrame: { ...mainFrame, parent: {} } }],
  ["a frame that is gone", { sender: contents, senderFrame: null }],
  ["another page", { sender: { name: "other" }, senderFrame: mainFrame }],
  [
    "our window at another address",
    { sender: contents, senderFrame: { url: "https://app/", parent: null } },
  ],
  [
    "a look-alike origin",
    { sender: contents, senderFrame: { url: "townlet://app.evil/", parent: null } },
  ],
])("%s is not trusted", (_, event) => {
  expect(isTrusted(event, window)).toBe(false);
});

test("nobody is trusted when the window is closed", () => {
  const event = { sender: contents, senderFrame: mainFrame };
  expect(isTrusted(event, null)).toBe(false);
  expect(isTrusted(event, { ...window, isDestroyed: () => true })).toBe(false);
});
