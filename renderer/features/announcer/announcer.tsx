import { useEffect, useState } from 'react';
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

/** What was said last comes last. */
type Sayings = readonly Said[];

/** A screen reader looks at a page a few times a second: what stood there for less is not read. */
const STANDS_MS = 500;
/** However fast news comes, it is not heard faster. */
const MOST_STANDING = 5;

/**
 * The one place of a window from which screen readers hear of calls. Calls are drawn in many places; said by each, they would be said over
 * and over. Which window speaks is in the state.
 */
export function Announcer({ window = 'main' }: { readonly window?: SpeakingWindow }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const quality = useQualityCourse();
  const [last, setLast] = useState({
    state,
    heard: hearingFrom(state),
    quality,
    told: NO_COURSE,
    polite: [] as Sayings,
    urgent: [] as Sayings,
  });
  if (last.state !== state || last.quality !== quality) {
    const { heard, news } = last.state === state ? { heard: last.heard, news: [] } : hear(last.heard, state, { window, t });
    const sound = hearQuality(last.told, quality, { state, window, t });
    const say = (said: Sayings, isUrgent: boolean): Sayings => {
      const texts = [...news, ...sound.news].flatMap((one) => (one.isUrgent === isUrgent ? [one.text] : []));
      if (texts.length === 0) return said;
      return [...said, { text: texts.join('. '), count: (said.at(-1)?.count ?? 0) + 1 }].slice(-MOST_STANDING);
    };
    setLast({ state, heard, quality, told: sound.told, polite: say(last.polite, false), urgent: say(last.urgent, true) });
  }
  const { polite, urgent } = last;
  useEffect(() => {
    if (polite.length <= 1 && urgent.length <= 1) return undefined;
    const timer = setTimeout(() => {
      setLast((known) => ({ ...known, polite: known.polite.slice(-1), urgent: known.urgent.slice(-1) }));
    }, STANDS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [polite, urgent]);
  return (
    <div className="visually-hidden">
      <div aria-live="polite">
        {polite.map(({ text, count }) => (
          <p key={count}>{text}</p>
        ))}
      </div>
      <div aria-live="assertive">
        {urgent.map(({ text, count }) => (
          <p key={count}>{text}</p>
        ))}
      </div>
    </div>
  );
}
