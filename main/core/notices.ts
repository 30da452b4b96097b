import type { Notice } from '#contract/app-state.ts';
import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { Clock, NewId } from './ports.ts';

/** More than an agent would read; the oldest go first. */
const MOST_NOTICES = 6;

export interface Notices {
  all(): readonly Notice[];
  /** Says it once: the same trouble of the same line replaces its older notice. */
  tell(error: AppError, lineId: LineId | null): void;
  dismiss(noticeId: string): void;
  /** Takes back what has been mended. */
  withdraw(code: AppError['code'], lineId: LineId | null): void;
}

export function createNotices(ports: { readonly clock: Clock; readonly newId: NewId; readonly changed: () => void }): Notices {
  let notices: readonly Notice[] = [];
  const replace = (next: readonly Notice[]): void => {
    if (next.length === notices.length && next.every((notice, index) => notice === notices[index])) return;
    notices = next;
    ports.changed();
  };
  const isAbout = (notice: Notice, code: AppError['code'], lineId: LineId | null): boolean =>
    notice.error.code === code && notice.lineId === lineId;
  return {
    all: () => notices,
    tell(error, lineId) {
      const notice: Notice = { id: ports.newId('notice'), error, lineId, at: ports.clock.now() };
      const others = notices.filter((other) => !isAbout(other, error.code, lineId));
      replace([...others, notice].slice(-MOST_NOTICES));
    },
    dismiss: (noticeId) => replace(notices.filter(({ id }) => id !== noticeId)),
    withdraw: (code, lineId) => replace(notices.filter((notice) => !isAbout(notice, code, lineId))),
  };
}
