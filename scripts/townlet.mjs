/** `npm run -s townlet -- COMMAND …`: prepares and builds what is missing (talking on stderr only), then runs the command. */
import path from "node:path";
import { buildIfStale } from "./build.mjs";
import { reportAndExit, root, run } from "./children.mjs";
import { prepare } from "./prepare.mjs";

/**
 * Runs one command of the command line under the prepared Node and resolves with its exit status.
 *
 * @param {string[]} args
 * @param {{ copyTo?: string }} options `copyTo` names a file that receives what the command prints
 */
export async function runTownlet(args, { copyTo } = {}) {
  const prepared = await prepare();
  await buildIfStale(prepared);
  const program = path.join(root, "out", "main", "cli.js");
  return run(prepared.node, ["--enable-source-maps", program, ...args], {
    env: prepared.env,
    cwd: process.env.INIT_CWD ?? process.cwd(),
    copyTo,
  });
}

if (process.argv[1] === path.join(root, "scripts", "townlet.mjs")) {
  process.exitCode = await runTownlet(process.argv.slice(2)).catch(reportAndExit);
}
