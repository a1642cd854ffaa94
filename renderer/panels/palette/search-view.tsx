import { AppWindow, Eye, Lock, Search, SlidersHorizontal } from "lucide-react";
import { type KeyboardEvent, useMemo, useState } from "react";
import { useStore } from "zustand";

import { WORDS } from "../../../preload/words/words.ts";
import { commandMetadata } from "../../../sim/console/command-metadata.ts";
import type { Camera } from "../../scene/view.ts";
import { follow } from "../../commands.ts";
import { store } from "../../state.ts";
import { Badge } from "../../ui/badge.tsx";
import { useWindow } from "../../use-window.ts";
import {
  type CommandEntry,
  type Entry,
  actionEntries,
  commandEntries,
  namesIn,
  passes,
  personEntries,
  ranked,
} from "./entries.ts";
import {
  FILTERS,
  type Filter,
  closePalette,
  openForm,
  openResults,
  palette,
  remember,
} from "./palette-state.ts";
import { asked } from "./sent.ts";

const shared = WORDS.palette;
const words = shared.search;

/** Made when the palette is opened for the first time, not at the start. */
let known: readonly CommandEntry[] | null = null;
const allCommands = (): readonly CommandEntry[] => (known ??= commandEntries(commandMetadata()));

/** What there is, by whatever comes to mind; the arrows choose, Enter takes. */
export function SearchView({ camera }: { readonly camera: Camera }) {
  const query = useStore(palette, (state) => state.query);
  const filter = useStore(palette, (state) => state.filter);
  const count = useStore(asked, (state) => state.sent.length);
  const scene = useWindow((state) => state.scene);
  const [marked, setMarked] = useState(0);
  const entries = useMemo(() => {
    const state = { ...store.getState(), scene };
    return [...allCommands(), ...actionEntries(state), ...personEntries(state)];
  }, [scene]);
  const names = useMemo(
    () => (scene === null || scene === undefined ? [] : namesIn(scene)),
    [scene],
  );
  const recent = useStore(palette, (state) => state.recent);
  const rows = useMemo(
    () => ranked(entries, query, filter, { recent, names }),
    [entries, query, filter, recent, names],
  );
  const chosen = Math.min(marked, rows.length - 1);
  const shown = rows[chosen];
  const type = (text: string) => {
    setMarked(0);
    palette.setState({ query: text });
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setMarked((chosen + step + rows.length) % Math.max(1, rows.length));
    else if (event.key === "Enter" && shown !== undefined) take(shown, camera);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="palette-search">
        <Search size={20} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label={words.box}
          aria-expanded={rows.length > 0}
          aria-controls="palette-rows"
          aria-activedescendant={shown === undefined ? undefined : `row-${shown.key}`}
          aria-autocomplete="list"
          placeholder={words.empty}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={query}
          data-testid="palette-query"
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKey}
        />
      </div>
      <FilterChips
        filter={filter}
        onChoose={(chosenFilter) => {
          setMarked(0);
          palette.setState({ filter: chosenFilter });
        }}
      />
      <div className="palette-rows" id="palette-rows" role="listbox" aria-label={words.found}>
        {rows.map((entry, index) => (
          <Row
            key={entry.key}
            entry={entry}
            isMarked={index === chosen}
            onPoint={() => setMarked(index)}
            onTake={() => take(entry, camera)}
          />
        ))}
      </div>
      {rows.length === 0 ? (
        <p className="palette-empty" role="status">
          {query.trim() === "" ? words.none : words.nothing(query.trim())}
        </p>
      ) : null}
      <footer className="palette-foot">
        <span data-testid="palette-count">
          {words.count(rows.length, entries.filter((entry) => passes(entry, filter)).length)}
        </span>
        <Hint keys={["↑", "↓"]} text={shared.hints.choose} />
        <Hint keys={["Enter"]} text={shared.hints.go} />
        <Hint keys={["Ctrl F"]} text={shared.hints.narrow} />
        <button
          type="button"
          className="palette-link"
          data-testid="palette-results"
          onClick={openResults}
        >
          {words.results(count)}
          <kbd>Ctrl L</kbd>
        </button>
      </footer>
    </>
  );
}

function take(entry: Entry, camera: Camera): void {
  remember(entry.key);
  switch (entry.kind) {
    case "command":
      openForm(entry.command, "search");
      break;
    case "person":
      closePalette();
      void follow(entry.person.id);
      break;
    case "action":
      closePalette();
      entry.action.run(camera);
      break;
  }
}

interface FilterChipsProps {
  readonly filter: Filter;
  readonly onChoose: (filter: Filter) => void;
}

function FilterChips({ filter, onChoose }: FilterChipsProps) {
  return (
    <div className="palette-filters" role="group" aria-label={words.among}>
      {FILTERS.map((one) => (
        <button
          key={one}
          type="button"
          className="palette-filter"
          aria-pressed={one === filter}
          data-testid={`palette-filter-${one}`}
          onClick={() => onChoose(one)}
        >
          {words.filters[one]}
        </button>
      ))}
    </div>
  );
}

interface RowProps {
  readonly entry: Entry;
  readonly isMarked: boolean;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}

function bringIntoSight(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: "nearest" });
}

/** Keys are the search box's; here is what the pointer does. */
function Row({ entry, isMarked, onPoint, onTake }: RowProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      id={`row-${entry.key}`}
      role="option"
      aria-selected={isMarked}
      className="palette-row"
      data-testid={entry.key}
      ref={isMarked ? bringIntoSight : undefined}
      onPointerMove={isMarked ? undefined : onPoint}
      onClick={onTake}
    >
      <span className="palette-mark" aria-hidden>
        <Mark entry={entry} />
      </span>
      <span className="palette-words">
        <span className="palette-name" data-kind={entry.kind}>
          <strong>{entry.name}</strong>
          {entry.kind === "command" ? <small>{entry.usage}</small> : null}
        </span>
        <span className="palette-about">{entry.description}</span>
      </span>
      <Aside entry={entry} />
    </button>
  );
}

function Mark({ entry }: { readonly entry: Entry }) {
  switch (entry.kind) {
    case "command":
      return entry.mode === "admin" ? <SlidersHorizontal size={17} /> : <Eye size={17} />;
    case "action":
      return <AppWindow size={17} />;
    case "person":
      return <Badge name={entry.name} colour={entry.person.colour} />;
  }
}

function Aside({ entry }: { readonly entry: Entry }) {
  const isOperator = useWindow((state) => state.operator);
  switch (entry.kind) {
    case "command":
      return (
        <span className="mode-badge" data-mode={entry.mode}>
          {entry.mode === "admin" && !isOperator ? (
            <Lock size={12} aria-label={shared.locked} />
          ) : null}
          {shared.modes[entry.mode]}
        </span>
      );
    case "action":
      return entry.action.keys === undefined ? null : <kbd>{entry.action.keys[0]}</kbd>;
    case "person":
      return <span className="palette-about">{words.follow}</span>;
  }
}

export function Hint({ keys, text }: { readonly keys: readonly string[]; readonly text: string }) {
  return (
    <span className="palette-hint" aria-hidden>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
      {text}
    </span>
  );
}
