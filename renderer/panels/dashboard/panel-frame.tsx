import {
  CircleAlert,
  CircleDashed,
  EyeOff,
  Hourglass,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";

import type { PanelName } from "../../../preload/settings.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { capitalise } from "../../format/words.ts";
import { Apart } from "../../stream/apart.tsx";
import {
  InSight,
  type Section,
  type StreamState,
  askAgain,
  useStream,
  useWanted,
} from "../../stream/town-stream.ts";
import { useWindow } from "../../use-window.ts";
import { PanelActions } from "./panel-actions.tsx";
import { PANELS } from "./panel-facts.ts";
import { type PanelState, panelStateOf, reasonFor } from "./panel-state.ts";

interface PanelFrameProps {
  readonly name: PanelName;
  /** One sentence that says what would be here. */
  readonly empty: string;
  readonly isEmpty?: (state: StreamState) => boolean;
  /** Where a panel has more to wait for than the stream. */
  readonly own?: PanelState;
  /** Shown while there is something to show. */
  readonly children: ReactNode;
}

const words = WORDS.dashboard.frame;

const NO_SECTIONS: readonly Section[] = [];
const isNeverEmpty = () => false;

/** What all panels have in common: their head, and what is said while there is nothing to show. */
export function PanelFrame(props: PanelFrameProps) {
  return (
    <Apart>
      <Board {...props} />
    </Apart>
  );
}

function Board({ name, empty, isEmpty = isNeverEmpty, own = "live", children }: PanelFrameProps) {
  const { title, icon: Icon, sections, isPersonal } = PANELS[name];
  const isDisabled = useWindow(({ settings }) => isPersonal && settings.privacy === "streamer");
  useWanted(isDisabled ? NO_SECTIONS : sections);
  const told = useStream((state) => panelStateOf({ sections, isDisabled, isEmpty }, state));
  const state = told === "live" ? own : told;
  const frame = useRef<HTMLElement>(null);
  const isInSight = useInSight(frame);
  const isShown = state === "live" || state === "stale";
  return (
    <section
      className="board"
      aria-labelledby={`board-${name}`}
      data-panel={name}
      data-state={state}
      data-testid={`panel-${name}`}
      tabIndex={-1}
      ref={frame}
    >
      <header className="board-head">
        <h3 id={`board-${name}`}>
          <Icon size={15} aria-hidden />
          {title}
        </h3>
        {state === "stale" ? <Stale /> : null}
        <PanelActions name={name} title={title} />
      </header>
      {isShown ? (
        // To be scrolled by key it has to be reached by key.
        <div
          className="board-body scroll"
          role="group"
          aria-label={title}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <InSight value={isInSight}>{children}</InSight>
        </div>
      ) : (
        <Instead state={state} name={name} empty={empty} />
      )}
    </section>
  );
}

/** Whether any of an element is on screen. */
function useInSight(of: { readonly current: HTMLElement | null }): boolean {
  const [isInSight, setInSight] = useState(true);
  useEffect(() => {
    const element = of.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver((entries) =>
      setInSight(entries.at(-1)?.isIntersecting ?? true),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return isInSight;
}

function Stale() {
  const seconds = useStream(({ quietSeconds }) => quietSeconds);
  return (
    <span className="board-stale">
      <Hourglass size={13} aria-hidden />
      {words.stale(seconds)}
    </span>
  );
}

interface InsteadProps extends Pick<PanelFrameProps, "name" | "empty"> {
  readonly state: Exclude<PanelState, "live" | "stale">;
}

const ICONS: Readonly<Record<InsteadProps["state"], LucideIcon>> = {
  loading: CircleDashed,
  empty: CircleDashed,
  error: TriangleAlert,
  disabled: EyeOff,
};

/** What stands in a panel that has nothing to show. */
function Instead({ state, name, empty }: InsteadProps) {
  const Icon = ICONS[state];
  return (
    <div className="board-instead" role={state === "error" ? "alert" : undefined}>
      <Icon size={20} aria-hidden />
      {state === "loading" ? <p>{words.waiting}</p> : null}
      {state === "empty" ? <Empty name={name} empty={empty} /> : null}
      {state === "disabled" ? <p>{words.disabled}</p> : null}
      {state === "error" ? <Wrong /> : null}
    </div>
  );
}

function Empty({ name, empty }: Pick<PanelFrameProps, "name" | "empty">) {
  const { sections } = PANELS[name];
  const reason = useStream((state) => reasonFor(sections, state));
  const text = useMemo(
    () => (reason === null ? empty : words.missing(capitalise(reason))),
    [reason, empty],
  );
  return <p>{text}</p>;
}

function Wrong() {
  const error = useStream((state) => state.error);
  return (
    <>
      <p>
        <CircleAlert size={13} aria-hidden /> {error ?? words.silent}
      </p>
      <button type="button" className="button" onClick={askAgain}>
        {WORDS.common.askAgain}
      </button>
    </>
  );
}
