import { ArrowRightLeft, MessageCircleQuestion } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LineId } from '#contract/line.ts';
import { useWords } from '../../state/use-words.ts';
import { classNames } from '../../ui/class-names.ts';
import { Button } from '../../ui/button.tsx';
import { stepWords } from '../notices/error-step.ts';
import { useGoTo } from '../notices/places.ts';
import { VERDICT_ICONS } from './line-chooser.tsx';
import type { LineWhyView } from './line-why-view.ts';
import type { ChosenLine } from './use-line-choice.ts';
import './line-why.css';

export interface LineWhyProps {
  readonly chosen: ChosenLine;
  readonly view: LineWhyView | null;
  /** Asks the customer for permission on the line. */
  readonly onAsk: (line: LineId) => void;
}

/** What a call on the line would meet, in one sentence, and the next step. Nothing while it is not known. */
export function LineWhy({ chosen, view, onAsk }: LineWhyProps): ReactElement {
  const t = useWords();
  const goTo = useGoTo();
  const { line } = chosen;
  const kindOf = (help: LineWhyView['help']): 'primary' | 'quiet' => (view?.help === help ? 'primary' : 'quiet');
  const offered = view?.back ?? view?.other ?? null;
  const place = view?.place ?? null;
  return (
    <div className="line-why">
      {/* There before its first words are: a screen reader tells what changes in it, not what comes with it. */}
      <p className={classNames('line-why-words', view !== null && `line-why-${signOf(view)}`)} role="status" aria-label={t('advice.title')}>
        {view === null ? null : <Words view={view} />}
      </p>
      {offered === null ? null : (
        <Button
          kind={kindOf('line')}
          onPress={() => {
            chosen.take(offered.id);
          }}
        >
          {t(view?.back === null ? 'advice.use' : 'advice.back', { line: offered.label })}
        </Button>
      )}
      {view?.canAsk === true && line !== null ? (
        <Button
          kind={kindOf('ask')}
          icon={<MessageCircleQuestion size={18} aria-hidden />}
          onPress={() => {
            onAsk(line.id);
          }}
        >
          {t('permissions.ask')}
        </Button>
      ) : null}
      {place === null || goTo === null ? null : (
        <Button
          kind={kindOf('place')}
          onPress={() => {
            goTo(place);
          }}
        >
          {t(stepWords(place))}
        </Button>
      )}
    </div>
  );
}

function Words({ view: { verdict, text, back } }: { readonly view: LineWhyView }): ReactElement {
  const t = useWords();
  const Icon = back === null ? VERDICT_ICONS[verdict] : ArrowRightLeft;
  return (
    <>
      <Icon size={16} aria-hidden />
      <span>
        <span className="line-why-verdict">{t(`advice.verdict.${verdict}`)}</span>
        {text === '' ? '' : `: ${text}`}
      </span>
    </>
  );
}

function signOf({ back, verdict }: LineWhyView): string {
  return back === null ? verdict : 'changed';
}
