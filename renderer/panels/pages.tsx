import { WORDS } from "../../preload/words/words.ts";
import { showPage } from "../commands.ts";
import type { PageName } from "../state.ts";
import { useWindow } from "../use-window.ts";

const PAGES: readonly (readonly [PageName, string])[] = [
  ["residents", WORDS.residents.title],
  ["town", WORDS.town.title],
  ["story", WORDS.story.title],
];

/** Where text is large, or the window small, one panel has room beside the town: which, or none. */
export function Pages() {
  const shown = useWindow((state) => state.page);
  return (
    <nav className="pages" aria-label={WORDS.app.pages}>
      {PAGES.map(([page, label]) => (
        <button
          key={page}
          type="button"
          aria-pressed={page === shown}
          data-testid={`page-${page}`}
          onClick={() => showPage(page === shown ? null : page)}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
