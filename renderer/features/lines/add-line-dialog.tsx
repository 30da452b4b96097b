import type { ReactElement } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AccountNumbers } from './account-numbers.tsx';
import { LineKeyForm } from './line-key-form.tsx';
import { useAddLine } from './use-add-line.ts';
import type { AddLine } from './use-add-line.ts';

export interface AddLineDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A number's key, or the account's and then a choice. Keys leave for main and are forgotten here as soon as they are taken. */
export function AddLineDialog({ isOpen, onClose }: AddLineDialogProps): ReactElement {
  const t = useWords();
  const adding = useAddLine(onClose);
  const { close } = adding;
  return (
    <Dialog
      isOpen={isOpen}
      title={t(adding.offer === null ? 'addLine.title' : 'account.numbers')}
      closeLabel={t('common.close')}
      onClose={close}
      actions={adding.offer === null ? <KeyActions adding={adding} onCancel={close} /> : <NumberActions adding={adding} onDone={close} />}
    >
      {adding.offer === null ? <LineKeyForm adding={adding} /> : <AccountNumbers adding={adding} offer={adding.offer} />}
    </Dialog>
  );
}

function KeyActions({ adding, onCancel }: { readonly adding: AddLine; readonly onCancel: () => void }): ReactElement {
  const t = useWords();
  const isNumber = adding.way === 'number';
  const words = isNumber ? (['addLine.checking', 'addLine.confirm'] as const) : (['account.reading', 'account.read'] as const);
  return (
    <>
      <Button onPress={onCancel}>{t('common.cancel')}</Button>
      <Button kind="primary" type="submit" form="add-line" isPending={adding.isPending}>
        {t(adding.isPending ? words[0] : words[1])}
      </Button>
    </>
  );
}

function NumberActions({ adding, onDone }: { readonly adding: AddLine; readonly onDone: () => void }): ReactElement {
  const t = useWords();
  const canAdd = adding.offer?.numbers.some(({ choice }) => choice === 'add') === true;
  const count = adding.chosen.length;
  return (
    <>
      <Button isDisabled={adding.isPending} onPress={adding.addedIds.length > 0 ? onDone : adding.back}>
        {t(adding.addedIds.length > 0 ? 'account.done' : 'account.back')}
      </Button>
      {canAdd ? (
        <Button kind="primary" type="submit" form="account-numbers" isPending={adding.isPending} isDisabled={count === 0}>
          {adding.isPending ? t('account.adding') : count === 0 ? t('account.add') : t('account.addCount', { count })}
        </Button>
      ) : null}
    </>
  );
}
