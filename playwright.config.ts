import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests/e2e",
  projects: [
    { name: "e2e", testMatch: "**/*.e2e.ts" },
    { name: "package", testMatch: "**/*.smoke.ts" },
  ],
  outputDir: "test-results",
  // Windows of one machine share its two or three cores and one display.
  workers: 1,
  timeout: 90_000,
  // Cores may be shared, and software draws the town: slow is no failure.
  expect: { timeout: 20_000 },
  globalTimeout: 600_000,
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list"], ["json"]],
});
