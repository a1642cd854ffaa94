import { FolderInput } from "lucide-react";
import { useEffect, useState } from "react";

import { WORDS } from "../../preload/words/words.ts";

/** Nothing has been heard of a file for so long: it is held elsewhere, or nowhere. */
const GONE_MS = 600;

/** While a file is held over the window: what letting it go would do. The preload script opens it. */
export function DropHint() {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    let timer = 0;
    const done = () => {
      window.clearTimeout(timer);
      setIsOver(false);
    };
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      // Without this nothing could be let go here.
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setIsOver(true);
      // Whoever holds on is heard of again and again; not every way of leaving is told.
      window.clearTimeout(timer);
      timer = window.setTimeout(done, GONE_MS);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("drop", done);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", done);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className="drop-hint" role="status" data-testid="drop-hint">
      <p>
        <FolderInput size={22} aria-hidden />
        {WORDS.app.drop}
      </p>
    </div>
  );
}
