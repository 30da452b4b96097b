import { Phone, PhoneIncoming } from 'lucide-react';
import type { ReactElement } from 'react';
import { formatPhone } from '#contract/format-phone.ts';
import type { PracticeState } from '#contract/practice.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { lineToDial } from '../dial/choose-line.ts';
import { LineSelect } from '../dial/line-select.tsx';
import type { Dialler } from '../dial/use-dialler.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { CallerSelect } from './caller-select.tsx';
import { ScheduleSelect } from './schedule-select.tsx';
import type { PracticeChoice } from './use-practice-choice.ts';
import { whoRings } from './who-rings.ts';
import './practice.css';

export interface PracticePanelProps {
  readonly practice: PracticeState;
  readonly choice: PracticeChoice;
  readonly dialler: Dialler;
}

/** Simulated customers: have one ring, have them ring by themselves, or call one. */
export function PracticePanel({ practice, choice, dialler }: PracticePanelProps): ReactElement {
  const t = useWords();
  const { lines: all, settings } = useAppState();
  const lines = all.filter((line) => line.origin === 'practice');
  const ring = useCommand('practice/ring');
  const line = lineToDial(lines, choice.lineId);
  const callers = whoRings(practice.customers);
  const from = callers.find((customer) => customer.number === choice.caller) ?? callers[0] ?? null;

  return (
    <div className="practice">
      <p className="practice-intro">{t('practicePanel.intro')}</p>
      <section className="practice-card" aria-label={t('practicePanel.callMeOn')}>
        <div className="practice-fields">
          <LineSelect label={t('practicePanel.onLine')} lines={lines} value={line?.id ?? null} onChange={choice.chooseLine} />
          <CallerSelect customers={callers} value={from} onChange={choice.chooseCaller} />
        </div>
        <Button
          kind="primary"
          wide
          icon={<PhoneIncoming size={18} aria-hidden />}
          isPending={ring.isPending}
          isDisabled={line === null || from === null}
          onPress={() => {
            if (line !== null && from !== null) ring.raise({ lineId: line.id, from: from.number });
          }}
        >
          {t('practicePanel.callMe')}
        </Button>
        {line === null ? null : <ScheduleSelect practice={practice} line={line} />}
        {ring.error === null ? null : <ErrorNote error={ring.error} onDismiss={ring.clear} />}
      </section>
      <section aria-labelledby="practice-customers">
        <h2 id="practice-customers" className="practice-heading">
          {t('practicePanel.customers')}
        </h2>
        <ul className="practice-list">
          {practice.customers.map((customer) => (
            <li key={customer.number} className="practice-customer">
              <Avatar name={customer.name} size="base" />
              <div className="practice-words">
                <p className="practice-name">
                  {customer.name} <span className="practice-number">{formatPhone(customer.number)}</span>
                </p>
                <p className="practice-does">{t(`practice.behaviour.${customer.behaviour}`)}</p>
                {customer.behaviour === 'echo' && settings.voice.echoCancellation ? (
                  <p className="practice-does">{t('practice.echoCut')}</p>
                ) : null}
              </div>
              <IconButton
                label={t('practicePanel.callCustomer', { who: customer.name })}
                className="recent-call"
                isDisabled={line === null || dialler.isPending}
                onPress={() => {
                  if (line !== null) dialler.call(customer.number, line.id);
                }}
              >
                <Phone size={18} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
