import type { LucideIcon } from "lucide-react";

import { WORDS } from "../../preload/words/words.ts";

interface IconButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** Shown in the tooltip after the label. */
  readonly shortcut?: string;
  readonly testId: string;
  readonly onPress: () => void;
}

/** A button that is only a picture; its name is in the tooltip and for screen readers. */
export function IconButton({ icon: Icon, label, shortcut, testId, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={shortcut === undefined ? label : WORDS.common.withKey(label, shortcut)}
      data-testid={testId}
      onClick={onPress}
    >
      <Icon size={18} aria-hidden />
    </button>
  );
}
