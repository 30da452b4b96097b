import type { ReactElement } from 'react';
import { POP_MOMENTS } from '#contract/integrations.ts';
import { isAllowableScheme, templateProblem } from '#contract/outside-address.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { keptDrafts } from '../../state/use-kept-draft.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useSettingsChange } from '../settings/use-settings-change.ts';
import { AddressForm } from './address-form.tsx';

/** The address as it stands in the fields. */
interface CrmDraft {
  readonly template: string;
  /** Between commas. */
  readonly typed: string;
}

const useCrmDraft = keptDrafts<CrmDraft>();

/** The customer's page: when it opens, and where. */
export function CrmSettings(): ReactElement {
  const t = useWords();
  const { settings, recents } = useAppState();
  const change = useSettingsChange();
  const open = useCommand('crm/open');
  const { crm } = settings;
  const customer = recents.find(({ peer }) => peer !== null)?.peer ?? null;
  return (
    <div className="settings-section">
      <div className="integration-head">
        <h4 className="field-label">{t('crm.title')}</h4>
        <p className="field-about">
          {t('crm.about')} {t('crm.practice')}
        </p>
      </div>
      {open.error === null ? null : <ErrorNote error={open.error} stays onDismiss={open.clear} />}
      <SegmentedControl
        label={t('crm.when')}
        value={crm.when}
        options={POP_MOMENTS.map((moment) => ({ value: moment, label: t(`crm.moments.${moment}`) }))}
        onChange={(when) => {
          change({ crm: { when } });
        }}
      />
      <CrmAddress key={JSON.stringify([crm.template, crm.schemes])} />
      <Switch
        label={t('crm.outbound')}
        isOn={crm.outbound}
        onChange={(outbound) => {
          change({ crm: { outbound } });
        }}
      />
      <div className="settings-deed">
        {customer === null ? <p className="field-about">{t('crm.noCustomer')}</p> : null}
        <Button
          isPending={open.isPending}
          isDisabled={customer === null || crm.template.trim() === ''}
          onPress={() => {
            if (customer !== null) open.raise({ number: customer, callId: null });
          }}
        >
          {t('crm.try')}
        </Button>
      </div>
    </div>
  );
}

function CrmAddress(): ReactElement {
  const t = useWords();
  const { crm } = useAppState().settings;
  const change = useSettingsChange();
  const start = (): CrmDraft => ({ template: crm.template, typed: crm.schemes.join(', ') });
  const { draft, write } = useCrmDraft('crm', start, JSON.stringify([crm.template, crm.schemes]));
  const { template, typed } = draft;
  const schemes = schemesOf(typed);
  const badScheme = schemes.find((scheme) => !isAllowableScheme(scheme)) ?? null;
  const problem = template.trim() === '' ? null : templateProblem(template, schemes);
  const isChanged = template.trim() !== crm.template || schemes.join() !== crm.schemes.join();
  const save = (): void => {
    if (problem === null && badScheme === null) change({ crm: { template: template.trim(), schemes } });
  };
  return (
    <AddressForm isChanged={isChanged} onSave={save}>
      {(hasTried) => (
        <>
          <TextField
            label={t('crm.template')}
            about={t('crm.templateAbout')}
            placeholder="https://crm.exemplo.com.br/?fone={number}"
            value={template}
            spellCheck="false"
            error={hasTried && problem !== null ? t(`address.${problem}`) : null}
            onChange={(text) => {
              write({ ...draft, template: text });
            }}
          />
          <TextField
            label={t('crm.schemes')}
            about={t('crm.schemesAbout')}
            value={typed}
            spellCheck="false"
            error={hasTried && badScheme !== null ? t('crm.schemesWrong', { scheme: badScheme }) : null}
            onChange={(text) => {
              write({ ...draft, typed: text });
            }}
          />
        </>
      )}
    </AddressForm>
  );
}

function schemesOf(text: string): readonly string[] {
  const names = text.split(/[\s,;]+/).map((name) => name.toLowerCase().replace(/:\/*$/, ''));
  return [...new Set(names.filter((name) => name !== ''))];
}
