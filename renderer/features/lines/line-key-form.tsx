import type { FormEvent, ReactElement } from 'react';
import type { AppErrorCode } from '#contract/errors.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import type { AddLine, KeyWay } from './use-add-line.ts';

/** The key, of a number or of the account. One of the wrong kind is not refused: it opens the other way. */
export function LineKeyForm({ adding }: { readonly adding: AddLine }): ReactElement {
  const t = useWords();
  const { way, apiKey, error, hasTried } = adding;
  const isNumber = way === 'number';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    adding.submit();
  };
  return (
    <form id="add-line" className="dialog-form" onSubmit={submit} noValidate>
      <SegmentedControl<KeyWay>
        label={t('addLine.with')}
        value={way}
        isDisabled={adding.isPending}
        options={[
          { value: 'number', label: t('addLine.withNumber') },
          { value: 'account', label: t('addLine.withAccount') },
        ]}
        onChange={(next) => {
          adding.turnTo(next, false);
        }}
      />
      <p>{t(isNumber ? 'addLine.intro' : 'account.intro')}</p>
      <TextField
        autoFocus
        label={t(isNumber ? 'addLine.key' : 'account.key')}
        about={t(isNumber ? 'addLine.keyWhere' : 'account.keyWhere')}
        placeholder={t('addLine.keyPlaceholder')}
        type="password"
        autoComplete="off"
        spellCheck="false"
        value={apiKey}
        error={hasTried && apiKey.trim() === '' ? t(isNumber ? 'addLine.keyMissing' : 'account.keyMissing') : null}
        onChange={(text) => {
          adding.edit({ apiKey: text });
        }}
      />
      {isNumber ? (
        <TextField
          label={t('addLine.name')}
          placeholder={t('addLine.namePlaceholder')}
          maxLength={60}
          value={adding.label}
          about={t('addLine.nameAbout')}
          onChange={(label) => {
            adding.edit({ label });
          }}
        />
      ) : null}
      {error === null ? null : <ErrorNote error={error} stays {...wordsHere(error.code, t)} {...otherWay(adding, t)} />}
      <p className="field-about">{t(isNumber ? 'addLine.keyKept' : 'account.keyForgotten')}</p>
    </form>
  );
}

/** The key that was given is of the other kind: the next step takes it there. */
function otherWay(adding: AddLine, t: Translate): { readonly action?: ReactElement } {
  const to: KeyWay | null =
    adding.error?.code === 'tenant-key-given' ? 'account' : adding.error?.code === 'number-key-given' ? 'number' : null;
  if (to === null) return {};
  return {
    action: (
      <Button
        kind="quiet"
        onPress={() => {
          adding.turnTo(to, true);
        }}
      >
        {t(to === 'account' ? 'addLine.useAccount' : 'account.useNumber')}
      </Button>
    ),
  };
}

/** The advice for a line in trouble is to remove it, or that the phone tries again by itself: here there is no line yet. */
function wordsHere(code: AppErrorCode, t: Translate): { readonly title?: string; readonly advice?: string } {
  switch (code) {
    case 'key-rejected':
      return { title: t('addLine.keyRefused'), advice: t('addLine.keyRefusedAdvice') };
    case 'tenant-key-given':
      return { advice: t('addLine.isAccountAdvice') };
    case 'number-key-given':
      return { title: t('account.isNumber'), advice: t('account.isNumberAdvice') };
    case 'service-unreachable':
    case 'service-timeout':
    case 'service-broken':
      return { advice: t('addLine.tryAgain') };
    default:
      return {};
  }
}
