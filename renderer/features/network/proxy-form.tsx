import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { keptDrafts } from '../../state/use-kept-draft.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { appError } from '#contract/errors.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { draftFaults, draftOf, networkOf, passwordOf } from './proxy-draft.ts';
import type { ProxyDraft } from './proxy-draft.ts';
import './network.css';

const MODES = ['system', 'direct', 'manual', 'pac'] as const satisfies readonly ProxyDraft['mode'][];

const useProxyDraft = keptDrafts<ProxyDraft>();

/** The way out of this network. It is taken as a whole by its button: half an address would cut the calls off. */
export function ProxyForm(): ReactElement {
  const { settings, network } = useAppState();
  // What main keeps now is what the fields begin with: a password that was written is forgotten here.
  const since = JSON.stringify([settings.network, network.hasPassword]);
  return <Fields key={since} since={since} />;
}

function Fields({ since }: { readonly since: string }): ReactElement {
  const t = useWords();
  const { settings, network } = useAppState();
  const use = useCommand('network/use');
  const kept = useProxyDraft('proxy', () => draftOf(settings.network), since);
  // A password is kept nowhere but in its field.
  const [password, setPassword] = useState('');
  const draft: ProxyDraft = { ...kept.draft, password };
  const [hasTried, setTried] = useState(false);
  const faults = hasTried ? draftFaults(draft) : [];
  const edit = (part: Partial<Omit<ProxyDraft, 'password'>>): void => {
    kept.write({ ...kept.draft, ...part });
    use.clear();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (draftFaults(draft).length > 0 || use.isPending) return;
    use.raise({ network: networkOf(draft, settings.network.extraCaFile), ...passwordOf(draft) });
  };
  const isChanged =
    JSON.stringify(networkOf(draft, null)) !== JSON.stringify(networkOf(draftOf(settings.network), null)) || draft.password !== '';

  return (
    <form className="network-form" onSubmit={submit} noValidate>
      {network.proxyRefused ? <ErrorNote error={appError('proxy-login-needed')} kind="attention" stays /> : null}
      {use.error === null ? null : <ErrorNote error={use.error} stays onDismiss={use.clear} />}
      <Select
        label={t('network.proxy')}
        about={t(`network.modeAbout.${draft.mode}`)}
        value={draft.mode}
        options={MODES.map((mode) => ({ value: mode, label: t(`network.modes.${mode}`) }))}
        onChange={(mode) => {
          setTried(false);
          edit({ mode });
        }}
      />
      {draft.mode === 'manual' ? (
        <>
          <TextField
            label={t('network.server')}
            placeholder={t('network.serverPlaceholder')}
            spellCheck="false"
            value={draft.server}
            error={faults.includes('server') ? t('errors.proxy-address-wrong.advice') : null}
            onChange={(server) => {
              edit({ server });
            }}
          />
          <TextField
            label={t('network.bypass')}
            about={t('network.bypassAbout')}
            spellCheck="false"
            value={draft.bypass}
            onChange={(bypass) => {
              edit({ bypass });
            }}
          />
        </>
      ) : null}
      {draft.mode === 'pac' ? (
        <TextField
          label={t('network.pacUrl')}
          placeholder={t('network.pacPlaceholder')}
          spellCheck="false"
          value={draft.pacUrl}
          error={faults.includes('pacUrl') ? t('network.pacWrong') : null}
          onChange={(pacUrl) => {
            edit({ pacUrl });
          }}
        />
      ) : null}
      {draft.mode === 'direct' ? null : (
        <Switch
          label={t('network.login')}
          about={t('network.loginAbout')}
          isOn={draft.hasLogin}
          onChange={(hasLogin) => {
            edit({ hasLogin });
          }}
        />
      )}
      {draft.mode !== 'direct' && draft.hasLogin ? (
        <>
          <TextField
            label={t('network.user')}
            autoComplete="off"
            spellCheck="false"
            value={draft.user}
            error={faults.includes('user') ? t('network.user') : null}
            onChange={(user) => {
              edit({ user });
            }}
          />
          <TextField
            label={t('network.password')}
            about={t(network.hasPassword ? 'network.passwordKept' : 'network.passwordNone')}
            type="password"
            autoComplete="off"
            value={draft.password}
            onChange={(typed) => {
              setPassword(typed);
              use.clear();
            }}
          />
        </>
      ) : null}
      <div className="network-actions">
        {isChanged ? (
          <Button kind="primary" type="submit" isPending={use.isPending}>
            {t(use.isPending ? 'network.saving' : 'network.save')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
