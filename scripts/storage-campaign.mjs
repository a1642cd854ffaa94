/** What the campaigns about files have in common: a seed, a build, and a program in `tests/campaign/`. */
import { randomInt } from "node:crypto";
import path from "node:path";
import { buildIfStale } from "./build.mjs";
import { root, run, say } from "./children.mjs";
import { prepare } from "./prepare.mjs";

/** Runs `tests/campaign/NAME.ts` with victims from the build, and resolves with its exit status. */
export async function runStorageCampaign(name, args) {
  const at = args.findIndex((arg) => arg === "--seed" || arg.startsWith("--seed="));
  const drawn = String(randomInt(2 ** 31));
  const seed = at === -1 ? drawn : (args[at].split("=")[1] ?? args[at + 1] ?? drawn);
  say(`campaign:${name} from seed ${seed}; --seed ${seed} repeats it`);
  const prepared = await prepare();
  await buildIfStale(prepared);
  const program = path.join(root, "tests", "campaign", `${name}.ts`);
  const victim = path.join(root, "out", "main", "victim.js");
  const given = at === -1 ? ["--seed", seed] : [];
  return run(prepared.node, [program, ...args, ...given, "--victim", victim], {
    env: prepared.env,
  });
}
