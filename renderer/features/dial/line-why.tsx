import { ArrowRightLeft, MessageCircleQuestion } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LineId } from '#contract/line.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { useMoment } from '../permissions/use-moment.ts';
import { VERDICT_ICONS } from './line-chooser.tsx';
import { lineWhy } from './line-why-view.ts';
import type { ChosenLine } from './use-line-choice.ts';
import './line-why.css';

export interface LineWhyProps {
  readonly chosen: ChosenLine;
  /** Asks the customer for permission on the line. */
  readonly onAsk: (line: LineId) => void;
}

/** What a call on the line would meet, in one sentence, and the next step. Nothing while it is not known. */
export function LineWhy({ chosen, onAsk }: LineWhyProps): ReactElement | null {
  const t = useWords();
  const { lines } = useAppState();
  const wording = useMoment();
  const view = lineWhy(chosen, lines, { t, wording });
  const { line } = chosen;
  if (view === null || line === null) return null;
  const { verdict, text, other, back, canAsk } = view;
  const Icon = back === null ? VERDICT_ICONS[verdict] : ArrowRightLeft;
  const offered = back ?? other;
  return (
    <div className="line-why">
      <p className={`line-why-words line-why-${back === null ? verdict : 'changed'}`} role="status" aria-label={t('advice.title')}>
        <Icon size={16} aria-hidden />
        <span>
          <span className="line-why-verdict">{t(`advice.verdict.${verdict}`)}</span>
          {text === '' ? '' : `: ${text}`}
        </span>
      </p>
      {offered === null ? null : (
        <Button
          kind="quiet"
          onPress={() => {
            chosen.take(offered.id);
          }}
        >
          {t(back === null ? 'advice.use' : 'advice.back', { line: offered.label })}
        </Button>
      )}
      {canAsk ? (
        <Button
          kind="quiet"
          icon={<MessageCircleQuestion size={18} aria-hidden />}
          onPress={() => {
            onAsk(line.id);
          }}
        >
          {t('permissions.ask')}
        </Button>
      ) : null}
    </div>
  );
}
