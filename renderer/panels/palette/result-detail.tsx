import { Check, CircleAlert, CircleX, Clock, Copy, GitBranch, Hourglass } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { showNotice } from "../../commands.ts";
import { dayAndTime } from "../../format/time.ts";
import { capitalise } from "../../format/words.ts";
import { askToBranch, seek } from "../../time/commands.ts";
import { hasPast } from "../../state.ts";
import { useWindow } from "../../use-window.ts";
import { AnswerView } from "./answer-view.tsx";
import { isRecord } from "../../../sim/is-record.ts";
import { closePalette } from "./palette-state.ts";
import type { Sent } from "./sent.ts";
import { plain } from "../../format/number.ts";

/** Longer answers are shown in part. */
const LONGEST = 5000;

const words = WORDS.palette.answer;

/** What came of a command: how, when, how fast, and the answer. */
export function ResultDetail({ sent }: { readonly sent: Sent }) {
  const { result, isSlow } = sent;
  const shown = useWindow((state) => state.status?.tick ?? 0);
  const isPaused = useWindow((state) => state.status?.speed === 0);
  if (result === null) {
    return (
      <p className="result-line" data-status="waiting" data-testid="result-waiting">
        <Hourglass size={16} aria-hidden />
        {waitingWords(isSlow, isPaused)}
      </p>
    );
  }
  const { status, tick, latency_ms: latency, error } = result;
  const answer: unknown = result.result ?? {};
  const json = JSON.stringify(error ?? answer, null, 2);
  const isLong = json.length > LONGEST;
  return (
    <div className="result">
      <p className="result-line" data-status={status} data-testid="result-status">
        {status === "ok" ? <Check size={16} aria-hidden /> : <CircleX size={16} aria-hidden />}
        <strong>{status === "ok" ? words.done : words.refused}</strong>
        <span>{WORDS.common.milliseconds(plain(Math.max(1, Math.round(latency))))}</span>
        <TickLink tick={tick} isNow={tick === shown} />
        <button
          type="button"
          className="palette-link"
          data-testid="result-copy"
          onClick={() => copy(json)}
        >
          <Copy size={14} aria-hidden />
          {words.copy}
        </button>
      </p>
      {error === undefined ? null : (
        <p className="result-error" data-testid="result-error">
          <CircleAlert size={15} aria-hidden />
          <span>
            {capitalise(error.message)} <code>{error.code}</code>
          </span>
        </p>
      )}
      {error === undefined ? <AnswerView value={answer} isLong={isLong} /> : null}
      <Undo answer={answer} />
      {isLong ? (
        <p className="palette-about" data-testid="result-cut">
          {words.cut}
        </p>
      ) : null}
    </div>
  );
}

function waitingWords(isSlow: boolean, isPaused: boolean): string {
  if (!isSlow) return words.sent;
  return isPaused ? words.waitingPaused : words.waiting;
}

/** When it happened, and the way there. */
function TickLink({ tick, isNow }: { readonly tick: number; readonly isNow: boolean }) {
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const first = useWindow((state) => state.status?.first_tick ?? 0);
  const isKept = useWindow(hasPast);
  if (isNow || !isKept || tick < first)
    return <span data-testid="result-tick">{words.tick(plain(tick))}</span>;
  return (
    <button
      type="button"
      className="palette-link"
      title={words.show}
      data-testid="result-tick"
      onClick={() => {
        closePalette();
        void seek(tick);
      }}
    >
      <Clock size={14} aria-hidden />
      {words.tickAt(plain(tick), dayAndTime(tick, ticksPerDay))}
    </button>
  );
}

/** The tick from which a branch still has what was taken away. */
function Undo({ answer }: { readonly answer: unknown }) {
  const isKept = useWindow(hasPast);
  const undo: unknown = isRecord(answer) ? answer["undo"] : undefined;
  const at: unknown = isRecord(undo) ? undo["branch_at"] : undefined;
  if (typeof at !== "number" || !isKept) return null;
  const part = async () => {
    closePalette();
    await seek(at);
    askToBranch();
  };
  return (
    <button
      type="button"
      className="button result-undo"
      data-testid="result-undo"
      onClick={() => void part()}
    >
      <GitBranch size={15} aria-hidden />
      {words.branch(plain(at))}
    </button>
  );
}

/** The page has no right to the clipboard; what is selected may be copied. */
function copy(text: string): void {
  const box = document.createElement("textarea");
  const { activeElement } = document;
  box.value = text;
  box.className = "visually-hidden";
  (document.querySelector(".palette-body") ?? document.body).append(box);
  box.select();
  const isCopied = document.execCommand("copy");
  box.remove();
  if (activeElement instanceof HTMLElement) activeElement.focus();
  showNotice(isCopied ? words.copied : words.notCopied);
}
