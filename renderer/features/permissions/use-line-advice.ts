import { useEffect, useRef, useState } from 'react';
import type { AppState } from '#contract/app-state.ts';
import type { LineAdvice } from '#contract/line-advice.ts';
import { isSameNumber } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import { mainTime } from '../../state/clock-anchor.ts';
import { useAppState, useSoftphone } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';

/** Who types on has another number in a moment. */
const SETTLED_MS = 300;
const LOOK_AGAIN_MS = 30_000;

/** Every line for a number, the best first; null until it is known, and without a number. Asked again when what is known of it changes, by news or by the clock. */
export function useLineAdvice(to: PhoneNumber | null): readonly LineAdvice[] | null {
  const state = useAppState();
  const { raise } = useCommand('line/advice');
  const [known, setKnown] = useState<{ readonly to: PhoneNumber; readonly advice: readonly LineAdvice[] } | null>(null);
  const { clock } = useSoftphone();
  /** How often what was known has run out since. */
  const [turns, setTurns] = useState(0);
  const news = to === null ? null : newsOf(to, state);

  const wanted = useRef<PhoneNumber | null>(null);
  // A number that is typed again later is asked about again: what was true of it then is no advice now.
  useEffect(() => {
    wanted.current = to;
    return () => {
      wanted.current = null;
      setKnown(null);
    };
  }, [to]);

  useEffect(() => {
    if (to === null) return undefined;
    const timer = setTimeout(() => {
      raise({ to }, (reply) => {
        if (reply.ok && wanted.current === to) setKnown({ to, advice: reply.value });
      });
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [to, news, turns, raise]);

  useEffect(() => {
    if (known === null) return undefined;
    const turnsAt = nextTurn(known.advice, mainTime(clock, performance.now()));
    if (turnsAt === null) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      const now = mainTime(clock, performance.now());
      // A timer stands still while the machine sleeps, and none may be set for longer than 24 days.
      if (turnsAt <= now) setTurns((count) => count + 1);
      else timer = setTimeout(wait, Math.min(turnsAt - now, LOOK_AGAIN_MS));
    };
    wait();
    return () => {
      clearTimeout(timer);
    };
  }, [known, clock]);
  return known?.to === to ? known.advice : null;
}

/** When some of the advice is no longer true by the clock alone: a number closes or opens, what blocks a line is over. Null where none says. */
export function nextTurn(advice: readonly LineAdvice[], now: UnixMs): UnixMs | null {
  const turns = advice.flatMap(({ hoursUntil, blockedUntil }) => [hoursUntil, blockedUntil]).filter((at) => at !== null && at > now);
  return turns.toSorted((one, other) => (one ?? 0) - (other ?? 0))[0] ?? null;
}

/** What of the state advice on a number rests upon, as one text: it is another when some of it has changed. */
export function newsOf(to: PhoneNumber, { lines, permissions, billing }: Pick<AppState, 'lines' | 'permissions' | 'billing'>): string {
  const ofLines = lines.map(({ id, status }) => `${id} ${status.state}`);
  const ofCustomer = permissions.customers
    .filter(({ peer }) => isSameNumber(peer, to))
    .map(({ lineId, readAt, asked, status }) => `${lineId} ${String(readAt)} ${asked?.answer ?? ''} ${status ?? ''}`);
  return [...ofLines, ...ofCustomer, String(billing.table?.importedAt ?? '')].join('\n');
}
