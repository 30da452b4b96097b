import type { Translate } from '#contract/locales/translate.ts';
import { isSameNumber } from '#contract/number-match.ts';
import { isAllowedBy } from '#contract/permission.ts';
import type { ActionAllowance, CallLimit, CustomerPermission } from '#contract/permission.ts';
import { momentText, spanText } from './moment.ts';
import type { MomentWording } from './moment.ts';

export interface PermissionWords {
  readonly status: string;
  /** `good` may be called, `ending` within a day no more, `none` not. */
  readonly tone: 'good' | 'ending' | 'none' | 'unknown';
  /** Until when, where it runs out. */
  readonly until: string | null;
  /** Limits as they were told, one sentence each. */
  readonly limits: readonly string[];
  readonly asked: string | null;
  readonly unanswered: string | null;
  readonly canCall: boolean;
  readonly canAsk: boolean;
}

const DAY_MS = 86_400_000;

/** What a customer permits, in words. A permission that has run out meanwhile is none, whatever was read. */
export function permissionWords(customer: CustomerPermission, t: Translate, wording: MomentWording): PermissionWords {
  const { expiresAt, asked, unansweredInRow } = customer;
  const hasRunOut = expiresAt !== null && expiresAt <= wording.now;
  const status = hasRunOut ? 'none' : (customer.status ?? 'unknown');
  const isGranted = status === 'temporary' || status === 'permanent';
  const left = expiresAt === null || hasRunOut ? null : expiresAt - wording.now;
  return {
    status: t(`permissions.status.${status}`),
    tone: isGranted ? (left !== null && left < DAY_MS ? 'ending' : 'good') : status === 'none' ? 'none' : 'unknown',
    until: left === null ? null : untilText(customer, t, wording),
    limits: [
      ...(isGranted ? limitWords(customer.call, 'calls', { t, wording }) : []),
      ...(status === 'permanent' ? [] : limitWords(customer.request, 'asks', { t, wording })),
    ],
    asked: asked === null ? null : t(`permissions.asked.${asked.answer}`, { time: momentText(asked.at, wording) }),
    unanswered: unansweredInRow === 0 ? null : t('permissions.unanswered', { count: unansweredInRow }),
    canCall: isGranted && customer.call.isAllowed !== false,
    canAsk: status !== 'permanent' && isAllowedBy(wording.now, customer.request),
  };
}

/** What is known of one customer of one line, by whichever spelling of the number; what was read last, where two spellings were. */
export function permissionOf(
  customers: readonly CustomerPermission[],
  { lineId, peer }: Pick<CustomerPermission, 'lineId' | 'peer'>,
): CustomerPermission | undefined {
  return customers
    .filter((one) => one.lineId === lineId && isSameNumber(one.peer, peer))
    .reduce<CustomerPermission | undefined>((last, one) => (last === undefined || one.readAt > last.readAt ? one : last), undefined);
}

/** The status, and until when where it runs out. */
export function statusText({ status, until }: PermissionWords): string {
  return until === null ? status : `${status}, ${until}`;
}

/** `acaba em 6 dias`, and within a day the time. */
function untilText({ expiresAt }: CustomerPermission, t: Translate, wording: MomentWording): string | null {
  if (expiresAt === null) return null;
  const left = expiresAt - wording.now;
  return left < DAY_MS
    ? t('permissions.until', { time: momentText(expiresAt, wording) })
    : t('permissions.endsIn', { span: spanText(left, wording.language) });
}

/** What is left of an action, limit by limit: `Restam 4 chamadas em 24 horas`. Spent ones say from when again. */
export function limitWords(
  allowance: ActionAllowance,
  what: 'calls' | 'asks',
  { t, wording }: { readonly t: Translate; readonly wording: MomentWording },
): readonly string[] {
  return allowance.limits.map((limit) => {
    // One use is forgotten at its time, though nobody has read that yet.
    const used = limit.clearsAt !== null && limit.clearsAt <= wording.now ? limit.used - 1 : limit.used;
    const left = Math.max(0, limit.most - used);
    const period = periodText(limit, t);
    const said = left === 0 ? t(`permissions.${what}SpentWithin`, { period }) : t(`permissions.${what}LeftWithin`, { count: left, period });
    if (left > 0 || limit.clearsAt === null) return said;
    return `${said}, ${t('permissions.clears', { time: momentText(limit.clearsAt, wording) })}`;
  });
}

function periodText({ periodHours }: CallLimit, t: Translate): string {
  if (periodHours === null) return t('permissions.inPeriod');
  const isDays = periodHours > 24 && periodHours % 24 === 0;
  return isDays ? t('permissions.inDays', { count: periodHours / 24 }) : t('permissions.inHours', { count: periodHours });
}
