import { WORDS } from "../../../preload/words/words.ts";
import { ACTIONS, type Action } from "../../actions.ts";
import { openDialog } from "../../commands.ts";
import { PLACE_ACTIONS } from "../../places/place-actions.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";

const words = WORDS.dialogs.shortcuts;

/** What keys do that is no action of its own, or only goes on while they are held. */
const OTHERS: readonly (readonly [string, readonly string[]])[] = [
  [words.move, ["Arrows", "WASD"]],
  [words.keepPlace, ["Ctrl 1 … 9"]],
  [words.goToPlace, ["Shift 1 … 9"]],
  [words.turn, ["[", "]"]],
  [words.second, ["Shift click"]],
  [words.close, ["Esc"]],
];

const named = Object.entries<Action>(ACTIONS)
  .filter(([name]) => !(name in PLACE_ACTIONS))
  .flatMap(([, { label, keys }]) => (keys === undefined ? [] : [[label, keys] as const]));

/** Every key of the window. */
const SHORTCUTS = [...named, ...OTHERS];

export function ShortcutsDialog() {
  return (
    <DialogFrame
      title={WORDS.actions["open-shortcuts"].label}
      testId="shortcuts-dialog"
      onClose={() => openDialog(null)}
    >
      <dl className="keys">
        {SHORTCUTS.map(([what, keys]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </DialogFrame>
  );
}
