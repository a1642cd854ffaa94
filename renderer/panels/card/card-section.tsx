import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";

import { toggleFold } from "../../commands.ts";
import { useWindow } from "../../use-window.ts";

interface CardSectionProps {
  /** Names the section in tests and in what is folded. */
  readonly name: string;
  readonly title: string;
  /** Beside the title, muted. */
  readonly aside?: string | undefined;
  readonly children: ReactNode;
}

/** A part of the card under a heading that folds it up. */
export function CardSection({ name, title, aside, children }: CardSectionProps) {
  const isFolded = useWindow(({ folded }) => folded.has(name));
  const [head, body] = [useId(), useId()];
  return (
    <section className="card-section" aria-labelledby={head} data-testid={`card-${name}`}>
      <h3>
        <button
          type="button"
          className="fold"
          id={head}
          aria-expanded={!isFolded}
          aria-controls={body}
          data-testid={`fold-${name}`}
          onClick={() => toggleFold(name)}
        >
          <span>{title}</span>
          {aside === undefined ? null : <small>{aside}</small>}
          <ChevronDown size={14} aria-hidden />
        </button>
      </h3>
      <div id={body} hidden={isFolded}>
        {isFolded ? null : children}
      </div>
    </section>
  );
}
