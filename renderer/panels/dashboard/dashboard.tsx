import { Plus, X } from "lucide-react";
import { useEffect, useRef } from "react";

import { PanelName } from "../../../preload/settings.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useWindow } from "../../use-window.ts";
import { toggleDashboard, togglePanel } from "./commands.ts";
import { PANELS } from "./panel-facts.ts";
import { Panel } from "./panel.tsx";

const words = WORDS.dashboard;

/** The town in figures, over the picture of it: panels that each tell one thing. */
export function Dashboard() {
  const panels = useWindow((state) => state.settings.panels);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const hidden = PanelName.options.filter((name) => !panels.includes(name));
  return (
    <section className="panel dashboard" aria-labelledby="dashboard" data-testid="dashboard">
      <header className="dashboard-head">
        <h2 id="dashboard">{words.title}</h2>
        {hidden.length === 0 ? null : (
          <ul className="dashboard-hidden" aria-label={words.hidden}>
            {hidden.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  className="show-panel"
                  title={words.show(PANELS[name].title)}
                  data-testid={`show-${name}`}
                  onClick={() => void togglePanel(name)}
                >
                  <Plus size={13} aria-hidden />
                  {PANELS[name].title}
                </button>
              </li>
            ))}
          </ul>
        )}
        <IconButton
          icon={X}
          label={words.close}
          shortcut="K"
          testId="close-dashboard"
          onPress={toggleDashboard}
        />
      </header>
      <div
        className="dashboard-panels scroll"
        role="group"
        aria-label={words.panels}
        // To be scrolled by key it has to be reached by key.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        ref={sheet}
      >
        {panels.length === 0 ? <p className="panel-empty">{words.empty}</p> : null}
        {panels.map((name) => (
          <Panel key={name} name={name} />
        ))}
      </div>
    </section>
  );
}
