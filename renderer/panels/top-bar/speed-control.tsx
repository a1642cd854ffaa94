import { Pause, StepForward } from "lucide-react";
import type { KeyboardEvent } from "react";

import type { Speed } from "../../../preload/contract.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { setSpeed, stepOnce } from "../../commands.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useWindow } from "../../use-window.ts";

const words = WORDS.topBar.speed;

const SPEEDS: readonly { readonly speed: Speed; readonly label: string; readonly key: string }[] = [
  { speed: 0, label: words.pause, key: "Space" },
  { speed: 1, label: words.rate(1), key: "1" },
  { speed: 10, label: words.rate(10), key: "2" },
  { speed: 100, label: words.rate(100), key: "3" },
];

/** Pause and three speeds as one radio group, none of them chosen until it is known; and a single step. */
export function SpeedControl() {
  const speed = useWindow((state) => state.status?.speed ?? null);
  const move = (event: KeyboardEvent, by: number) => {
    event.preventDefault();
    const index = SPEEDS.findIndex((entry) => entry.speed === speed) + by;
    const next = SPEEDS[(index + SPEEDS.length) % SPEEDS.length];
    if (next === undefined) return;
    void setSpeed(next.speed);
    event.currentTarget.querySelectorAll("button")[SPEEDS.indexOf(next)]?.focus();
  };
  return (
    <>
      <div
        className="speed"
        role="radiogroup"
        aria-label={words.title}
        data-testid="speed"
        onKeyDown={(event) => {
          if (event.key === "ArrowRight" || event.key === "ArrowDown") move(event, 1);
          if (event.key === "ArrowLeft" || event.key === "ArrowUp") move(event, -1);
        }}
      >
        {SPEEDS.map((entry) => (
          <button
            key={entry.speed}
            type="button"
            role="radio"
            aria-checked={speed === entry.speed}
            aria-label={entry.speed === 0 ? entry.label : WORDS.actions.speed.label(entry.speed)}
            title={WORDS.common.withKey(entry.label, entry.key)}
            tabIndex={(speed ?? 0) === entry.speed ? 0 : -1}
            data-testid={`speed-${entry.speed}`}
            onClick={() => void setSpeed(entry.speed)}
          >
            {entry.speed === 0 ? <Pause size={16} aria-hidden /> : entry.label}
          </button>
        ))}
      </div>
      <IconButton
        icon={StepForward}
        label={words.step}
        shortcut="."
        testId="step"
        onPress={() => void stepOnce()}
      />
    </>
  );
}
