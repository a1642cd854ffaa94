import { openDialog, openTown } from "../commands.ts";

interface WaitingProps {
  /** True when there is no town at all, false while one is on its way. */
  readonly isEmpty: boolean;
}

/** What is shown before a town is there. */
export function Waiting({ isEmpty }: WaitingProps) {
  return (
    <main className="waiting" data-testid={isEmpty ? "no-town" : "loading"}>
      <h1>Townlet</h1>
      <p>{isEmpty ? "No town is open." : "The town is waking up …"}</p>
      {isEmpty ? (
        <div className="bar-group">
          <button type="button" className="button primary" onClick={() => openDialog("new-town")}>
            Begin a new town
          </button>
          <button type="button" className="button" onClick={() => void openTown()}>
            Open a town
          </button>
        </div>
      ) : null}
    </main>
  );
}
