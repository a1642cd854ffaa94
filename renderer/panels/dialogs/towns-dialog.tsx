import { FolderOpen, Image, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";

import type { ListedTown } from "../../../preload/recent-town.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { openDialog, openRecent, openTown, showProblem } from "../../commands.ts";
import { dayAndTime } from "../../format/time.ts";
import { request } from "../../ipc/bridge.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { IconButton } from "../../ui/icon-button.tsx";

const words = WORDS.dialogs.towns;

/** Towns that were open lately, each as it was left; one of them, or any other file, can be opened. */
export function TownsDialog() {
  const [towns, setTowns] = useState<readonly ListedTown[] | null>(null);
  const other = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    void request("app:list-towns", {}).then((reply) =>
      reply.ok ? setTowns(reply.value) : showProblem(reply.problem),
    );
  }, []);
  const forget = async (file: string) => {
    await request("app:forget-town", { file });
    setTowns((shown) => shown?.filter((town) => town.file !== file) ?? null);
    // The button that had the focus has gone with its town.
    other.current?.focus();
  };
  return (
    <DialogFrame
      title={WORDS.actions["recent-towns"].label}
      testId="towns-dialog"
      onClose={() => openDialog(null)}
    >
      {towns?.length === 0 ? (
        <p className="dialog-text">{words.empty}</p>
      ) : (
        <ul className="town-cards scroll" data-testid="town-cards">
          {towns?.map((town) => (
            <li key={town.file}>
              <TownCard town={town} onForget={() => void forget(town.file)} />
            </li>
          ))}
        </ul>
      )}
      <div className="dialog-actions">
        <Button
          ref={other}
          className="button"
          data-testid="towns-other"
          onPress={() => {
            openDialog(null);
            void openTown();
          }}
        >
          <FolderOpen size={16} aria-hidden />
          {words.other}
        </Button>
      </div>
    </DialogFrame>
  );
}

interface TownCardProps {
  readonly town: ListedTown;
  readonly onForget: () => void;
}

function TownCard({ town, onForget }: TownCardProps) {
  const { file, title, tick, ticks_per_day, is_open, is_here, picture } = town;
  const state = is_open ? words.onScreen : is_here ? "" : words.gone;
  return (
    <div className="town-card" data-gone={!is_here || undefined}>
      <Button
        className="town-open"
        isDisabled={!is_here}
        data-testid="town-open"
        onPress={() => void (is_open ? openDialog(null) : openRecent(file))}
      >
        {picture === null ? (
          <span className="town-picture" aria-hidden>
            <Image size={28} />
          </span>
        ) : (
          <img className="town-picture" src={picture} alt="" />
        )}
        <span className="town-what">
          <strong>{title}</strong>
          <span>{dayAndTime(tick, ticks_per_day)}</span>
          <small title={file}>{nameOf(file)}</small>
          {state === "" ? null : <em>{state}</em>}
        </span>
      </Button>
      {is_open ? null : (
        <IconButton icon={X} label={words.forget(title)} testId="town-forget" onPress={onForget} />
      )}
    </div>
  );
}

/** The name of a file without its folder. */
const nameOf = (file: string): string => file.split(/[/\\]/u).at(-1) ?? file;
