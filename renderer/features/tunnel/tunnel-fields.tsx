import type { ReactElement } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { TunnelDraft, TunnelField } from './tunnel-draft.ts';

export interface TunnelFieldsProps {
  readonly draft: TunnelDraft;
  /** Fields to be corrected; empty before the first try. */
  readonly wrong: readonly TunnelField[];
  readonly onEdit: (part: Partial<TunnelDraft>) => void;
}

/** The fields of the chosen way, and no others. */
export function TunnelFields(props: TunnelFieldsProps): ReactElement | null {
  switch (props.draft.provider) {
    case 'none':
      return null;
    case 'cloudflared-quick':
      return <ProgramField {...props} />;
    case 'cloudflared-named':
      return (
        <>
          <TokenField {...props} provider="cloudflared-named" />
          <AddressFields {...props} />
          <ProgramField {...props} />
        </>
      );
    case 'ngrok':
      return (
        <>
          <TokenField {...props} provider="ngrok" />
          <DomainField {...props} />
        </>
      );
    case 'own-url':
      return <AddressFields {...props} />;
  }
}

function ProgramField({ draft, onEdit }: TunnelFieldsProps): ReactElement {
  const t = useWords();
  return (
    <TextField
      label={t('tunnel.program')}
      about={t('tunnel.programAbout')}
      placeholder={t('tunnel.programPlaceholder')}
      spellCheck="false"
      value={draft.program}
      onChange={(program) => {
        onEdit({ program });
      }}
    />
  );
}

function AddressFields({ draft, wrong, onEdit }: TunnelFieldsProps): ReactElement {
  const t = useWords();
  const isNamed = draft.provider === 'cloudflared-named';
  return (
    <>
      <TextField
        label={t('tunnel.url')}
        about={t(isNamed ? 'tunnel.urlAboutNamed' : 'tunnel.urlAboutOwn')}
        placeholder={t('tunnel.urlPlaceholder')}
        type="url"
        spellCheck="false"
        value={draft.url}
        error={wrong.includes('url') ? t('tunnel.urlWrong') : null}
        onChange={(url) => {
          onEdit({ url });
        }}
      />
      <TextField
        label={t('tunnel.port')}
        about={t(isNamed ? 'tunnel.portAbout' : 'tunnel.portAboutOwn', { port: draft.localPort })}
        inputMode="numeric"
        maxLength={5}
        value={draft.localPort}
        error={wrong.includes('localPort') ? t('tunnel.portWrong') : null}
        onChange={(localPort) => {
          onEdit({ localPort });
        }}
      />
    </>
  );
}

function DomainField({ draft, wrong, onEdit }: TunnelFieldsProps): ReactElement {
  const t = useWords();
  return (
    <TextField
      label={t('tunnel.domain')}
      about={t('tunnel.domainAbout')}
      placeholder={t('tunnel.domainPlaceholder')}
      spellCheck="false"
      value={draft.domain}
      error={wrong.includes('domain') ? t('tunnel.domainWrong') : null}
      onChange={(domain) => {
        onEdit({ domain });
      }}
    />
  );
}

/** A kept token is never shown again: it stays, or another takes its place. */
function TokenField({
  draft,
  wrong,
  provider,
  onEdit,
}: TunnelFieldsProps & { readonly provider: 'cloudflared-named' | 'ngrok' }): ReactElement {
  const t = useWords();
  if (draft.keepsToken) {
    return (
      <div className="tunnel-token" role="group" aria-label={t('tunnel.token')}>
        <div>
          <p className="field-label">{t('tunnel.token')}</p>
          <p className="field-about">{t('tunnel.tokenKept')}</p>
        </div>
        <Button
          onPress={() => {
            onEdit({ keepsToken: false });
          }}
        >
          {t('tunnel.tokenReplace')}
        </Button>
      </div>
    );
  }
  return (
    <TextField
      label={t('tunnel.token')}
      about={t(`tunnel.tokenWhere.${provider}`)}
      type="password"
      autoComplete="off"
      spellCheck="false"
      value={draft.token}
      error={wrong.includes('token') ? t('tunnel.tokenMissing') : null}
      onChange={(token) => {
        onEdit({ token });
      }}
    />
  );
}
