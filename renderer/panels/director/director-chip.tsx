import { Clapperboard, X } from "lucide-react";

import { showsPast, type WindowState } from "../../state.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useWindow } from "../../use-window.ts";

interface DirectorChipProps {
  readonly onEnd: () => void;
}

/** What the camera looks at by itself, and why; with the way to take it back. Not read out: it changes all the time. */
export function DirectorChip({ onEnd }: DirectorChipProps) {
  const isOn = useWindow((state) => state.director !== null);
  const words = useWindow(filmedWords);
  if (!isOn) return null;
  return (
    <section className="director" aria-label="Director" data-testid="director">
      <Clapperboard size={16} aria-hidden />
      <p aria-live="off">
        <strong>Director</strong>
        <span data-testid="director-words">{words}</span>
      </p>
      <IconButton
        icon={X}
        label="Take the camera"
        shortcut="G"
        testId="director-end"
        onPress={onEnd}
      />
    </section>
  );
}

function filmedWords(state: WindowState): string {
  const { director, scene, residents, status } = state;
  if (director === null) return "";
  const { person, words, waits } = director;
  if (showsPast(state)) return "waits while the past is shown";
  if (status?.speed === 0) return "waits while the town stands still";
  if (waits) return "waits";
  if (words !== null) return words;
  const name = scene?.agents.find((agent) => agent.person === person)?.name;
  const doing = residents.get(person)?.doing ?? "";
  if (name === undefined) return "looks about";
  return doing === "" ? name : `${name}, ${doing.charAt(0).toLowerCase()}${doing.slice(1)}`;
}
