/**
 * `npm run campaign:society -- --days 100 --seeds 5`: what becomes of the default town with everything on, seed after
 * seed: the daily figures, life with each other, what each personality makes of it, disturbances against their
 * chances, departures, stories. `--day N` prints the lines of one day of the first seed. `--json` prints one document.
 * Ends with 1 where a rule did not hold.
 */
import { execFile } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { reportAndExit, root, say, seconds } from "./children.mjs";
import { prepare } from "./prepare.mjs";

const PROCESSES = 2;
/** Standard deviations that a count may be off: about one in 16,000 by chance. */
const TOLERANCE = 4;

async function live({ node, env }, seed, { days, scenario, day }) {
  const program = path.join(root, "tests", "campaign", "society.ts");
  const args = [program, `--seed=${seed}`, `--days=${days}`, `--scenario=${scenario}`];
  if (day !== undefined) args.push(`--print-day=${day}`);
  const { stdout } = await promisify(execFile)(node, args, {
    cwd: root,
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const number = (value, digits = 2) =>
  value === null || value === undefined ? "–" : Number(value).toFixed(digits);

function figures(runs) {
  const head = [
    "seed",
    "self-suff.",
    "worst day",
    "attendance",
    "tie share day 5",
    "tie share end",
    "escalation",
    "exits",
    "lines a day",
    "fewest",
    "ticks/s",
  ];
  const rows = runs.map(({ seed, kpis, tie_share_by_day, trouble, stories, ticks_per_s }) => [
    seed,
    number(kpis.self_sufficiency, 3),
    number(kpis.self_sufficiency_worst_day, 3),
    number(kpis.attendance, 3),
    number(tie_share_by_day[4]),
    number(kpis.tie_share),
    number(kpis.escalation_share),
    trouble.exits.map(({ reason, tick }) => `${reason}@${tick}`).join(" ") || 0,
    number(stories.mean_distinct_a_day, 1),
    stories.fewest_distinct_a_day,
    Math.round(ticks_per_s).toLocaleString("en"),
  ]);
  return table(head, rows);
}

function society(runs) {
  const head = [
    "seed",
    "chats/day",
    "success",
    "ties formed",
    "ended",
    "strong",
    "quarrels/day",
    "arguments",
    "avoidances/day",
  ];
  const rows = runs.map(({ seed, days, social }) => [
    seed,
    number(social.chats / days, 1),
    number(social.success_rate),
    social.ties_formed,
    Object.entries(social.ties_ended)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(", ") || 0,
    social.strong_ties,
    number(social.quarrels / days),
    social.arguments,
    number(social.avoidances / days),
  ]);
  return table(head, rows);
}

/** Success of chats by the trust between the two, all seeds together. */
function trustTable(runs) {
  const buckets = runs[0].social.by_trust.map((bucket, index) => {
    const sum = (key) => runs.reduce((total, { social }) => total + social.by_trust[index][key], 0);
    const { from, to } = bucket;
    return { from, to, attempts: sum("attempts"), successes: sum("successes") };
  });
  return table(
    ["trust", "chats tried", "success"],
    buckets.map(({ from, to, attempts, successes }) => [
      `${number(from, 1)} to ${number(to, 1)}`,
      attempts,
      attempts === 0 ? "–" : number(successes / attempts),
    ]),
  );
}

/** Means over the seeds, weighted by person-days. */
function personalities(runs) {
  const profiles = [...new Set(runs.flatMap((run) => Object.keys(run.personalities)))].sort(
    (a, b) => a.localeCompare(b),
  );
  const keys = Object.keys(runs[0].personalities[profiles[0]]).filter(
    (key) => key !== "person_days",
  );
  const rows = profiles.map((profile) => {
    const mine = runs.flatMap((run) => run.personalities[profile] ?? []);
    const whole = mine.reduce((sum, one) => sum + one.person_days, 0);
    const mean = (key) => mine.reduce((sum, one) => sum + one[key] * one.person_days, 0) / whole;
    return [profile].concat(keys.map((key) => number(mean(key))));
  });
  return table(["profile", ...keys.map((key) => key.replaceAll("_", " "))], rows);
}

/** How far each count is from what its chances say, in standard deviations. */
function chances(runs) {
  const names = Object.keys(runs[0].perturbations.specs);
  const broken = [];
  const rows = names.map((name) => {
    const sum = (key) =>
      runs.reduce((total, { perturbations }) => total + perturbations.specs[name][key], 0);
    const [starts, expected, variance] = [sum("starts"), sum("expected"), sum("variance")];
    const off = (starts - expected) / Math.sqrt(Math.max(variance, 1e-9));
    if (Math.abs(off) > TOLERANCE)
      broken.push(`${name}: ${starts} starts, ${number(expected)} expected`);
    const bySeed = runs.map(({ perturbations }) => perturbations.specs[name].starts);
    const bound = `±${number(TOLERANCE * Math.sqrt(variance), 1)}`;
    return [name].concat(bySeed, starts, number(expected, 1), bound, number(off));
  });
  const head = [
    "disturbance",
    ...runs.map(({ seed }) => `seed ${seed}`),
    "all",
    "expected",
    `${TOLERANCE} σ`,
    "off by σ",
  ];
  return { text: table(head, rows), broken };
}

async function main() {
  const { values } = parseArgs({
    options: {
      days: { type: "string", default: "20" },
      seeds: { type: "string", default: "5" },
      seed: { type: "string", default: "1" },
      scenario: { type: "string", default: "default" },
      day: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const first = Number(values.seed);
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => first + index);
  say(
    `campaign:society: ${values.scenario}, seeds ${first} to ${seeds.at(-1)}, ${values.days} days each`,
  );
  const prepared = await prepare();
  const start = performance.now();
  const runs = [];
  const waiting = [...seeds];
  await Promise.all(
    Array.from({ length: PROCESSES }, async () => {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        const options = { ...values, day: seed === first ? values.day : undefined };
        runs.push(await live(prepared, seed, options));
        say(`seed ${seed} lived`);
      }
    }),
  );
  runs.sort((a, b) => a.seed - b.seed);
  const { text, broken } = chances(runs);
  for (const { seed, days, ...run } of runs) {
    const laws = [...run.broken, ...run.trouble.broken, ...run.stories.broken];
    if (run.trouble.overlap_days >= days * 0.05)
      laws.push(`${run.trouble.overlap_days} days overlap`);
    broken.push(...laws.map((law) => `seed ${seed}: ${law}`));
  }
  const ms = Math.round(performance.now() - start);
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ ok: broken.length === 0, ms, runs, broken })}\n`);
  } else {
    const load = os.loadavg().map((one) => one.toFixed(1));
    const lines = runs[0].day === null ? [] : [runs[0].day.join("\n")];
    const title = `${seeds.length} × ${values.days} days in ${seconds(ms)}, load ${load.join(" ")}`;
    const parts = [
      title,
      figures(runs),
      society(runs),
      trustTable(runs),
      personalities(runs),
      text,
    ];
    const end = broken.length === 0 ? "every rule held" : broken.join("\n");
    process.stdout.write(`${[...parts, ...lines, end].join("\n\n")}\n`);
  }
  return broken.length === 0 ? 0 : 1;
}

process.exitCode = await main().catch(reportAndExit);
