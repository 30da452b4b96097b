import { useEffect, useState } from 'react';
import { useSoftphone } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { qualityView } from '../call/quality-view.ts';
import { courseAfter, NO_COURSE } from './quality-course.ts';

/** How the call sounds, in a sentence, once that has changed; null while there is nothing to say of it. `isHeard`: this window is told at all. */
export function useQualityNews(isHeard: boolean): string | null {
  const t = useWords();
  const { bridge, state } = useSoftphone();
  const [{ now, hasChanged }, setCourse] = useState(NO_COURSE);
  useEffect(
    () =>
      isHeard
        ? bridge.listen('call/quality', (quality) => {
            setCourse((before) => courseAfter(before, quality));
          })
        : undefined,
    [bridge, isHeard],
  );
  if (now === null || !hasChanged) return null;
  const { word, advice } = qualityView(now, { t, language: state.settings.language });
  return advice === null ? word : t('announce.status', { title: word, detail: advice });
}
