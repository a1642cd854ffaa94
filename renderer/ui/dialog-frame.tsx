import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";

import { WORDS } from "../../preload/words/words.ts";
import { IconButton } from "./icon-button.tsx";

interface DialogFrameProps {
  readonly title: string;
  readonly testId: string;
  readonly onClose: () => void;
  /** Beside the title, before what closes it. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly role?: "dialog" | "alertdialog";
}

/** A modal dialog: keeps the focus, closes with Escape or a click beside it. */
export function DialogFrame({
  title,
  testId,
  onClose,
  aside,
  children,
  role = "dialog",
}: DialogFrameProps) {
  return (
    <ModalOverlay
      className="dialog-backdrop"
      isOpen
      isDismissable
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <Modal className="dialog" data-testid={testId}>
        <Dialog role={role}>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            {aside === undefined ? null : <div className="dialog-aside">{aside}</div>}
            <IconButton
              icon={X}
              label={WORDS.common.close}
              shortcut="Esc"
              testId={`${testId}-close`}
              onPress={onClose}
            />
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
