import { openDialog } from "../../commands.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";

const SHORTCUTS: readonly (readonly [string, readonly string[]])[] = [
  ["Pause, go on", ["Space"]],
  ["Zoom", ["+", "−"]],
  ["Speed 1×, 10×, 100×", ["1", "2", "3"]],
  ["Turn round", ["Q", "E"]],
  ["One step on, back", [".", ","]],
  ["Move", ["Arrows", "WASD"]],
  ["Follow the next", ["F"]],
  ["Whole town", ["Home"]],
  ["Back to live", ["End"]],
  ["Branch here", ["B"]],
  ["Compare", ["C"]],
  ["Follow nobody", ["Shift F"]],
  ["A second person", ["Shift click"]],
  ["Names", ["N"]],
  ["Save", ["Ctrl S"]],
  ["Roofs", ["R"]],
  ["Friends and rivals", ["L"]],
  ["Open a town", ["Ctrl O"]],
  ["Dashboard", ["K"]],
  ["New town", ["Ctrl N"]],
  ["Save as", ["Ctrl Shift S"]],
  ["Hide who is who", ["Ctrl Shift H"]],
  ["Settings", ["Ctrl ,"]],
  ["This sheet", ["?"]],
  ["Close", ["Esc"]],
];

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
