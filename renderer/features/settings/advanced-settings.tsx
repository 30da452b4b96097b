import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { apiBase as apiBaseFrom } from '#contract/api-base.ts';
import { DEFAULT_API_BASE, OFFER_SETUPS, WIRE_SAMPLE_RATES } from '#contract/settings.ts';
import type { Settings } from '#contract/settings.ts';
import { keptDrafts } from '../../state/use-kept-draft.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const useAddressDraft = keptDrafts<string>();

export interface AdvancedSettingsProps {
  readonly settings: Settings;
  readonly isPending: boolean;
  readonly onChange: (part: Pick<Partial<Settings>, 'apiBase' | 'wireSampleRate' | 'offerSetup'>) => void;
}

/** What only support or an administrator touches: the last of the page. */
export function AdvancedSettings({ settings, isPending, onChange }: AdvancedSettingsProps): ReactElement {
  const t = useWords();
  const rateOf = (rate: number): string => t('settings.hertz', { rate: new Intl.NumberFormat(settings.language).format(rate / 1_000) });
  return (
    <div className="settings-section">
      <ApiBaseForm
        key={settings.apiBase}
        apiBase={settings.apiBase}
        isPending={isPending}
        onSave={(apiBase) => {
          onChange({ apiBase });
        }}
      />
      <Select
        label={t('settings.sampleRate')}
        about={t('settings.sampleRateAbout')}
        value={String(settings.wireSampleRate)}
        options={WIRE_SAMPLE_RATES.map((rate) => ({ value: String(rate), label: rateOf(rate) }))}
        onChange={(value) => {
          const wireSampleRate = WIRE_SAMPLE_RATES.find((rate) => String(rate) === value);
          if (wireSampleRate !== undefined) onChange({ wireSampleRate });
        }}
      />
      <Select
        label={t('settings.offerSetup')}
        about={t('settings.offerSetupAbout')}
        value={settings.offerSetup}
        options={OFFER_SETUPS.map((setup) => ({ value: setup, label: t(`settings.offerSetups.${setup}`) }))}
        onChange={(value) => {
          const offerSetup = OFFER_SETUPS.find((setup) => setup === value);
          if (offerSetup !== undefined) onChange({ offerSetup });
        }}
      />
    </div>
  );
}

interface ApiBaseFormProps {
  readonly apiBase: string;
  readonly isPending: boolean;
  readonly onSave: (apiBase: string) => void;
}

function ApiBaseForm({ apiBase, isPending, onSave }: ApiBaseFormProps): ReactElement {
  const t = useWords();
  const { draft: text, write } = useAddressDraft('api-base', () => apiBase, apiBase);
  const [hasTried, setTried] = useState(false);
  const address = apiBaseFrom(text);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (address.ok && address.value !== apiBase) onSave(address.value);
  };
  return (
    <form className="settings-address" onSubmit={save} noValidate>
      <TextField
        label={t('settings.apiBase')}
        about={t('settings.apiBaseAbout')}
        value={text}
        spellCheck="false"
        error={hasTried && !address.ok ? t('settings.apiBaseInvalid') : null}
        onChange={write}
      />
      <div className="settings-address-actions">
        {apiBase === DEFAULT_API_BASE ? null : (
          <Button
            kind="quiet"
            isPending={isPending}
            onPress={() => {
              onSave(DEFAULT_API_BASE);
            }}
          >
            {t('settings.apiBaseReset')}
          </Button>
        )}
        {text.trim() === apiBase ? null : (
          <Button type="submit" isPending={isPending}>
            {t('settings.apiBaseSave')}
          </Button>
        )}
      </div>
    </form>
  );
}
