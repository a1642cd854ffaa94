import { ACTIONS, type Action } from "../../actions.ts";
import { openDialog } from "../../commands.ts";
import { PLACE_ACTIONS } from "../../places/place-actions.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";

/** What keys do that is no action of its own, or only goes on while they are held. */
const OTHERS: readonly (readonly [string, readonly string[]])[] = [
  ["Move", ["Arrows", "WASD"]],
  ["Keep this view as a place", ["Ctrl 1 … 9"]],
  ["Go to a kept place", ["Shift 1 … 9"]],
  ["Turn round", ["[", "]"]],
  ["A second person", ["Shift click"]],
  ["Close what is open", ["Esc"]],
];

const named = Object.entries<Action>(ACTIONS)
  .filter(([name]) => !(name in PLACE_ACTIONS))
  .flatMap(([, { label, keys }]) => (keys === undefined ? [] : [[label, keys] as const]));

/** Every key of the window. */
const SHORTCUTS = [...named, ...OTHERS];

export function ShortcutsDialog() {
  return (
    <DialogFrame
      title="Keyboard shortcuts"
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
