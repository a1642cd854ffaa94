/**
 * Builds everything that runs: main process, town process, command line, preload, renderer. Into `out/`.
 * Imported, it tells whether the build is up to date without loading any package; started, it builds.
 */
import fs from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { Refusal, root, run, say, seconds } from "./children.mjs";
import { fingerprintOf, stampIn } from "./fingerprint.mjs";
import { buildKernelIfStale } from "./kernel.mjs";
import { oneAtATime } from "./prepare.mjs";
import { buildStorageFaultsIfStale } from "./storage-faults.mjs";

const out = path.join(root, "out");
const stampPath = path.join(out, "build.sha256");

const inputs = ["main", "preload", "renderer", "sim", "package-lock.json", "scripts/build.mjs"];

/** Builds with the prepared Node when any source differs from what was built last. */
export async function buildIfStale(prepared) {
  await buildKernelIfStale(prepared);
  await buildStorageFaultsIfStale(prepared);
  const fingerprint = fingerprintOf(inputs);
  const isBuilt = () => stampIn(stampPath) === fingerprint;
  if (isBuilt()) return;
  await oneAtATime("build", async () => {
    if (!isBuilt()) await buildNow(prepared, fingerprint);
  });
}

async function buildNow({ node, env }, fingerprint) {
  const start = performance.now();
  say("build: sources changed …");
  const status = await run(node, [path.join(root, "scripts", "build.mjs")], {
    env,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Refusal("The build failed; see above.");
  fs.writeFileSync(stampPath, fingerprint);
  say(`build: … done in ${seconds(performance.now() - start)}`);
}

/** Provided by the runtime or shipped beside the bundles; everything else is bundled. */
const external = ["electron", "better-sqlite3", "onnxruntime-node", /^node:/u, ...builtinModules];

/** One build that runs on the current Electron and on the registry-carried one, and on Node. */
const targets = { node: "node20.18", chrome: "chrome130" };

function programConfig(entries, format, name) {
  return {
    configFile: false,
    root,
    logLevel: "warn",
    resolve: { conditions: ["node", "import", "default"] },
    ssr: { noExternal: true, external: [], target: "node" },
    build: {
      ssr: true,
      outDir: path.dirname(path.join(out, name)),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      target: targets.node,
      rolldownOptions: {
        input: entries,
        external,
        output: {
          format,
          entryFileNames: path.basename(name),
          // Beside the entries, so that every file finds the application two folders up.
          chunkFileNames: "[name]-[hash].js",
        },
      },
    },
  };
}

async function rendererConfig() {
  const { default: react } = await import("@vitejs/plugin-react");
  return {
    configFile: false,
    root: path.join(root, "renderer"),
    logLevel: "warn",
    base: "./",
    plugins: [react()],
    build: {
      outDir: path.join(out, "renderer"),
      emptyOutDir: true,
      sourcemap: true,
      target: targets.chrome,
      // Bundled with the application: one file from disk needs no splitting for download.
      chunkSizeWarningLimit: 4000,
    },
  };
}

const entry = (place) => path.join(root, place);

async function build() {
  const { build: viteBuild } = await import("vite");
  const mainEntries = {
    index: entry("main/index.ts"),
    "town-process": entry("main/town/town-process.ts"),
    cli: entry("main/cli/cli.ts"),
    "store-thread": entry("main/store/store-thread.ts"),
    "rollout-worker": entry("main/environment/rollout-worker.ts"),
    victim: entry("main/soak/victim.ts"),
  };
  const present = Object.entries(mainEntries).filter(([, file]) => fs.existsSync(file));
  const configs = [];
  if (present.length > 0) {
    configs.push(programConfig(Object.fromEntries(present), "es", "main/[name].js"));
  }
  if (fs.existsSync(entry("preload/preload.ts"))) {
    const preload = { preload: entry("preload/preload.ts") };
    configs.push(programConfig(preload, "cjs", "preload/[name].cjs"));
  }
  if (fs.existsSync(entry("renderer/main.tsx"))) configs.push(await rendererConfig());
  for (const config of configs) await viteBuild(config);
}

if (process.argv[1] === path.join(root, "scripts", "build.mjs")) {
  fs.rmSync(stampPath, { force: true });
  await build().catch((error) => {
    say(error.message);
    process.exitCode = 1;
  });
}
