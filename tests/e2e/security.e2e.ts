import type { Page } from "@playwright/test";

import { Reply } from "./helpers/reply.ts";
import { expect, test } from "./fixtures.ts";
import { Townlet } from "./pages/townlet.ts";

test("the page has no Node and no Electron, only the bridge", async ({ visit }) => {
  const { page, town } = await visit();
  await town.expectDrawn();
  const found = await page.evaluate(() =>
    ["require", "process", "module", "Buffer", "global", "electron", "ipcRenderer"].filter(
      (name) => name in window,
    ),
  );
  expect(found).toEqual([]);
  expect(await page.evaluate(() => Object.keys(window.townlet ?? {}).toSorted())).toEqual([
    "on",
    "request",
  ]);
  expect(await page.evaluate(() => Object.isFrozen(window.townlet))).toBe(true);
});

test("pages run sandboxed, isolated and without Node", async ({ visit }) => {
  const townlet = await visit();
  const preferences = await townlet.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in Electron's types, but what it really uses.
    const read: unknown = Reflect.get(contents ?? {}, "getLastWebPreferences");
    return typeof read === "function" ? (Reflect.apply(read, contents, []) as unknown) : null;
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  });
});

test("the page's policy refuses inline scripts, evaluated text and foreign hosts", async ({
  start,
}) => {
  const townlet = await start();
  const { page, town } = townlet;
  await town.expectDrawn();
  const outcome = await page.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      refused.push(event.effectiveDirective),
    );
    const script = document.createElement("script");
    script.textContent = "window.intruder = 1";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="window.intruder = 2">');
    const fetched = await fetch("https://example.com/").then(
      () => "reached",
      () => "refused",
    );
    await new Promise((resolve) => {
      // As the page's own code would, not as the test's, which stands outside the policy.
      Reflect.apply(window.setTimeout, window, ["window.intruder = 3", 0]);
      window.setTimeout(resolve, 200);
    });
    return { intruder: "intruder" in window, refused, fetched };
  });
  expect(outcome.intruder).toBe(false);
  expect(outcome.fetched).toBe("refused");
  expect(outcome.refused).toContain("script-src-elem");
  expect(outcome.refused).toContain("script-src-attr");
  expect(outcome.refused).toContain("connect-src");
  townlet.pageErrors.length = 0; // The refusals were meant to be written there.
});

test("the page can neither go elsewhere nor open a window nor embed another page", async ({
  start,
}) => {
  const townlet = await start();
  const { page, town } = townlet;
  await town.expectDrawn();
  const address = page.url();
  const opened = await page.evaluate(() => window.open("https://example.com/") === null);
  expect(opened).toBe(true);
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = "https://example.com/";
    document.body.append(link);
    link.click();
  });
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.src = "townlet://app/index.html";
    document.body.append(frame);
  });
  await expect.poll(() => townlet.readLog()).toContain("navigation refused");
  expect(townlet.readLog()).toContain("window refused");
  expect(page.url()).toBe(address);
  expect(townlet.app.windows()).toHaveLength(1);
  await town.expectMovement();
  townlet.pageErrors.length = 0; // The refusals were meant to be written there.
});

test("files outside the page's folder cannot be reached through its addresses", async ({
  visit,
}) => {
  const townlet = await visit();
  const { page, town } = townlet;
  await town.expectDrawn();
  const statuses = await page.evaluate(async () => {
    const paths = ["/../main/index.js", "/%2e%2e/main/index.js", "/..%2fmain/index.js", "/none.js"];
    const replies = paths.map((path) =>
      fetch(`townlet://app${path}`).then(
        ({ status }) => status,
        () => 0,
      ),
    );
    return Promise.all(replies);
  });
  for (const status of statuses) expect([0, 404]).toContain(status);
  townlet.pageErrors.length = 0; // Chromium writes each 404 there.
});

test("requests with bad arguments are refused and change nothing", async ({ visit }) => {
  const { page, town } = await visit({ speed: 0 });
  await town.expectDrawn();
  const before = await town.status();
  const bad: readonly (readonly [string, unknown])[] = [
    ["town:set-speed", { speed: 1000 }],
    ["town:set-speed", { speed: "1" }],
    ["town:set-speed", {}],
    ["town:set-speed", null],
    ["town:step", { extra: 1 }],
    ["town:new", { seed: "9".repeat(100), scenario: "default" }],
    ["town:new", { seed: null, scenario: "../../etc/passwd" }],
    ["town:get-stories", { limit: 1e9 }],
    ["inspector:follow", { agent_id: "" }],
    ["inspector:follow", { agent_id: { $ne: null } }],
    ["settings:set", { theme: "../../etc/passwd" }],
    ["settings:set", { theme: "dark", unknown: true }],
  ];
  for (const [name, args] of bad) {
    const sent = ask(page, name, args);
    const reply = Reply.parse(await sent);
    expect(reply, `${name} ${JSON.stringify(args)}`).toMatchObject({
      ok: false,
      problem: { code: "bad_request" },
    });
  }
  await expect(ask(page, "town:format-disk", {})).rejects.toThrow(/unknown request/);
  const after = await town.status();
  // Writing what had happened before may go on.
  expect({ ...after, saved_tick: 0 }).toEqual({ ...before, saved_tick: 0 });
});

test("a foreign page and a frame inside ours have no bridge and get no answer", async ({
  start,
}) => {
  const townlet = await start();
  await townlet.town.expectDrawn();
  const answer: unknown = await townlet.app.evaluate(async ({ BrowserWindow }, preload) => {
    // A second window with our own preload script: the channels are there, the trust is not.
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, contextIsolation: true },
    });
    await stranger.loadURL("townlet://app/index.html");
    const reply: unknown = await stranger.webContents.executeJavaScript(
      'window.townlet.request("town:get-status", {})',
    );
    stranger.destroy();
    return reply;
  }, Townlet.preload);
  expect(Reply.parse(answer)).toMatchObject({ ok: false, problem: { code: "bad_request" } });
  expect(townlet.readLog()).toContain("request from a stranger refused");
});

/** Sends what no honest page would send; types would keep us from it. */
async function ask(page: Page, channel: string, args: unknown): Promise<unknown> {
  return page.evaluate(
    async (sent) => {
      const request: unknown = Reflect.get(window.townlet ?? {}, "request");
      if (typeof request !== "function") return null;
      const reply: unknown = await Reflect.apply(request, null, sent);
      return reply;
    },
    [channel, args] as const,
  );
}
