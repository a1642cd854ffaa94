import path from "node:path";
import { setTimeout } from "node:timers/promises";

import Database from "better-sqlite3";

import { addToken } from "../../main/access/access-file.ts";
import { newToken } from "../../main/access/token.ts";
import { Dice } from "../../main/soak/dice.ts";
import { openStore } from "../../main/store/open-store.ts";
import { MAIN } from "../../main/store/identity.ts";
import { verifyTown } from "../../main/town/verify-town.ts";
import { AnswerBook } from "./answer-book.ts";
import { type Tokens, hostileLines } from "./hostile-lines.ts";
import { ServedTown } from "./served-town.ts";
import { type Stretch, shareOfDue, ticksDuring } from "./tick-rate.ts";

export interface LinesPlan {
  readonly seed: number;
  readonly lines: number;
  /** Good commands that come at once after them. */
  readonly flood: number;
  /** Made for it, and empty. */
  readonly folder: string;
  readonly tell?: (done: number) => void;
}

/** Real time of a tick at 10×, the speed of the measurement. */
const TICK_MS = 25;
/** As many as an address may say at once. */
const LINES_OF_ONE = 20;
const AT_ONCE = 24;
/** Lines between two rests in which the town is measured undisturbed; so many are whole addresses. */
const LINES_OF_A_STRETCH = 800;
const SHORTEST_REST_MS = 500;

export interface LinesReport {
  readonly lines: number;
  readonly answers: number;
  /** How often each code was answered, `ok` among them. */
  readonly codes: Readonly<Record<string, number>>;
  /** Ticks that ran of those that were due, in percent. */
  readonly due: { readonly undisturbed: number; readonly lines: number; readonly flood: number };
  readonly flooded: { readonly answers: number; readonly ms: number };
  readonly ticks: number;
  readonly audited: number;
  readonly broken: readonly string[];
}

/** Says hostile lines to a town over TCP and floods it with good ones, and judges what it made of it all. */
export async function linesRun(plan: LinesPlan): Promise<LinesReport> {
  const { seed, folder } = plan;
  const file = path.join(folder, "served.townlet");
  const access = path.join(folder, "access.json");
  const tokens = tokensIn(access);
  const lines = hostileLines(new Dice(seed), plan.lines, tokens);
  const living = ["--speed", "10", "--seed", String(seed % 1000), "--out", file];
  const listening = ["--listen", "tcp://127.0.0.1:0", "--allow-plaintext", "--access", access];
  const town = await ServedTown.start(living.concat(listening));
  try {
    const book = new AnswerBook(tokens);
    const [quiet, loud] = await sayAll(town, lines, book, plan);
    const flood = await floodOf(town, plan.flood, book);
    if (!town.isAlive) book.broke("the town is gone");
    const status = await town.stop();
    if (status !== 130) book.broke(`the town ended with ${status}`);
    book.look("what it printed", town.said);
    const { ticks, audited } = await lookAtFile(file, book);
    return {
      lines: plan.lines,
      answers: book.answers,
      codes: book.codes,
      due: {
        undisturbed: shareOfDue(quiet, TICK_MS),
        lines: shareOfDue(loud, TICK_MS),
        flood: shareOfDue([flood.stretch], TICK_MS),
      },
      flooded: { answers: flood.answers, ms: Math.round(flood.stretch.ms) },
      ticks,
      audited,
      broken: book.broken,
    };
  } finally {
    town.kill();
  }
}

function tokensIn(file: string): Tokens {
  const made = (["admin", "viewer"] as const).map((role) => addToken(file, role, role));
  const [admin = "", viewer = ""] = made.map((one) => (one.ok ? one.value : ""));
  return { admin, viewer, wrong: newToken() };
}

/** Stretches without lines and with them, in turns. */
async function sayAll(
  town: ServedTown,
  lines: readonly Buffer[],
  book: AnswerBook,
  { tell }: LinesPlan,
): Promise<[quiet: Stretch[], loud: Stretch[]]> {
  const [quiet, loud]: [Stretch[], Stretch[]] = [[], []];
  for (let at = 0; at < lines.length && town.isAlive; at += LINES_OF_A_STRETCH) {
    const some = lines.slice(at, at + LINES_OF_A_STRETCH);
    const stretch = await ticksDuring(town, () => sayFromMany(town, some, at, book));
    loud.push(stretch);
    const rest = Math.max(SHORTEST_REST_MS, stretch.ms);
    quiet.push(await ticksDuring(town, () => setTimeout(rest)));
    tell?.(at + some.length);
  }
  return [quiet, loud];
}

/** A few lines from each of many addresses, some addresses at once. */
async function sayFromMany(
  town: ServedTown,
  lines: readonly Buffer[],
  first: number,
  book: AnswerBook,
): Promise<void> {
  let next = 0;
  const talk = async (): Promise<void> => {
    while (next < lines.length) {
      const said = lines.slice(next, next + LINES_OF_ONE);
      const from = addressOf((first + next) / LINES_OF_ONE);
      next += LINES_OF_ONE;
      book.take(from, said.length, await town.converse(from, said));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, talk));
}

function addressOf(index: number): string {
  return `127.1.${Math.floor(index / 250) % 250}.${1 + (index % 250)}`;
}

/** Good commands of whoever started the town, as fast as its stdin takes them. */
async function floodOf(
  town: ServedTown,
  count: number,
  book: AnswerBook,
): Promise<{ stretch: Stretch; answers: number }> {
  let answers = 0;
  const stretch = await ticksDuring(town, async () => {
    const all = Array.from({ length: count }, async (_, index) => {
      const kwargs = { key: "meal_cost", value: 0.2 + (index % 7) / 100 };
      const asked = { name: "price", kwargs, mode: "admin" };
      const answer = await town.ask(asked, `flood-${index}`);
      if (answer?.status === "ok") answers += 1;
    });
    await Promise.all(all);
  });
  if (answers < count) book.broke(`${count - answers} commands of the flood were not carried out`);
  return { stretch, answers };
}

/** What is left behind: no token, nothing twice, and a record that repeats itself. */
async function lookAtFile(
  file: string,
  book: AnswerBook,
): Promise<{ ticks: number; audited: number }> {
  const database = new Database(file, { readonly: true });
  const rows = database.prepare<[], Record<string, unknown>>("SELECT * FROM audit").all();
  for (const row of rows) book.look("the audit", JSON.stringify(row));
  const twice = database
    .prepare<[], string>(
      `SELECT json_extract(input, '$.cmd_id') AS cmd_id FROM inputs
       WHERE cmd_id IS NOT NULL GROUP BY cmd_id HAVING count(*) > 1
       AND sum((SELECT count(*) FROM audit WHERE audit.cmd_id = json_extract(input, '$.cmd_id')
         AND audit.tick = inputs.tick AND status = 'ok' AND place = 'tick')) > 1`,
    )
    .pluck()
    .all();
  database.close();
  if (twice.length > 0) book.broke(`carried out twice: ${twice.slice(0, 5).join(", ")}`);
  const store = await openStore(file, { access: "read" });
  if (!store.ok) {
    book.broke(`the file cannot be opened: ${store.error.message}`);
    return { ticks: 0, audited: rows.length };
  }
  const ticks = store.value.lastTick(MAIN);
  const found = await verifyTown(store.value, MAIN, { from: 0, to: ticks }, () => true);
  store.value.close();
  const wrong = found.ok ? found.value.first_divergence : found.error;
  if (wrong !== null) book.broke(`the file is not verified: ${JSON.stringify(wrong)}`);
  return { ticks, audited: rows.length };
}
