import { useEffect, useState } from 'react';
import { hasSoundToJudge } from '../call/call-view.ts';
import { useSoftphone } from '../../state/softphone-context.tsx';
import { courseAfter, NO_COURSE } from './quality-course.ts';
import type { QualityCourse } from './quality-course.ts';

/** How the call under way sounds: another object where that has changed for the ear, and the same while only figures do, or it is parked. */
export function useQualityCourse(): QualityCourse {
  const { bridge, state } = useSoftphone();
  const [course, setCourse] = useState(NO_COURSE);
  const isJudged = state.calls.some(hasSoundToJudge);
  useEffect(
    () =>
      isJudged
        ? bridge.listen('call/quality', (quality) => {
            setCourse((before) => courseAfter(before, quality));
          })
        : undefined,
    [bridge, isJudged],
  );
  return course;
}
