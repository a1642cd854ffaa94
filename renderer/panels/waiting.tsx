import { WORDS } from "../../preload/words/words.ts";
import { openDialog, openTown } from "../commands.ts";

const { waiting } = WORDS.app;

interface WaitingProps {
  /** True when there is no town at all, false while one is on its way. */
  readonly isEmpty: boolean;
}

/** What is shown before a town is there. */
export function Waiting({ isEmpty }: WaitingProps) {
  return (
    <main className="waiting" data-testid={isEmpty ? "no-town" : "loading"}>
      <h1>{waiting.title}</h1>
      <p>{isEmpty ? waiting.empty : waiting.wakes}</p>
      {isEmpty ? (
        <div className="bar-group">
          <button type="button" className="button primary" onClick={() => openDialog("new-town")}>
            {waiting.begin}
          </button>
          <button type="button" className="button" onClick={() => void openTown()}>
            {WORDS.actions["open-town"].label}
          </button>
        </div>
      ) : null}
    </main>
  );
}
