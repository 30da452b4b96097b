import type { ReactElement } from 'react';
import type { Translate } from '#contract/locales/translate.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LockWords } from '../settings/lock-words.tsx';
import { useAreaLock } from '../settings/use-area-lock.ts';
import { AccountNumbers } from './account-numbers.tsx';
import { LineKeyForm } from './line-key-form.tsx';
import { useAddLine } from './use-add-line.ts';
import type { AddLine } from './use-add-line.ts';

export interface AddLineDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/**
 * A number's key, or the account's and then a choice. Keys leave for main and are forgotten here as soon as they are taken. Where the company
 * keeps the lines none is asked for, whichever way the agent came here.
 */
export function AddLineDialog({ isOpen, onClose }: AddLineDialogProps): ReactElement {
  const t = useWords();
  const adding = useAddLine({ isOpen, onClose });
  const { close } = adding;
  const lock = useAreaLock('lines');
  if (lock !== null)
    return (
      <Dialog
        isOpen={isOpen}
        title={t('addLine.title')}
        closeLabel={t('common.close')}
        onClose={close}
        actions={<Button onPress={close}>{t('common.close')}</Button>}
      >
        <LockWords lock={lock} />
      </Dialog>
    );
  return (
    <Dialog
      isOpen={isOpen}
      title={t(adding.offer === null ? 'addLine.title' : 'account.numbers')}
      closeLabel={t('common.close')}
      isHeld={adding.isPending}
      onClose={close}
      actions={<Actions adding={adding} />}
    >
      {adding.offer === null ? <LineKeyForm adding={adding} /> : <AccountNumbers adding={adding} offer={adding.offer} />}
    </Dialog>
  );
}

/** The same two buttons on every step: what was pressed does not vanish under the finger, nor from a screen reader. */
function Actions({ adding }: { readonly adding: AddLine }): ReactElement {
  const t = useWords();
  const { secondary, primary } = actionsOf(adding, t);
  return (
    <>
      {/* Main adds the line whatever is pressed here: leaving would only look like giving it up. */}
      <Button isDisabled={adding.isPending} onPress={secondary.press}>
        {secondary.words}
      </Button>
      <Button
        kind="primary"
        isPending={adding.isPending}
        isDisabled={primary.isDisabled}
        {...(primary.form === null ? { onPress: adding.back } : { type: 'submit', form: primary.form })}
      >
        {primary.words}
      </Button>
    </>
  );
}

interface StepActions {
  readonly secondary: { readonly words: string; readonly press: () => void };
  /** `form` null: it leads back to the key. */
  readonly primary: { readonly words: string; readonly form: string | null; readonly isDisabled: boolean };
}

function actionsOf({ way, offer, chosen, addedIds, isPending, back, close }: AddLine, t: Translate): StepActions {
  if (offer === null) {
    const isNumber = way === 'number';
    const words = isPending ? t(isNumber ? 'addLine.checking' : 'account.reading') : t(isNumber ? 'addLine.confirm' : 'account.read');
    return { secondary: { words: t('common.cancel'), press: close }, primary: { words, form: 'add-line', isDisabled: false } };
  }
  if (!offer.numbers.some(({ choice }) => choice === 'add')) {
    return {
      secondary: { words: t('common.close'), press: close },
      primary: { words: t('account.back'), form: null, isDisabled: false },
    };
  }
  const count = chosen.length;
  const words = isPending ? t('account.adding') : count === 0 ? t('account.add') : t('account.addCount', { count });
  return {
    secondary: addedIds.length > 0 ? { words: t('account.done'), press: close } : { words: t('account.back'), press: back },
    primary: { words, form: 'account-numbers', isDisabled: count === 0 },
  };
}
