import { useState } from 'react';
import type { ReactElement } from 'react';
import { HOOK_EVENTS } from '#contract/integrations.ts';
import { hookProblem } from '#contract/outside-address.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { keptDrafts } from '../../state/use-kept-draft.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useSettingsChange } from '../settings/use-settings-change.ts';
import { AddressForm } from './address-form.tsx';
import { HookDeliveries } from './hook-deliveries.tsx';
import { HookSecret } from './hook-secret.tsx';

const useUrlDraft = keptDrafts<string>();

/** A program of the company that is told of calls. */
export function HookSettings(): ReactElement {
  const t = useWords();
  const { settings, hook } = useAppState();
  const change = useSettingsChange();
  const test = useCommand('hook/test');
  const [tested, setTested] = useState<string | null>(null);
  const { isOn, url, events } = settings.hook;
  return (
    <div className="settings-section">
      <div className="integration-head">
        <h4 className="field-label">{t('hook.title')}</h4>
        <p className="field-about">
          {t('hook.about')} {t('hook.practice')}
        </p>
      </div>
      <Switch
        label={t('hook.switch')}
        isOn={isOn}
        onChange={(wanted) => {
          change({ hook: { isOn: wanted } });
        }}
      />
      {isOn ? (
        <>
          <HookAddress key={url} />
          <CheckList
            label={t('hook.events')}
            labelShown
            isDisabled={false}
            value={events}
            options={HOOK_EVENTS.map((event) => ({
              value: event,
              label: t(`hook.eventNames.${event}`),
              about: null,
              note: null,
              isDone: false,
              isDisabled: false,
              error: null,
            }))}
            onChange={(wanted) => {
              change({ hook: { events: HOOK_EVENTS.filter((event) => wanted.includes(event)) } });
            }}
          />
          <HookSecret hasSecret={hook.hasSecret} />
          {test.error === null ? null : <ErrorNote error={test.error} stays onDismiss={test.clear} />}
          <div className="settings-deed">
            <p className="field-about" role="status">
              {tested === null ? null : t('hook.tested', { answer: tested })}
            </p>
            <Button
              isPending={test.isPending}
              isDisabled={hookProblem(url) !== null}
              onPress={() => {
                setTested(null);
                test.raise(null, (reply) => {
                  if (reply.ok) setTested(reply.value);
                });
              }}
            >
              {t('hook.test')}
            </Button>
          </div>
          <HookDeliveries deliveries={hook.deliveries} language={settings.language} />
        </>
      ) : null}
    </div>
  );
}

function HookAddress(): ReactElement {
  const t = useWords();
  const { url } = useAppState().settings.hook;
  const change = useSettingsChange();
  const { draft: text, write } = useUrlDraft('url', () => url, url);
  const problem = hookProblem(text);
  const save = (): void => {
    if (problem === null) change({ hook: { url: text.trim() } });
  };
  return (
    <AddressForm isChanged={text.trim() !== url} onSave={save}>
      {(hasTried) => (
        <TextField
          label={t('hook.url')}
          about={t('hook.urlAbout')}
          placeholder="https://crm.exemplo.com.br/chamadas"
          value={text}
          spellCheck="false"
          error={hasTried && problem !== null ? t(`address.${problem}`) : null}
          onChange={write}
        />
      )}
    </AddressForm>
  );
}
