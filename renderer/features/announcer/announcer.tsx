import { useState } from 'react';
import type { ReactElement } from 'react';
import type { SpeakingWindow } from '#contract/alerts-state.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { hear, hearingFrom } from './hearing.ts';
import { NO_COURSE } from './quality-course.ts';
import { hearQuality } from './quality-news.ts';
import { useQualityCourse } from './use-quality-course.ts';

interface Said {
  readonly text: string;
  /** Another element for the same words said again: a screen reader reads what is added. */
  readonly count: number;
}

const NOTHING: Said = { text: '', count: 0 };

/**
 * The one place of a window from which screen readers hear of calls. Calls are drawn in many places; said by each, they would be said over
 * and over. Which window speaks is in the state.
 */
export function Announcer({ window = 'main' }: { readonly window?: SpeakingWindow }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const quality = useQualityCourse();
  const [last, setLast] = useState({ state, heard: hearingFrom(state), quality, told: NO_COURSE, polite: NOTHING, urgent: NOTHING });
  if (last.state !== state || last.quality !== quality) {
    const { heard, news } = last.state === state ? { heard: last.heard, news: [] } : hear(last.heard, state, { window, t });
    const sound = hearQuality(last.told, quality, { state, window, t });
    const say = (said: Said, isUrgent: boolean): Said => {
      const texts = [...news, ...sound.news].flatMap((one) => (one.isUrgent === isUrgent ? [one.text] : []));
      return texts.length === 0 ? said : { text: texts.join('. '), count: said.count + 1 };
    };
    setLast({ state, heard, quality, told: sound.told, polite: say(last.polite, false), urgent: say(last.urgent, true) });
  }
  return (
    <div className="visually-hidden">
      <div aria-live="polite">
        <p key={last.polite.count}>{last.polite.text}</p>
      </div>
      <div aria-live="assertive">
        <p key={last.urgent.count}>{last.urgent.text}</p>
      </div>
    </div>
  );
}
