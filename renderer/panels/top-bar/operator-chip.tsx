import { ShieldCheck } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { useWindow } from "../../use-window.ts";

/** Says that whoever sits here may change the town by commands. */
export function OperatorChip() {
  const isOn = useWindow((state) => state.operator);
  if (!isOn) return null;
  return (
    <p
      className="chip is-operator"
      role="status"
      title={WORDS.topBar.operator.about}
      data-testid="operator"
    >
      <ShieldCheck size={15} aria-hidden />
      {WORDS.topBar.operator.title}
    </p>
  );
}
