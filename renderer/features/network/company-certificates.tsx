import { FileBadge } from 'lucide-react';
import type { ReactElement } from 'react';
import type { NetworkSettings } from '#contract/network.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import './network.css';

/** Authorities besides the system's, for a company that looks into its own traffic. */
export function CompanyCertificates(): ReactElement {
  const t = useWords();
  const { settings, network } = useAppState();
  const choose = useCommand('network/choose-ca');
  const use = useCommand('network/use');
  const { extraCaFile } = settings.network;
  const take = (file: NetworkSettings['extraCaFile']): void => {
    use.raise({ network: { ...settings.network, extraCaFile: file } });
  };
  const failed = choose.error ?? use.error ?? network.extraCaError;
  return (
    <div className="network-form">
      <p className="field-label">{t('network.ca')}</p>
      <p className="field-about">
        {extraCaFile === null
          ? t('network.caNone')
          : t('network.caUsed', { count: network.extraCaCount, file: extraCaFile.slice(extraCaFile.search(/[^\\/]*$/)) })}
      </p>
      {failed === null ? null : <ErrorNote error={failed} stays />}
      <div className="network-actions">
        <Button
          icon={<FileBadge size={18} aria-hidden />}
          isPending={choose.isPending || use.isPending}
          onPress={() => {
            choose.raise(null, (reply) => {
              if (reply.ok && reply.value !== null) take(reply.value);
            });
          }}
        >
          {t('network.caChoose')}
        </Button>
        {extraCaFile === null ? null : (
          <Button
            kind="quiet"
            onPress={() => {
              take(null);
            }}
          >
            {t('network.caRemove')}
          </Button>
        )}
      </div>
    </div>
  );
}
