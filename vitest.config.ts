import { defineConfig } from "vitest/config";

const project = (name: string, pattern: string, testTimeout: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/${pattern}`],
    environment: "node",
    // Files share the modules they load: nothing in the rules remembers anything between towns, and loading them anew took longer than the tests.
    isolate: false,
    setupFiles: ["tests/helpers/fast-check-seed.ts"],
    testTimeout,
    // `--update` writes the golden files anew, see tests/helpers/golden.ts.
    env: { UPDATE_GOLDEN: String(process.argv.includes("--update")) },
  },
});

export default defineConfig({
  test: {
    projects: [
      project("unit", "*.test.{ts,tsx}", 5_000),
      project("property", "*.property.test.ts", 20_000),
      project("golden", "*.golden.test.ts", 60_000),
      project("integration", "*.test.ts", 30_000),
    ],
  },
});
