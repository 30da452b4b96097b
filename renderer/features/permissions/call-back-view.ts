import type { Translate } from '#contract/locales/translate.ts';
import type { CallBack } from '#contract/permission.ts';
import { momentText, spanText } from './moment.ts';
import type { MomentWording } from './moment.ts';

export interface CallBackWords {
  readonly why: string;
  /** How long there is yet. */
  readonly deadline: string | null;
  readonly tone: 'good' | 'ending' | 'none';
  /** What stands in the way, or what is left. */
  readonly state: string | null;
  /** The customer allows no calls: the next step is to ask. */
  readonly mustAsk: boolean;
  /** Nothing keeps a question from being sent now. */
  readonly canAsk: boolean;
  /** No call is left for now. */
  readonly isSpent: boolean;
}

const DAY_MS = 86_400_000;

/** One entry of the queue in words. */
export function callBackWords(callBack: CallBack, t: Translate, wording: MomentWording): CallBackWords {
  const { why, since, dueAt, status, expiresAt, callsLeft, askFrom } = callBack;
  const hasRunOut = expiresAt !== null && expiresAt <= wording.now;
  const mustAsk = status === 'none' || hasRunOut;
  const until = dueAt ?? (hasRunOut ? null : expiresAt);
  const left = until === null ? null : until - wording.now;
  const canAsk = askFrom === null || askFrom <= wording.now;
  const isLate = dueAt !== null && left !== null && left <= 0;
  return {
    why: t(`callBacks.why.${why}`, { time: momentText(dueAt ?? since, wording) }),
    deadline: left === null ? null : isLate ? t('callBacks.overdue') : spanText(left, wording.language),
    tone: mustAsk ? 'none' : left !== null && left < DAY_MS ? 'ending' : 'good',
    state: mustAsk ? askText() : callsText(),
    mustAsk,
    canAsk,
    isSpent: callsLeft === 0,
  };

  function callsText(): string | null {
    if (callsLeft === null) return null;
    return callsLeft === 0 ? t('permissions.callsSpent') : t('permissions.callsLeft', { count: callsLeft });
  }

  function askText(): string {
    return canAsk ? t('callBacks.askFirst') : t('callBacks.askFrom', { time: momentText(askFrom, wording) });
  }
}
