import type { AppState } from '#contract/app-state.ts';
import type { CallId } from '#contract/call.ts';
import type { DialRequest } from '#contract/desk-fit.ts';
import { appError, type AppError } from '#contract/errors.ts';
import type { Line } from '#contract/line.ts';
import type { Clock, NewId } from '../ports.ts';
import { readLink } from './read-link.ts';

export interface DialRequests {
  /** The number that waits, or null. */
  waiting(): DialRequest | null;
  /** Puts a number into the field, in front of the agent. The latest takes the place of the one before. */
  ask(request: { readonly digits: string; readonly line: string | null; readonly from: DialRequest['from'] }): void;
  /** Follows a link as far as a link may lead: to the field. What cannot be read is told, and nothing else happens. */
  follow(link: string): void;
  /** The agent has decided, one way or the other. */
  dismiss(id: string): void;
  /** A call that the agent places ends the question. */
  seen(state: Pick<AppState, 'calls'>): void;
}

/** Numbers that come from outside the app: shown, never dialled. */
export function createDialRequests(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly lines: () => readonly Line[];
  readonly showMain: () => void;
  readonly tell: (error: AppError) => void;
  readonly changed: () => void;
}): DialRequests {
  const { clock, newId, lines, showMain, tell, changed } = ports;
  let waiting: DialRequest | null = null;
  let placed: ReadonlySet<CallId> = new Set();

  const ask: DialRequests['ask'] = ({ digits, line, from }) => {
    waiting = { id: newId('dial'), digits, lineId: line === null ? null : (lineNamed(lines(), line)?.id ?? null), from, at: clock.now() };
    changed();
    showMain();
  };
  return {
    waiting: () => waiting,
    ask,
    follow(link) {
      const order = readLink(link);
      if (!order.ok) {
        // Nothing of the link: it may hold anything, and support needs only the kind.
        tell(appError('link-refused', order.error));
        showMain();
      } else if (order.value.type === 'fill') {
        ask({ ...order.value, from: 'link' });
      } else {
        showMain();
      }
    },
    dismiss(id) {
      if (waiting?.id !== id) return;
      waiting = null;
      changed();
    },
    seen({ calls }) {
      const outbound = calls.flatMap((call) => (call.direction === 'outbound' && call.phase !== 'ended' ? [call.id] : []));
      const isNew = outbound.some((id) => !placed.has(id));
      placed = new Set(outbound);
      if (!isNew || waiting === null) return;
      waiting = null;
      changed();
    },
  };
}

/** The line of that id or name; names are compared without case, as people type them. */
export function lineNamed(lines: readonly Line[], name: string): Line | null {
  const wanted = name.trim().toLowerCase();
  return lines.find(({ id }) => id === name.trim()) ?? lines.find(({ label }) => label.toLowerCase() === wanted) ?? null;
}
