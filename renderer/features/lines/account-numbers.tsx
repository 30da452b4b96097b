import type { FormEvent, ReactElement } from 'react';
import type { AccountNumber, AccountOffer } from '#contract/account.ts';
import type { AppErrorCode } from '#contract/errors.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { useWords } from '../../state/use-words.ts';
import { CheckList } from '../../ui/check-list.tsx';
import type { CheckOption } from '../../ui/check-list.tsx';
import { Note } from '../../ui/note.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import type { AddLine } from './use-add-line.ts';

/** The numbers of an account: which of them become lines, and what became of each. */
export function AccountNumbers({ adding, offer }: { readonly adding: AddLine; readonly offer: AccountOffer }): ReactElement {
  const t = useWords();
  const { numbers } = offer;
  if (numbers.length === 0) {
    return (
      <Note kind="plain" title={t('account.none')}>
        {t('account.noneAdvice')}
      </Note>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    adding.addChosen();
  };
  return (
    <form id="account-numbers" className="dialog-form" onSubmit={submit} noValidate>
      <p>{t(numbers.some(({ choice }) => choice === 'add') ? 'account.pick' : 'account.nothingToPick')}</p>
      {adding.addedIds.length === 0 ? null : (
        <p className="account-added" role="status">
          {t('account.addedCount', { count: adding.addedIds.length })}
        </p>
      )}
      <CheckList
        label={t('account.numbers')}
        isDisabled={adding.isPending}
        value={adding.chosen}
        options={numbers.map((number) => optionOf(number, adding, t))}
        onChange={adding.choose}
      />
      {numbers.some(({ choice }) => choice === 'key-hidden') ? <p className="field-about">{t('account.keyHiddenAbout')}</p> : null}
      {adding.error === null ? null : <ErrorNote error={adding.error} stays />}
    </form>
  );
}

/** There is no line yet that could come back by itself. */
function adviceFor(code: AppErrorCode, t: Translate): string {
  return code === 'line-disconnected' ? t('health.connectionAdvice.web') : t(`errors.${code}.advice`);
}

function optionOf({ numberId, label, number, connection, choice }: AccountNumber, adding: AddLine, t: Translate): CheckOption {
  const phone = number === null ? t('lines.numberUnknown') : formatPhone(number);
  const isAdded = adding.addedIds.includes(numberId);
  const refused = adding.result?.refused.find((one) => one.numberId === numberId) ?? null;
  return {
    value: numberId,
    label: label === '' ? phone : label,
    about: [label === '' ? null : phone, connection === 'closed' && refused === null ? t('account.disconnected') : null]
      .filter((part) => part !== null)
      .join(' · '),
    note: isAdded ? t('account.isAdded') : choice === 'add' ? null : t(`account.choice.${choice}`),
    isDone: isAdded || choice === 'added',
    isDisabled: isAdded || choice !== 'add',
    error: refused === null ? null : { title: t(`errors.${refused.error.code}.title`), advice: adviceFor(refused.error.code, t) },
  };
}
