import { ShieldCheck } from "lucide-react";

import { useWindow } from "../../use-window.ts";

/** Says that whoever sits here may change the town by commands. */
export function OperatorChip() {
  const isOn = useWindow((state) => state.operator);
  if (!isOn) return null;
  return (
    <p
      className="chip is-operator"
      role="status"
      title="Commands may change the town. Switch it off in the Town menu."
      data-testid="operator"
    >
      <ShieldCheck size={15} aria-hidden />
      Operator
    </p>
  );
}
