import { type KeyboardEvent, useEffect } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useStore } from "zustand";

import { WORDS } from "../../../preload/words/words.ts";
import type { Camera } from "../../scene/view.ts";
import { useWindow } from "../../use-window.ts";
import { CommandForm } from "./command-form.tsx";
import { FILTERS, closePalette, palette, stepOut } from "./palette-state.ts";
import { ResultsView } from "./results-view.tsx";
import { SearchView } from "./search-view.tsx";
import { asked } from "./sent.ts";

interface PaletteProps {
  readonly camera: Camera;
}

/** Everything that can be asked of the town and the window, over the dimmed town. */
export function Palette({ camera }: PaletteProps) {
  const view = useStore(palette, (state) => state.view);
  const said = useStore(asked, (state) => state.said);
  const guise = useWindow((state) => state.guise);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "f" && event.ctrlKey) nextFilter();
    else if (event.key === "Escape" && !hasList(event.target)) stepOut();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => () => asked.setState({ said: "" }), []);
  return (
    <ModalOverlay
      className="dialog-backdrop palette-backdrop"
      isOpen
      isDismissable
      isKeyboardDismissDisabled
      onOpenChange={(open) => (open ? undefined : closePalette())}
    >
      <Modal className="palette" data-testid="palette">
        <Dialog aria-label={WORDS.actions["open-commands"].label}>
          <div className="palette-body" onKeyDown={onKey} role="presentation">
            {view.kind === "search" ? <SearchView camera={camera} /> : null}
            {view.kind === "results" ? <ResultsView /> : null}
            {view.kind === "form" ? (
              <CommandForm key={`${view.command} ${guise}`} view={view} />
            ) : null}
          </div>
          <p className="visually-hidden" role="status" data-testid="palette-said">
            {said}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Goes through what is looked for, as Ctrl+F asks. */
function nextFilter(): void {
  palette.setState(({ filter, view }) => ({
    view: view.kind === "search" ? view : { kind: "search" },
    filter: FILTERS[(FILTERS.indexOf(filter) + 1) % FILTERS.length] ?? "all",
  }));
}

/** Whether a list of suggestions is open, which Esc closes first. */
function hasList(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(".name-field") !== null &&
    target.getAttribute("aria-expanded") === "true"
  );
}
