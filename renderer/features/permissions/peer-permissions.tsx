import { MessageCircleQuestion } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import type { Line, LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import { useAsk } from './ask-context.ts';
import { permissionOf, permissionWords, statusText } from './permission-view.ts';
import { useMoment } from './use-moment.ts';
import './permissions.css';

export interface PeerPermissionsProps {
  readonly peer: PhoneNumber;
  /** The line on which they are to be called: asking on it, where they must be asked, is the next step. */
  readonly next?: LineId;
}

/** What one number permits each of our official lines, read when it is looked at; nothing where there is no such line. */
export function PeerPermissions({ peer, next }: PeerPermissionsProps): ReactElement | null {
  const t = useWords();
  const { lines } = useAppState();
  const official = lines.filter(({ kind }) => kind === 'meta');
  if (official.length === 0) return null;
  return (
    <ul className="permit-of" aria-label={t('permissions.tabs.customers')}>
      {official.map((line) => (
        <OfLine key={line.id} line={line} peer={peer} isNext={line.id === next} />
      ))}
    </ul>
  );
}

interface OfLineProps {
  readonly line: Line;
  readonly peer: PhoneNumber;
  readonly isNext: boolean;
}

function OfLine({ line, peer, isNext }: OfLineProps): ReactElement {
  const t = useWords();
  const { permissions } = useAppState();
  const wording = useMoment();
  const ask = useAsk();
  const { raise, error } = useCommand('permission/read');
  useEffect(() => {
    raise({ lineId: line.id, to: peer, isFresh: false });
  }, [raise, line.id, peer]);
  const known = permissionOf(permissions.customers, { lineId: line.id, peer });
  const words = known === undefined ? null : permissionWords(known, t, wording);
  return (
    <li className="permit-of-line">
      <Swatch colour={line.colour} />
      <span>
        {line.label}: <span className={`permit-${words?.tone ?? 'unknown'}`}>{shownText()}</span>
      </span>
      {words === null || words.canCall || !words.canAsk ? null : (
        <Button
          kind={isNext ? 'primary' : 'quiet'}
          icon={<MessageCircleQuestion size={18} aria-hidden />}
          onPress={() => {
            ask?.({ lineId: line.id, peer });
          }}
        >
          {t('permissions.ask')}
        </Button>
      )}
    </li>
  );

  function shownText(): string {
    if (words !== null) return statusText(words);
    return error === null ? t('permissions.status.unknown') : t(`errors.${error.code}.title`);
  }
}
