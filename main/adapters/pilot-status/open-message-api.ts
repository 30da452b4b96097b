import { ok } from '#contract/result.ts';
import { z } from 'zod';
import type { MessageApi, MessageFate } from '../../core/alerts/reply-port.ts';
import type { LineAccess } from '../../core/ports.ts';
import { DEADLINES_MS } from './deadlines.ts';
import { refusalError } from './refusal.ts';
import { openRequests, type RequestTools } from './requests.ts';
import { templateOf } from './wire-template.ts';

/** Nobody chooses among more. */
const MOST_TEMPLATES = 200;

const optionalText = z.string().max(1_024).nullish().catch(null);
/** The page shows a list; a list under a name is read as well. Each item is read by itself, so that one we cannot read hides no other. */
const wireTemplates = z.union([
  z.array(z.unknown()).max(2_000),
  z.object({ templates: z.array(z.unknown()).max(2_000) }).transform(({ templates }) => templates),
]);
/** A service that has taken a message and tells no id of it has taken it all the same. */
const wireQueued = z
  .object({ id: optionalText })
  .catch({ id: null })
  .transform(({ id }) => ({ id: id ?? null }));
const wireFate = z.object({ status: optionalText, errorCode: optionalText, errorMessage: optionalText });

/**
 * Messages of one number, by its key. Sources: https://docs.pilotstatus.com.br/api/messages/send, https://docs.pilotstatus.com.br/api/messages/status,
 * https://docs.pilotstatus.com.br/api/templates. A message is taken first (202) and refused by WhatsApp after that, if it is.
 */
export function openMessageApi(access: LineAccess, tools: RequestTools): MessageApi {
  const send = openRequests(access, tools);
  return {
    async templates() {
      const listed = await send({
        method: 'GET',
        path: '/templates',
        deadlineMs: DEADLINES_MS.other,
        subject: 'message',
        answer: wireTemplates,
      });
      if (!listed.ok) return listed;
      const templates = listed.value.flatMap((item) => templateOf(item) ?? []);
      return ok(
        templates.toSorted((one, other) => Number(one.obstacle !== null) - Number(other.obstacle !== null)).slice(0, MOST_TEMPLATES),
      );
    },
    async send({ to, reply }) {
      return send({
        method: 'POST',
        path: '/messages/send',
        body: { ...contentOf(reply), destinationNumber: to },
        deadlineMs: DEADLINES_MS.click,
        subject: 'message',
        answer: wireQueued,
      });
    },
    async fate(id) {
      const read = await send({
        method: 'GET',
        path: `/messages/${encodeURIComponent(id)}`,
        deadlineMs: DEADLINES_MS.look,
        subject: 'message',
        answer: wireFate,
      });
      return read.ok ? ok(fateOf(read.value)) : read;
    },
  };
}

function contentOf(reply: Parameters<MessageApi['send']>[0]['reply']): Readonly<Record<string, unknown>> {
  if (reply.kind === 'text') return { text: reply.text };
  const { templateId, variables } = reply;
  return Object.keys(variables).length === 0 ? { templateId } : { templateId, variables };
}

/** WhatsApp's word for the refusal stands in a member of its own, or within the message. */
const CODE_IN_TEXT = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/;

function fateOf({ status, errorCode, errorMessage }: z.output<typeof wireFate>): MessageFate {
  const word = status?.toUpperCase();
  if (word === 'FAILED') {
    const code = CODE_IN_TEXT.exec(`${errorCode ?? ''} ${errorMessage ?? ''}`)?.[0];
    return {
      state: 'refused',
      error: refusalError({ status: 400, body: { code, error: errorMessage }, retryAfterMs: null, subject: 'message' }),
    };
  }
  return { state: word === undefined || word === 'QUEUED' ? 'waiting' : 'gone' };
}
