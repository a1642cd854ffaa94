import { WORDS } from "../../../preload/words/words.ts";
import type { Payload } from "./payload.ts";

/** Exactly what is sent. */
export function PayloadPreview({ payload }: { readonly payload: Payload }) {
  return (
    <details className="palette-payload">
      <summary>{WORDS.palette.form.sent}</summary>
      <pre data-testid="palette-payload">{JSON.stringify(payload, null, 2)}</pre>
    </details>
  );
}
