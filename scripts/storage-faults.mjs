/**
 * Compiles the disk that fails on demand, for soaks and campaigns. Into `out/soak/`. Where there is no compiler, or no
 * Linux, everything else works without it; `townlet doctor` says so.
 */
import fs from "node:fs";
import path from "node:path";
import { findProgram, root, runQuietly, say, seconds } from "./children.mjs";
import { fingerprintOf, stampIn } from "./fingerprint.mjs";
import { oneAtATime } from "./prepare.mjs";

const source = "main/soak/storage-faults.c";
const out = path.join(root, "out", "soak");
const stampPath = path.join(out, "build.sha256");

const flags =
  "-std=c11 -O2 -fPIC -shared -fvisibility=hidden -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror -pthread".split(
    " ",
  );

/** Compiles when the source differs from what was compiled last, and this machine can. */
export async function buildStorageFaultsIfStale({ env }) {
  if (process.platform !== "linux") return;
  const fingerprint = fingerprintOf([source, "scripts/storage-faults.mjs"]);
  const isBuilt = () => stampIn(stampPath) === fingerprint;
  if (isBuilt()) return;
  const compiler = findProgram("cc");
  if (compiler === undefined) return;
  await oneAtATime("storage-faults", async () => {
    if (isBuilt()) return;
    const start = performance.now();
    say("build: the disk that fails on demand changed …");
    fs.rmSync(out, { recursive: true, force: true });
    fs.mkdirSync(out, { recursive: true });
    const args = [...flags, "-o", path.join(out, "storage-faults.so"), source];
    const problem = await runQuietly(compiler, args, { env }).catch((error) => error);
    if (problem instanceof Error) {
      // No program of ours depends on it: whoever wants faults is told that they are missing.
      say(`${problem.message}\nbuild: soaks go without storage faults; see above.`);
      return;
    }
    fs.writeFileSync(stampPath, fingerprint);
    say(`build: … done in ${seconds(performance.now() - start)}`);
  });
}
