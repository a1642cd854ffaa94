import { Clapperboard, X } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { showsPast, type WindowState } from "../../state.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useWindow } from "../../use-window.ts";

const words = WORDS.director;
const title = WORDS.actions["toggle-director"].label;

interface DirectorChipProps {
  readonly onEnd: () => void;
}

/** What the camera looks at by itself, and why; with the way to take it back. Not read out: it changes all the time. */
export function DirectorChip({ onEnd }: DirectorChipProps) {
  const isOn = useWindow((state) => state.director !== null);
  const filmed = useWindow(filmedWords);
  if (!isOn) return null;
  return (
    <section className="director" aria-label={title} data-testid="director">
      <Clapperboard size={16} aria-hidden />
      <p aria-live="off">
        <strong>{title}</strong>
        <span data-testid="director-words">{filmed}</span>
      </p>
      <IconButton icon={X} label={words.take} shortcut="G" testId="director-end" onPress={onEnd} />
    </section>
  );
}

function filmedWords(state: WindowState): string {
  const { director, scene, residents, status } = state;
  if (director === null) return "";
  const { person, words: told, waits } = director;
  if (showsPast(state)) return words.waitsForPast;
  if (status?.speed === 0) return words.waitsForTown;
  if (waits) return words.waits;
  if (told !== null) return told;
  const name = scene?.agents.find((agent) => agent.person === person)?.name;
  const doing = residents.get(person)?.doing ?? "";
  if (name === undefined) return words.looks;
  return words.person(name, doing);
}
