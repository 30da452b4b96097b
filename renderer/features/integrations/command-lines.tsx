import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import './integrations.css';

export interface CommandLinesProps {
  readonly title: string;
  readonly verbs: readonly string[];
}

/** Commands as they are typed or given to a shortcut of the system, each with a button that copies it. */
export function CommandLines({ title, verbs }: CommandLinesProps): ReactElement | null {
  const t = useWords();
  const { fit } = useAppState();
  const { raise } = useCommand('clipboard/copy');
  const [copied, setCopied] = useState<string | null>(null);
  if (fit.command === null) return null;
  const { bareCommand } = fit;
  const command = bareCommand?.standing === 'there' && bareCommand.isOnPath ? 'pilot-softphone' : fit.command;
  return (
    <div className="command-lines">
      <p className="field-about">{title}</p>
      <ul className="command-list">
        {verbs.map((verb) => (
          <li key={verb} className="command-line">
            <code className="selectable">{`${command} ${verb}`}</code>
            <IconButton
              label={t('hotkeys.copyCommand', { action: verb })}
              onPress={() => {
                raise({ text: `${command} ${verb}` }, (reply) => {
                  if (reply.ok) setCopied(verb);
                });
              }}
            >
              {copied === verb ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
            </IconButton>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {copied === null ? null : t('hotkeys.copied')}
      </p>
    </div>
  );
}
