import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { unbrokenNumbers } from './unbroken-numbers.tsx';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly isOpen: boolean;
  /** `alert` asks before something is lost: no cross. */
  readonly kind?: 'plain' | 'alert';
  /** What it has to tell is not known yet: it cannot be closed. */
  readonly isHeld?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The row of buttons at the bottom. With it, a click outside closes nothing: what was typed would be lost. */
  readonly actions?: ReactNode;
}

export function Dialog({
  title,
  closeLabel,
  isOpen,
  kind = 'plain',
  isHeld = false,
  onClose,
  children,
  actions,
}: DialogProps): ReactElement {
  const isAlert = kind === 'alert';
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable={actions === undefined}
      className="dialog-backdrop"
      onOpenChange={(open) => {
        if (!open && !isHeld) onClose();
      }}
    >
      <Modal className={classNames('dialog-sheet', isAlert && 'dialog-sheet-small')}>
        <AriaDialog className="dialog" role={isAlert ? 'alertdialog' : 'dialog'}>
          <header className="dialog-head">
            <Heading slot="title" level={2} className="dialog-title">
              {unbrokenNumbers(title)}
            </Heading>
            {isAlert ? null : (
              <IconButton label={closeLabel} isDisabled={isHeld} onPress={onClose}>
                <X size={20} aria-hidden />
              </IconButton>
            )}
          </header>
          <div className="dialog-body">{children}</div>
          {actions === undefined ? null : <footer className="dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
