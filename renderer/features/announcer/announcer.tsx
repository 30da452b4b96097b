import { useState } from 'react';
import type { ReactElement } from 'react';
import type { SpeakingWindow } from '#contract/alerts-state.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { hear, hearingFrom } from './hearing.ts';
import { useQualityNews } from './use-quality-news.ts';

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
  // The main window's call screen tells of it itself, with what to do; the card hears nothing of it.
  const quality = useQualityNews(window === 'mini');
  const [last, setLast] = useState({ state, heard: hearingFrom(state), quality, polite: NOTHING, urgent: NOTHING });
  if (last.state !== state || last.quality !== quality) {
    const { heard, news } = last.state === state ? { heard: last.heard, news: [] } : hear(last.heard, state, { window, t });
    const isSpeaking = state.speaking.calls === window && last.quality !== quality && quality !== null;
    const say = (said: Said, isUrgent: boolean): Said => {
      const texts = news.flatMap((one) => (one.isUrgent === isUrgent ? [one.text] : []));
      if (isSpeaking && !isUrgent) texts.push(quality);
      return texts.length === 0 ? said : { text: texts.join('. '), count: said.count + 1 };
    };
    setLast({ state, heard, quality, polite: say(last.polite, false), urgent: say(last.urgent, true) });
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
