/**
 * Builds the kernel that observes in the town's place, from AssemblyScript to WebAssembly. Into `out/kernel/`.
 * It imports the memory that it works in, and brings none of its own: no data, no heap, no growth.
 */
import fs from "node:fs";
import path from "node:path";
import { Refusal, root, runQuietly, say, seconds } from "./children.mjs";
import { fingerprintOf, stampIn } from "./fingerprint.mjs";
import { oneAtATime } from "./prepare.mjs";

const source = "sim/observations/kernel";
const out = path.join(root, "out", "kernel");
const stampPath = path.join(out, "build.sha256");

/** Threads share the memory; how large it is says whoever makes it, up to all that 32 bits can name. */
const memory =
  "--importMemory --noExportMemory --sharedMemory --initialMemory 1 --maximumMemory 65536";
const flags = `-O3 --noAssert --runtime stub --use abort= --enable simd,threads ${memory}`.split(
  " ",
);

/** Builds with the prepared Node when the kernel's source differs from what was built last. */
export async function buildKernelIfStale({ node, env }) {
  const fingerprint = fingerprintOf([source, "package-lock.json", "scripts/kernel.mjs"]);
  const isBuilt = () => stampIn(stampPath) === fingerprint;
  if (isBuilt()) return;
  await oneAtATime("kernel", async () => {
    if (isBuilt()) return;
    const start = performance.now();
    say("build: the kernel of observations changed …");
    const compiler = path.join(root, "node_modules", "assemblyscript", "bin", "asc.js");
    const target = path.join(out, "observe.wasm");
    fs.mkdirSync(out, { recursive: true });
    fs.rmSync(stampPath, { force: true });
    const args = [compiler, `${source}/observe.ts`, "-o", target, ...flags];
    await runQuietly(node, args, { env }).catch((error) => {
      throw new Refusal(
        `${error.output ?? error.message}\nThe kernel could not be built; see above.`,
      );
    });
    fs.writeFileSync(stampPath, fingerprint);
    say(`build: … done in ${seconds(performance.now() - start)}`);
  });
}
