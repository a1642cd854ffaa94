import { Pencil, Trash2 } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { askAbout, switchTo } from "../../time/commands.ts";
import type { Lane } from "./lanes.ts";

const words = WORDS.timeline;

interface TimelineNamesProps {
  readonly lanes: readonly Lane[];
}

/** The names of the timelines, beside their lines; a click shows one. */
export function TimelineNames({ lanes }: TimelineNamesProps) {
  return (
    <ul className="timeline-names" aria-label={words.timelines}>
      {lanes.map(({ timeline: { name, change }, depth, isCurrent, isRemovable }) => (
        <li key={name} style={{ paddingLeft: Math.min(depth, 4) * 10 }}>
          <button
            type="button"
            className="timeline-name"
            aria-current={isCurrent || undefined}
            title={words.withChange(name, change)}
            data-testid={`timeline-${name}`}
            onClick={() => void switchTo(name)}
          >
            {name}
          </button>
          <button
            type="button"
            className="timeline-edit"
            title={words.rename}
            aria-label={words.renameOne(name)}
            data-testid={`rename-${name}`}
            onClick={() => askAbout(name, "rename-timeline")}
          >
            <Pencil size={12} aria-hidden />
          </button>
          {isRemovable ? (
            <button
              type="button"
              className="timeline-edit"
              title={words.remove}
              aria-label={words.removeOne(name)}
              data-testid={`remove-${name}`}
              onClick={() => askAbout(name, "remove-timeline")}
            >
              <Trash2 size={12} aria-hidden />
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
