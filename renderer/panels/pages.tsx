import { showPage } from "../commands.ts";
import type { PageName } from "../state.ts";
import { useWindow } from "../use-window.ts";

const PAGES: readonly (readonly [PageName, string])[] = [
  ["residents", "Residents"],
  ["town", "Town"],
  ["story", "Story"],
];

/** Where text is large, or the window small, one panel has room beside the town: which, or none. */
export function Pages() {
  const shown = useWindow((state) => state.page);
  return (
    <nav className="pages" aria-label="Panels beside the town">
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
