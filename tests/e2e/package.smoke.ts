import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { expect, test } from "@playwright/test";
import { killLeftovers, startPackaged, type Account } from "../helpers/packaged-townlet.ts";
import { TopBarPanel } from "./pages/top-bar-panel.ts";
import { TownSight } from "./pages/town-sight.ts";

/** `npm run package` names the folder that it has just made. */
const made = process.env["TOWNLET_PACKAGE"] ?? "";
const uid = process.getuid?.() ?? 0;
const nobody = 65_534;
const accounts: readonly Account[] =
  uid === 0
    ? [
        { name: "root", uid, sandbox: false },
        { name: "another user", uid: nobody, sandbox: true },
      ]
    : [{ name: "this user", uid, sandbox: true }];

let place: string;
let program: string;

test.beforeAll(() => {
  // Elsewhere, so that nothing of the repository is within reach, and readable for everybody.
  place = mkdtempSync(path.join(tmpdir(), "townlet-package-"));
  chmodSync(place, 0o755);
  cpSync(made, path.join(place, "Townlet"), { recursive: true });
  program = path.join(place, "Townlet", "Townlet");
});

test.afterEach(killLeftovers);

test.afterAll(() => rmSync(place, { recursive: true, force: true }));

for (const account of accounts) {
  test(`the package starts, lives, saves, quits and reopens as ${account.name}`, async () => {
    const userData = path.join(place, `data of ${account.name}`);
    const first = await startPackaged(program, userData, account);
    const town = new TownSight(first.page);
    const topBar = new TopBarPanel(first.page);
    await expect(first.page.getByTestId("residents")).toContainText("Alice");
    if (account.sandbox) expect(rendererSandboxes(first.pid)).toContain("2");
    await town.expectMovement();
    await topBar.setSpeed(100);
    await town.expectBeyond((await town.status()).tick + 100);
    await topBar.setSpeed(0);
    await topBar.save.click();
    await expect(town.notice).toContainText("Saved");
    const left = (await town.status()).tick;
    expect(await first.quit()).toBe(0);

    const second = await startPackaged(program, userData, account);
    await expect(second.page.getByTestId("residents")).toContainText("Alice");
    const found = await new TownSight(second.page).status();
    expect(found.tick).toBeGreaterThanOrEqual(left);
    expect(await second.quit()).toBe(0);
  });
}

test("the package answers commands without a display", () => {
  const file = path.join(place, "command.townlet");
  const launcher = path.join(place, "Townlet", "resources", "bin", "townlet");
  const options = { encoding: "utf8", env: { PATH: "/usr/bin:/bin", HOME: place } } as const;
  const args = ["run", "default", "--ticks", "200", "--out", file, "--json"];
  const report: unknown = JSON.parse(execFileSync(launcher, args, options));
  expect(report).toMatchObject({ ok: true, ticks: 200, agents_end: 8 });
  const checked: unknown = JSON.parse(execFileSync(launcher, ["verify", file, "--json"], options));
  expect(checked).toMatchObject({ ok: true, first_divergence: null });
});

test("the package carries the hardened fuses and only this machine's binaries", async () => {
  const fuses = await getCurrentFuseWire(program);
  const off = "0".charCodeAt(0);
  const on = "1".charCodeAt(0);
  expect(fuses[FuseV1Options.RunAsNode]).toBe(off);
  expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(on);
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(off);
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(off);
  expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(on);
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(on);
  expect(fuses[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe(off);
  expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(off);
  const files = readdirSync(path.dirname(program), { recursive: true, encoding: "utf8" });
  expect(files.filter((file) => file.endsWith(".node"))).toHaveLength(1);
  expect(files.filter((file) => /node-linux-|default_app/u.test(file))).toEqual([]);
});

/** The seccomp mode of every renderer below a process: 2 means that a filter stands between it and the system. */
function rendererSandboxes(parent: number): string[] {
  const below = new Set([parent]);
  const modes: string[] = [];
  const processes = readdirSync("/proc").filter((name) => /^\d+$/u.test(name));
  for (const id of processes.toSorted((a, b) => Number(a) - Number(b))) {
    try {
      const status = readFileSync(`/proc/${id}/status`, "utf8");
      if (!below.has(Number(/^PPid:\s*(\d+)/mu.exec(status)?.[1]))) continue;
      below.add(Number(id));
      const command = readFileSync(`/proc/${id}/cmdline`, "utf8");
      if (command.includes("--type=renderer"))
        modes.push(/^Seccomp:\s*(\d)/mu.exec(status)?.[1] ?? "");
    } catch {
      // Ended while we looked.
    }
  }
  return modes;
}
