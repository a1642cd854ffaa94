import type { LucideIcon } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { DIRE, LOW } from "../../format/needs.ts";
import { percent } from "../../format/number.ts";

const { needs } = WORDS.card;

interface NeedBarProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** Satisfaction, 0 to 1. */
  readonly level: number;
}

/** One need as a bar with its number; low ones say so by colour and word. */
export function NeedBar({ icon: Icon, label, level }: NeedBarProps) {
  const mood = level < DIRE ? "dire" : level < LOW ? "low" : "good";
  return (
    <div
      className="need"
      data-level={mood}
      role="meter"
      aria-label={label}
      aria-valuenow={Math.round(level * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={needs.level(percent(level), needs.moods[mood])}
    >
      <Icon size={16} aria-hidden />
      <span>{label}</span>
      <div className="need-track">
        <div
          className="need-fill"
          style={{ transform: `scaleX(${Math.min(1, Math.max(0, level))})` }}
        />
      </div>
      <span className="need-value">{percent(level)}</span>
    </div>
  );
}
