import { ChevronLeft, ChevronRight, type LucideIcon } from "lucide-react";
import { useCallback, useLayoutEffect, useRef, useState } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { openDialog, saveTownAs } from "../../commands.ts";
import { dayOf } from "../../format/time.ts";
import { hasPast, store, type WindowState } from "../../state.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { useWindow } from "../../use-window.ts";
import { WayBack } from "../time/way-back.tsx";
import { DayFigures } from "./day-figures.tsx";
import { DayStories } from "./day-stories.tsx";

const words = WORDS.day;

interface DayDialogProps {
  readonly onVisit: (x: number, y: number) => void;
}

const close = (): void => openDialog(null);

/** One day of the town on one page; left and right go through the days. */
export function DayDialog({ onVisit }: DayDialogProps) {
  const isKept = useWindow(hasPast);
  const first = useWindow(({ status, scene }) => dayAt(status?.first_tick, scene));
  const last = useWindow(({ status, scene }) => dayAt(status?.head, scene));
  const [chosen, setChosen] = useState(() => {
    const { status, sought, scene } = store.getState();
    return dayAt(sought ?? status?.tick, scene);
  });
  const day = Math.max(first, Math.min(last, chosen));
  const page = useRef<HTMLDivElement>(null);
  const turn = useCallback(
    (by: -1 | 1) => {
      setChosen(Math.max(first, Math.min(last, day + by)));
      // The lines that go would take the focus with them.
      if (page.current?.contains(document.activeElement) === true) page.current.focus();
    },
    [first, last, day],
  );
  // Keys count from the moment that the page is seen.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key === "ArrowLeft") turn(-1);
      else if (event.key === "ArrowRight") turn(1);
      else if (event.key === "t" && !event.repeat) close();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [turn]);
  if (!isKept) return <NothingKept />;
  const isToday = day === last;
  return (
    <DialogFrame
      title={isToday ? words.titleToday(day) : WORDS.common.day(day)}
      testId="day-dialog"
      onClose={close}
      aside={
        <>
          <WayBack testId="day-back" onGo={close} />
          <Turn
            icon={ChevronLeft}
            label={words.before}
            shortcut="←"
            testId="day-before"
            isOpen={day > first}
            onTurn={() => turn(-1)}
          />
          <Turn
            icon={ChevronRight}
            label={words.after}
            shortcut="→"
            testId="day-after"
            isOpen={day < last}
            onTurn={() => turn(1)}
          />
        </>
      }
    >
      <div
        className="day scroll"
        role="group"
        aria-label={WORDS.common.day(day)}
        // To be scrolled by key it has to be reached by key.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        ref={page}
      >
        <DayStories key={day} day={day} isToday={isToday} onVisit={onVisit} />
        <DayFigures day={day} lastDay={last} />
      </div>
    </DialogFrame>
  );
}

const dayAt = (tick: number | undefined, scene: WindowState["scene"]): number =>
  dayOf(tick ?? 0, scene?.ticks_per_day ?? 1000);

interface TurnProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly shortcut: string;
  readonly testId: string;
  readonly isOpen: boolean;
  readonly onTurn: () => void;
}

/** Turns the page; at the last one it keeps the focus. */
function Turn({ icon: Icon, label, shortcut, testId, isOpen, onTurn }: TurnProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-disabled={!isOpen}
      title={WORDS.common.withKey(label, shortcut)}
      data-testid={testId}
      onClick={() => (isOpen ? onTurn() : undefined)}
    >
      <Icon size={18} aria-hidden />
    </button>
  );
}

/** A town without a file, or one whose past is still being read: what would be here. */
function NothingKept() {
  const hasFile = useWindow(({ status }) => (status?.file ?? null) !== null);
  return (
    <DialogFrame title={WORDS.actions["show-day"].label} testId="day-dialog" onClose={close}>
      {hasFile ? (
        <p className="dialog-text">{WORDS.timeline.reading}</p>
      ) : (
        <>
          <p className="dialog-text">{words.noFile}</p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => void saveTownAs()}>
              {WORDS.timeline.saveAs}
            </button>
          </div>
        </>
      )}
    </DialogFrame>
  );
}
