import { Activity } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { NetworkProof, ProvenWay } from '#contract/network.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import './network.css';

const WAYS = [
  ['requests', 'network.provedRequests'],
  ['sound', 'network.provedSound'],
] as const satisfies readonly (readonly [keyof Omit<NetworkProof, 'via'>, string])[];

/** Goes out and back on both ways that calls need, and says what came of it. */
export function NetworkProbe(): ReactElement {
  const t = useWords();
  const { raise, error, isPending, clear } = useCommand('network/prove');
  const [proof, setProof] = useState<NetworkProof | null>(null);
  const failed = (way: ProvenWay): boolean => !way.ok;
  return (
    <div className="network-form">
      <div className="network-actions">
        <Button
          icon={<Activity size={18} aria-hidden />}
          isPending={isPending}
          onPress={() => {
            setProof(null);
            raise(null, (reply) => {
              if (reply.ok) setProof(reply.value);
            });
          }}
        >
          {t(isPending ? 'network.proving' : 'network.prove')}
        </Button>
      </div>
      {error === null ? null : <ErrorNote error={error} onDismiss={clear} />}
      <div role="status" className="network-proof">
        {proof === null
          ? null
          : WAYS.map(([name, words]) => {
              const way = proof[name];
              const via = proof.via === null ? t('network.provedStraight') : t('network.provedVia', { via: proof.via });
              return way.ok ? <p key={name}>{t(words, { ms: way.tookMs, via })}</p> : null;
            })}
      </div>
      {proof === null
        ? null
        : WAYS.filter(([name]) => failed(proof[name])).map(([name]) => {
            const way = proof[name];
            return way.ok ? null : <ErrorNote key={name} error={way.error} stays />;
          })}
      <p className="field-about">
        {t('network.media')} {t('network.tunnels')}
      </p>
    </div>
  );
}
