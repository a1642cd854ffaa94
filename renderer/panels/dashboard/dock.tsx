import { WORDS } from "../../../preload/words/words.ts";
import { useWindow } from "../../use-window.ts";
import { IsDocked } from "./panel-actions.tsx";
import { Panel } from "./panel.tsx";

/** The panels that stay beside the town while the dashboard is closed. */
export function Dock() {
  const docked = useWindow((state) => state.settings.docked);
  const hasTown = useWindow((state) => (state.scene ?? null) !== null);
  if (docked.length === 0 || !hasTown) return null;
  return (
    <section className="dock scroll" aria-label={WORDS.dashboard.dock} data-testid="dock">
      <IsDocked value>
        {docked.map((name) => (
          <Panel key={name} name={name} />
        ))}
      </IsDocked>
    </section>
  );
}
