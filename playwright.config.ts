import { defineConfig } from "@playwright/test";

const isServer = process.env["CI"] !== undefined;

export default defineConfig({
  testDir: "tests/e2e",
  projects: [
    { name: "e2e", testMatch: "**/*.e2e.ts" },
    { name: "package", testMatch: "**/*.smoke.ts" },
  ],
  outputDir: "out/test-results/e2e",
  // Windows of one machine share its two or three cores and one display.
  workers: 1,
  // Software graphics on a busy machine are slow; a failure is none until it has had time.
  timeout: isServer ? 75_000 : 120_000,
  expect: { timeout: 20_000 },
  use: { actionTimeout: 20_000 },
  globalTimeout: 1_800_000,
  // A window that once never came is no reason to refuse a change; the summary counts and tells what needed this.
  retries: isServer ? 1 : 0,
  // Build servers run the short form.
  ...(isServer ? { grepInvert: /@long/ } : {}),
  forbidOnly: isServer,
  reporter: [["list"], ["json"]],
});
