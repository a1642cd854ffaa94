import { ERROR_CODES } from "../../sim/console/error-codes.ts";
import { parseJson } from "../../sim/parse-json.ts";
import { CommandResult } from "../../preload/contract.ts";
import type { Tokens } from "./hostile-lines.ts";

/** As many laws as are told in full. */
const TOLD = 20;

/** What a town answered, held against the laws. */
export class AnswerBook {
  answers = 0;
  readonly codes: Record<string, number> = {};
  readonly broken: string[] = [];
  readonly #tokens: readonly string[];

  constructor({ admin, viewer, wrong }: Tokens) {
    this.#tokens = [admin, viewer, wrong];
  }

  broke(law: string): void {
    if (this.broken.length < TOLD) this.broken.push(law);
  }

  /** The answers to so many lines from somewhere. */
  take(from: string, lines: number, answers: readonly string[]): void {
    this.answers += answers.length;
    if (answers.length !== lines) this.broke(`${from}: ${lines} lines, ${answers.length} answers`);
    for (const answer of answers) {
      this.look("an answer", answer);
      const mistake = this.#judge(answer);
      if (mistake !== null) this.broke(`${from}: ${mistake}: ${answer.slice(0, 300)}`);
    }
  }

  /** Looks for tokens in what was said or kept. */
  look(where: string, text: string): void {
    const at = this.#tokens.map((token) => text.indexOf(token)).find((found) => found >= 0);
    if (at === undefined) return;
    this.broke(`a token in ${where}: …${text.slice(Math.max(0, at - 200), at)}`);
  }

  #judge(answer: string): string | null {
    const read = CommandResult.safeParse(parseJson(answer));
    if (!read.success) return "no result";
    const { status, result, error } = read.data;
    const code = error?.code ?? status;
    this.codes[code] = (this.codes[code] ?? 0) + 1;
    if (code === "internal") return "something fell over";
    if (status === "ok")
      return result === undefined || error !== undefined ? "half a result" : null;
    if (result !== undefined || error === undefined) return "half a refusal";
    return ERROR_CODES.some((known) => known === code) ? null : "an unknown code";
  }
}
