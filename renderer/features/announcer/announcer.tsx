import { useState } from 'react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { announcements } from './announcements.ts';

interface Said {
  readonly text: string;
  /** Another element for the same words said again: a screen reader reads what is added. */
  readonly count: number;
}

const NOTHING: Said = { text: '', count: 0 };

/** The one place from which screen readers hear of calls. Calls are drawn in many places; said by each, they would be said over and over. */
export function Announcer(): ReactElement {
  const t = useWords();
  const state = useAppState();
  const [heard, setHeard] = useState({ state, polite: NOTHING, urgent: NOTHING });
  if (heard.state !== state) {
    const news = announcements(heard.state, state, t);
    const say = (said: Said, isUrgent: boolean): Said => {
      const text = news.flatMap((one) => (one.isUrgent === isUrgent ? [one.text] : [])).join('. ');
      return text === '' ? said : { text, count: said.count + 1 };
    };
    setHeard({ state, polite: say(heard.polite, false), urgent: say(heard.urgent, true) });
  }
  return (
    <div className="visually-hidden">
      <div aria-live="polite">
        <p key={heard.polite.count}>{heard.polite.text}</p>
      </div>
      <div aria-live="assertive">
        <p key={heard.urgent.count}>{heard.urgent.text}</p>
      </div>
    </div>
  );
}
