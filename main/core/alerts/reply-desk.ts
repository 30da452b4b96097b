import type { LineReplies, Reply } from '#contract/alerts.ts';
import type { AppState } from '#contract/app-state.ts';
import type { Call, CallId } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { Line, LineId } from '#contract/line.ts';
import type { MessageTemplate } from '#contract/message-template.ts';
import { wantsName } from '#contract/name-variable.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log } from '../ports.ts';
import type { MessageApi } from './reply-port.ts';

/** Templates are made and approved over days; an hour is soon enough. After a refusal it is asked again sooner, and soon where there was only no time for it. */
const REREAD_MS = 60 * 60_000;
const RETRY_MS = 10 * 60_000;
const SOON_MS = 20_000;
/** More than these nobody reads while it rings. */
const MOST_TEMPLATES = 12;

export interface ReplyDesk {
  /** Of each line that has templates to send. */
  replies(): readonly LineReplies[];
  /** Sends, then rejects. See `call/reply`. */
  reply(callId: CallId, reply: Reply): Promise<Result<null, AppError>>;
  /** Told of every new state: reads the templates of lines that are reached. */
  follow(state: Pick<AppState, 'lines'>): void;
}

interface ReadTemplates {
  /** Of the line, as they were asked for. */
  readonly label: string;
  readonly templates: readonly MessageTemplate[];
  readonly askAgainAt: UnixMs;
}

/** Messages in place of an answer: which a line may send, and sending one. */
export function createReplyDesk(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly calls: () => readonly Call[];
  /** Null for a line without a key: locked, or gone. */
  readonly messagesOf: (line: LineId) => Pick<MessageApi, 'templates' | 'send'> | null;
  readonly silence: (callId: CallId) => Result<null, AppError>;
  readonly reject: (callId: CallId) => Result<null, AppError>;
  /** Of what fails once the call is silent: the card, where it was asked for, is gone by then. */
  readonly tell: (error: AppError) => void;
  readonly changed: () => void;
}): ReplyDesk {
  const { clock, log, changed } = ports;
  const known = new Map<LineId, ReadTemplates>();
  const reading = new Set<LineId>();

  const read = async ({ id: line, label }: Pick<Line, 'id' | 'label'>, messages: Pick<MessageApi, 'templates'>): Promise<void> => {
    reading.add(line);
    const listed = await messages.templates();
    reading.delete(line);
    const before = known.get(line)?.templates ?? [];
    known.set(line, {
      label,
      templates: listed.ok ? offered(listed.value) : before,
      askAgainAt: unixMs(clock.now() + (listed.ok ? REREAD_MS : listed.error.code === 'rate-limited' ? SOON_MS : RETRY_MS)),
    });
    changed();
  };

  const isRinging = (callId: CallId): boolean => ports.calls().some(({ id, phase }) => id === callId && phase === 'ringing');

  const failed = (result: Result<null, AppError> & { readonly ok: false }): Result<null, AppError> => {
    ports.tell(result.error);
    return result;
  };

  return {
    replies: () => [...known].flatMap(([lineId, { templates }]) => (templates.length === 0 ? [] : [{ lineId, templates }])),
    async reply(callId, reply) {
      const call = ports.calls().find(({ id }) => id === callId);
      if (call?.phase !== 'ringing') return fail(appError('call-gone'));
      if (call.peer === null) return fail(appError('not-supported', 'a caller without a number'));
      const messages = ports.messagesOf(call.lineId);
      if (messages === null) return fail(appError('key-locked'));
      // The agent has decided: it need not ring on while the message goes out.
      ports.silence(callId);
      const sent = await messages.send({ to: call.peer, reply });
      if (!sent.ok) return failed(sent);
      // Whoever hung up meanwhile has the message all the same; and to reject a call that was answered meanwhile is to hang up.
      if (!isRinging(callId)) return ok(null);
      const rejected = ports.reject(callId);
      return rejected.ok || rejected.error.code === 'call-gone' ? ok(null) : failed(rejected);
    },
    follow({ lines }) {
      for (const { id, label, status } of lines) {
        const isReached = status.state === 'live' || status.state === 'polling';
        const before = known.get(id);
        // A line of another name is the practice line in another language, and its templates are too.
        const due = before !== undefined && before.label === label ? before.askAgainAt : clock.now();
        const messages = isReached && !reading.has(id) && clock.now() >= due ? ports.messagesOf(id) : null;
        if (messages !== null) inBackground('reading message templates', read({ id, label }, messages), log);
      }
      for (const id of known.keys()) if (!lines.some((line) => line.id === id)) known.delete(id);
    },
  };
}

/** Those that one press sends come first: where there are too many, they are not what is left out. */
function offered(templates: readonly MessageTemplate[]): readonly MessageTemplate[] {
  const sendable = templates.filter(({ obstacle }) => obstacle === null);
  return sendable.toSorted((one, other) => asks(one) - asks(other)).slice(0, MOST_TEMPLATES);
}

/** How much a template wants filled in: nothing, the caller's name alone, which may be known, or more. */
function asks({ variables }: MessageTemplate): number {
  return variables.length === 0 ? 0 : variables.length === 1 && variables.every(wantsName) ? 1 : 2;
}
