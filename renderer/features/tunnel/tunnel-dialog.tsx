import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { TunnelState } from '#contract/tunnel.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { checkDraft, draftOf, withProvider } from './tunnel-draft.ts';
import type { CheckedDraft, TunnelDraft } from './tunnel-draft.ts';
import { TunnelFields } from './tunnel-fields.tsx';
import { TunnelStatus } from './tunnel-status.tsx';
import './tunnel.css';

export interface TunnelDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** How calls arrive: chosen here, and watched here until it is proven. */
export function TunnelDialog({ isOpen, onClose }: TunnelDialogProps): ReactElement {
  const t = useWords();
  const { tunnel } = useAppState();
  const use = useCommand('tunnel/use');
  const [taken, setTaken] = useState(0);
  const close = (): void => {
    use.clear();
    onClose();
  };
  return (
    <Dialog
      isOpen={isOpen}
      title={t('tunnel.title')}
      closeLabel={t('common.close')}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.close')}</Button>
          <Button kind="primary" type="submit" form="tunnel" isPending={use.isPending}>
            {t(use.isPending ? 'tunnel.saving' : 'tunnel.use')}
          </Button>
        </>
      }
    >
      <TunnelStatus />
      {use.error === null ? null : <ErrorNote error={use.error} stays />}
      {/* A new key takes what main keeps now into the fields: a token that was pasted is forgotten here. */}
      <TunnelForm
        key={JSON.stringify([taken, tunnel.settings, tunnel.hasToken])}
        tunnel={tunnel}
        onEdit={use.clear}
        onUse={({ settings, token }) => {
          if (use.isPending) return;
          use.raise({ settings, ...(token === null ? {} : { token }) }, (reply) => {
            if (reply.ok) setTaken((count) => count + 1);
          });
        }}
      />
    </Dialog>
  );
}

interface TunnelFormProps {
  readonly tunnel: TunnelState;
  readonly onEdit: () => void;
  readonly onUse: (wanted: Extract<CheckedDraft, { readonly ok: true }>) => void;
}

const PROVIDERS = [
  'none',
  'cloudflared-quick',
  'cloudflared-named',
  'ngrok',
  'own-url',
] as const satisfies readonly TunnelDraft['provider'][];

function TunnelForm({ tunnel, onEdit, onUse }: TunnelFormProps): ReactElement {
  const t = useWords();
  const [draft, setDraft] = useState(() => draftOf(tunnel));
  const [hasTried, setTried] = useState(false);
  const checked = checkDraft(draft);
  const edit = (next: TunnelDraft): void => {
    setDraft(next);
    onEdit();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (checked.ok) onUse(checked);
  };
  return (
    <form id="tunnel" className="dialog-form tunnel-form" onSubmit={submit} noValidate>
      <Select
        label={t('tunnel.provider')}
        about={t(`tunnel.providers.${draft.provider}.about`)}
        value={draft.provider}
        options={PROVIDERS.map((value) => ({
          value,
          label: t(`tunnel.providers.${value}.name`),
          about: t(`tunnel.providers.${value}.about`),
        }))}
        onChange={(provider) => {
          setTried(false);
          edit(withProvider(draft, provider, tunnel));
        }}
      />
      <TunnelFields
        draft={draft}
        wrong={hasTried && !checked.ok ? checked.wrong : []}
        onEdit={(part) => {
          edit({ ...draft, ...part });
        }}
      />
    </form>
  );
}
