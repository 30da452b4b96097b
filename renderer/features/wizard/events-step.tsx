import { Radio, RefreshCw, Settings2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TunnelSettings } from '#contract/tunnel.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useEachSecond } from '../../state/use-each-second.ts';
import { useWords } from '../../state/use-words.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { useGoTo } from '../notices/places.ts';
import { lineRows } from '../lines/lines-view.ts';
import { TunnelStatus } from '../tunnel/tunnel-status.tsx';
import { OptionCards } from './option-cards.tsx';
import { isServedHere, linesInSetup } from './setup-view.ts';

type Way = 'none' | 'quick' | 'other';

function wayOf(settings: TunnelSettings): Way {
  if (settings.provider === 'none') return 'none';
  return settings.provider === 'cloudflared-quick' ? 'quick' : 'other';
}

/** By asking, or at once; and what is proven of it now, line by line, as it is proven. */
export function EventsStep(): ReactElement {
  const t = useWords();
  const goTo = useGoTo();
  const { lines, tunnel, settings } = useAppState();
  const { raise, error, clear } = useCommand('tunnel/use');
  const now = useEachSecond();
  const rows = lineRows(linesInSetup(lines), { t, now, language: settings.language });
  return (
    <>
      <OptionCards<Way>
        label={t('wizard.events.title')}
        value={wayOf(tunnel.settings)}
        options={[
          { value: 'none', label: t('wizard.events.poll'), about: t('wizard.events.pollAbout'), icon: RefreshCw },
          { value: 'quick', label: t('wizard.events.quick'), about: t('wizard.events.quickAbout'), icon: Radio },
          { value: 'other', label: t('wizard.events.other'), about: t('wizard.events.otherAbout'), icon: Settings2 },
        ]}
        onChange={(way) => {
          if (way === 'other') goTo?.('tunnel');
          else raise({ settings: way === 'none' ? { provider: 'none' } : { provider: 'cloudflared-quick', program: null } });
        }}
      />
      {error === null ? null : <ErrorNote error={error} onDismiss={clear} />}
      <section className="wizard-proof-live" aria-label={t('wizard.events.proof')}>
        <h3 className="field-label">{t('wizard.events.proof')}</h3>
        {isServedHere(lines, tunnel.settings) ? <p className="field-about">{t('wizard.events.here')}</p> : null}
        {tunnel.settings.provider === 'none' ? null : <TunnelStatus />}
        <ul className="wizard-lines">
          {rows.map(({ line, state, stateText, stateAdvice }) => (
            <li key={line.id} className={`wizard-line wizard-arrival-${state}`}>
              <p className="wizard-line-name">{line.label}</p>
              <p className="field-about">{stateText}</p>
              {stateAdvice === null || state !== 'unreachable' ? null : <p className="field-about">{stateAdvice}</p>}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
