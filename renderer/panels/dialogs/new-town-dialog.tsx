import { useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";

import { newTown, openDialog } from "../../commands.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";

/** Begins another town; the same seed gives the same town. */
export function NewTownDialog() {
  const [seed, setSeed] = useState("");
  const trimmed = seed.trim();
  return (
    <DialogFrame title="New town" testId="new-town-dialog" onClose={() => openDialog(null)}>
      <p className="dialog-text">The town on screen is kept in its file.</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void newTown(trimmed === "" ? null : trimmed);
        }}
      >
        <TextField className="field" value={seed} onChange={setSeed} maxLength={32}>
          <Label className="field-label">Seed</Label>
          <Input
            className="text-input"
            placeholder="Empty: chosen by chance"
            data-testid="new-town-seed"
          />
        </TextField>
        <p className="field-help">The same seed gives the same people and the same days.</p>
        <div className="dialog-actions">
          <Button className="button" onPress={() => openDialog(null)}>
            Cancel
          </Button>
          <Button className="button primary" type="submit" data-testid="new-town-begin">
            Begin
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}
