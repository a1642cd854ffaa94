/**
 * `npm run campaign:people -- --seeds 20 --days 10`: what the people of the default town make of each other over many
 * seeds, as Markdown tables: one row per seed, and one per archetype, in numbers per person and day.
 */
import path from "node:path";
import { reportAndExit, root, run } from "./children.mjs";
import { prepare } from "./prepare.mjs";

async function main() {
  const { node, env } = await prepare();
  const program = path.join(root, "tests", "campaign", "people.ts");
  return run(node, [program, ...process.argv.slice(2)], { cwd: root, env });
}

process.exitCode = await main().catch(reportAndExit);
