import { Mic } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useSoftphone } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { levelWords, meterLevel } from '../call/meter-level.ts';
import { ErrorNote } from '../notices/error-note.tsx';

/**
 * Does the chosen microphone hear me? It opens at a press and not by itself: a Bluetooth headset falls to telephone quality where its
 * microphone opens, and a lamp that lights unasked frightens.
 */
export function DeviceLevel(): ReactElement {
  const t = useWords();
  const { bridge } = useSoftphone();
  const { raise, error, clear } = useCommand('microphone/meter');
  const { raise: raiseOff } = useCommand('microphone/meter');
  const [isOn, setOn] = useState(false);
  const [dbfs, setDbfs] = useState<number | null>(null);

  useEffect(
    () =>
      bridge.listen('microphone/level', (level) => {
        setDbfs(level);
        if (level === null) setOn(false);
      }),
    [bridge],
  );
  // What is left on is switched off with the dialog.
  useEffect(() => {
    if (!isOn) return undefined;
    raise({ isOn: true }, (reply) => {
      if (!reply.ok) setOn(false);
    });
    return () => {
      raiseOff({ isOn: false });
    };
  }, [isOn, raise, raiseOff]);

  return (
    <div className="device-level">
      {error === null ? null : <ErrorNote error={error} onDismiss={clear} />}
      {isOn ? <Meter label={t('soundCheck.level')} level={dbfs === null ? 0 : meterLevel(dbfs)} words={levelWords(dbfs, t)} /> : null}
      <Button
        kind="quiet"
        icon={<Mic size={18} aria-hidden />}
        onPress={() => {
          clear();
          setDbfs(null);
          setOn(!isOn);
        }}
      >
        {t(isOn ? 'settings.levelOff' : 'settings.levelOn')}
      </Button>
    </div>
  );
}
