import { useEffect, useState } from 'react';
import type { LineAdvice } from '#contract/line-advice.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';

/** Who types on has another number in a moment. */
const SETTLED_MS = 300;

/** Every line for a number, the best first; null until it is known, and without a number. Asked again when what is known of the number changes. */
export function useLineAdvice(to: PhoneNumber | null): readonly LineAdvice[] | null {
  const { permissions } = useAppState();
  const { raise } = useCommand('line/advice');
  const [known, setKnown] = useState<{ readonly to: PhoneNumber; readonly advice: readonly LineAdvice[] } | null>(null);
  const news = permissions.customers.find(({ peer }) => peer === to);
  const read = news === undefined ? null : `${news.readAt} ${news.asked?.answer ?? ''}`;

  useEffect(() => {
    if (to === null) return undefined;
    const timer = setTimeout(() => {
      raise({ to }, (reply) => {
        if (reply.ok) setKnown({ to, advice: reply.value });
      });
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [to, read, raise]);
  return known?.to === to ? known.advice : null;
}
