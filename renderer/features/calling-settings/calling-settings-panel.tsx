import { RefreshCw, Smartphone } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { CallingSettingsRead } from '#contract/calling-settings.ts';
import type { LineId } from '#contract/line.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LineSelect } from '../dial/line-select.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useKeptView } from '../notices/whereabouts.ts';
import { LockWords } from '../settings/lock-words.tsx';
import { Locked } from '../settings/locked.tsx';
import { useAreaLock } from '../settings/use-area-lock.ts';
import { CallingSettingsForm } from './calling-settings-form.tsx';
import './calling-settings.css';

/** How an official number takes calls: read from WhatsApp when it is opened, never remembered. What the company keeps is shown and stands still. */
export function CallingSettingsPanel(): ReactElement {
  const t = useWords();
  const { lines } = useAppState();
  const official = lines.filter(({ kind }) => kind === 'meta');
  const [chosen, setChosen] = useKeptView<LineId | null>('permissions settings of', null);
  const line = official.find(({ id }) => id === chosen) ?? official[0];
  if (line === undefined)
    return (
      <EmptyState icon={<Smartphone size={26} />} title={t('callingSettings.noOfficial')} advice={t('callingSettings.noOfficialAdvice')} />
    );
  return (
    <div className="calling-settings">
      <p className="field-about">{t('callingSettings.about')}</p>
      {official.length < 2 ? null : <LineSelect label={t('callingSettings.line')} lines={official} value={line.id} onChange={setChosen} />}
      <OfLine key={line.id} lineId={line.id} />
    </div>
  );
}

function OfLine({ lineId }: { readonly lineId: LineId }): ReactElement {
  const t = useWords();
  const { raise, error, isPending } = useCommand('calling-settings/read');
  const lock = useAreaLock('callingSettings');
  const [known, setKnown] = useState<CallingSettingsRead | null>(null);
  useEffect(() => {
    raise({ lineId }, (reply) => {
      if (reply.ok) setKnown(reply.value);
    });
  }, [lineId, raise]);
  if (known !== null)
    return (
      <>
        {lock === null ? null : <LockWords lock={lock} />}
        <Locked isLocked={lock !== null} className="calling-settings">
          <CallingSettingsForm lineId={lineId} known={known} onKnown={setKnown} />
        </Locked>
      </>
    );
  if (error === null) return <p role="status">{t('callingSettings.reading')}</p>;
  return (
    <>
      <ErrorNote error={error} />
      <Button
        icon={<RefreshCw size={18} aria-hidden />}
        isPending={isPending}
        onPress={() => {
          raise({ lineId }, (reply) => {
            if (reply.ok) setKnown(reply.value);
          });
        }}
      >
        {t('callingSettings.readAgain')}
      </Button>
    </>
  );
}
