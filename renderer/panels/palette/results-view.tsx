import { ArrowLeft, Check, CircleX, Hourglass, RotateCcw } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useStore } from "zustand";

import { WORDS } from "../../../preload/words/words.ts";
import { formOf } from "./fields.ts";
import { openForm, stepOut } from "./palette-state.ts";
import { faultsOf } from "./refusals.ts";
import { ResultDetail } from "./result-detail.tsx";
import { Hint } from "./search-view.tsx";
import { type Sent, asked } from "./sent.ts";
import { argumentWords } from "../../format/argument-words.ts";
import { plain } from "../../format/number.ts";
import { somebodyIn } from "../../people-by-id.ts";
import { useWindow } from "../../use-window.ts";

const shared = WORDS.palette;
const words = shared.results;

/** What came of the last commands, newest first; Enter on one that was refused fills it in again. */
export function ResultsView() {
  const sent = useStore(asked, (state) => state.sent);
  const [marked, setMarked] = useState<number | null>(null);
  const index = Math.max(
    0,
    sent.findIndex(({ key }) => key === marked),
  );
  const shown = sent[index];
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setMarked(sent[(index + step + sent.length) % sent.length]?.key ?? null);
    else if (event.key === "Enter" && shown?.result?.status === "error") again(shown);
    else return;
    event.preventDefault();
  };
  return (
    <section className="palette-form" aria-label={words.title} data-testid="palette-history">
      <header className="palette-head">
        <button
          type="button"
          className="icon-button"
          aria-label={shared.back}
          title={WORDS.common.withKey(shared.back, "Esc")}
          onClick={stepOut}
        >
          <ArrowLeft size={18} aria-hidden />
        </button>
        <div>
          <h2>{words.title}</h2>
          <p className="palette-about">{WORDS.actions["open-results"].about}</p>
        </div>
      </header>
      {shown === undefined ? (
        <p className="palette-empty" data-testid="history-empty">
          {words.empty}
        </p>
      ) : (
        <div className="palette-history">
          <div
            className="history-rows scroll"
            role="listbox"
            aria-label={WORDS.actions["open-commands"].label}
            aria-activedescendant={`sent-${shown.key}`}
            tabIndex={0}
            ref={focusOnce}
            onKeyDown={onKey}
          >
            {sent.map((one) => (
              <HistoryRow
                key={one.key}
                sent={one}
                isMarked={one === shown}
                onMark={() => setMarked(one.key)}
              />
            ))}
          </div>
          <div className="history-detail scroll" data-testid="history-detail">
            <ResultDetail key={shown.key} sent={shown} />
            <button
              type="button"
              className="button"
              data-testid="history-again"
              onClick={() => again(shown)}
            >
              <RotateCcw size={15} aria-hidden />
              {words.again}
            </button>
          </div>
        </div>
      )}
      <footer className="palette-foot">
        <Hint keys={["↑", "↓"]} text={shared.hints.choose} />
        <Hint keys={["Enter"]} text={shared.hints.mend} />
        <Hint keys={["Esc"]} text={shared.hints.back} />
      </footer>
    </section>
  );
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}

function again({ payload, draft, result }: Sent): void {
  const form = formOf(payload.name);
  const faults = result?.error === undefined ? new Map() : faultsOf(form, draft, result.error);
  openForm(payload.name, "results", draft, faults);
}

interface HistoryRowProps {
  readonly sent: Sent;
  readonly isMarked: boolean;
  readonly onMark: () => void;
}

function HistoryRow({ sent, isMarked, onMark }: HistoryRowProps) {
  const { key, payload, result, tick } = sent;
  const at = plain(result?.tick ?? tick);
  const scene = useWindow((state) => state.scene);
  const nameOf = (id: string) => somebodyIn(scene, id)?.name ?? id;
  return (
    <button
      type="button"
      tabIndex={-1}
      id={`sent-${key}`}
      role="option"
      aria-selected={isMarked}
      className="history-row"
      data-status={result?.status ?? "waiting"}
      data-testid="history-row"
      onClick={onMark}
    >
      <Glyph status={result?.status} />
      <span className="palette-words">
        <span className="palette-name" data-kind="command">
          <strong>{WORDS.commandTitles[payload.name]}</strong>
        </span>
        <span className="palette-about">{argumentWords(payload.name, payload.kwargs, nameOf)}</span>
      </span>
      <span className="history-when">
        {shared.answer.tick(at)}
        <small>
          {result === null
            ? words.waiting
            : WORDS.common.milliseconds(plain(Math.max(1, Math.round(result.latency_ms))))}
        </small>
      </span>
    </button>
  );
}

function Glyph({ status }: { readonly status: "ok" | "error" | undefined }) {
  if (status === undefined) return <Hourglass size={16} aria-label={words.waiting} />;
  if (status === "ok") return <Check size={16} aria-label={words.done} />;
  return <CircleX size={16} aria-label={words.refused} />;
}
