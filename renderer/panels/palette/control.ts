import type { Field } from "./fields.ts";

/** What sets one argument. */
export interface ControlProps extends Field {
  readonly value: string;
  /** Id of the words that say what is wrong with it. */
  readonly faultId: string | undefined;
  readonly autoFocus: boolean;
  readonly onChange: (text: string) => void;
}
