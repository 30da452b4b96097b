import type { Reply } from '#contract/alerts.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { MessageTemplate } from '#contract/message-template.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { MessageApi } from '../alerts/reply-port.ts';
import type { Clock } from '../ports.ts';
import type { Customer } from './permission-reads.ts';

/** How long to wait before each look at what has become of a message: WhatsApp refuses within seconds, and nobody waits longer for that. */
const LOOKS_AFTER_MS = [800, 1_500, 2_500] as const;

/** Messages to customers with whom there is no call. */
export interface MessageDesk {
  templates(lineId: LineId): Promise<Result<readonly MessageTemplate[], AppError>>;
  /** See `customer/write`. */
  write(customer: Customer, message: Reply): Promise<Result<null, AppError>>;
}

export function createMessageDesk(ports: {
  readonly clock: Clock;
  /** Null for a line without a key: locked, or gone. */
  readonly messagesOf: (line: LineId) => MessageApi | null;
}): MessageDesk {
  const { clock, messagesOf } = ports;

  /** The service has taken it. Whether it went on is asked a few times, and a question that gets no answer is no refusal. */
  const followed = async (messages: MessageApi, id: string): Promise<Result<null, AppError>> => {
    for (const afterMs of LOOKS_AFTER_MS) {
      await new Promise<void>((resolve) => void clock.after(afterMs, resolve));
      const fate = await messages.fate(id);
      if (!fate.ok) continue;
      if (fate.value.state === 'gone') return ok(null);
      if (fate.value.state === 'refused') return fail(fate.value.error);
    }
    return ok(null);
  };

  return {
    async templates(lineId) {
      return messagesOf(lineId)?.templates() ?? fail(appError('key-locked'));
    },
    async write({ lineId, peer }, message) {
      const messages = messagesOf(lineId);
      if (messages === null) return fail(appError('key-locked'));
      const sent = await messages.send({ to: peer, reply: message });
      if (!sent.ok) return sent;
      return sent.value.id === null ? ok(null) : followed(messages, sent.value.id);
    },
  };
}
