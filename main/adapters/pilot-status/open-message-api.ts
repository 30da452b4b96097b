import type { ReplyTemplate } from '#contract/alerts.ts';
import { ok } from '#contract/result.ts';
import { z } from 'zod';
import type { MessageApi } from '../../core/alerts/reply-port.ts';
import type { LineAccess } from '../../core/ports.ts';
import { DEADLINES_MS } from './deadlines.ts';
import { openRequests, type RequestTools } from './requests.ts';

/** More than these nobody reads while it rings. */
const MOST_TEMPLATES = 12;

const shortText = z.string().max(256);
const wireTemplate = z.object({
  id: shortText.min(1),
  name: shortText.nullish().catch(null),
  category: shortText.nullish().catch(null),
  body: z.unknown().optional(),
  variables: z.unknown().optional(),
  sendable: z.boolean().nullish().catch(null),
});
/** The page shows a list; a list under a name is read as well. Each item is read by itself, so that one we cannot read hides no other. */
const wireTemplates = z.union([
  z.array(z.unknown()).max(2_000),
  z.object({ templates: z.array(z.unknown()).max(2_000) }).transform(({ templates }) => templates),
]);
/** Of the answer nothing is used: what becomes of the message is told by webhooks that a phone does not need. */
const wireQueued = z.unknown();

/**
 * Messages of one number, by its key. Sources: https://docs.pilotstatus.com.br/api/messages/send, https://docs.pilotstatus.com.br/api/templates.
 * A template is offered where the service says it can be sent now, where nothing has to be filled in, and where it is no code for logging in.
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
      return listed.ok ? ok(listed.value.flatMap(templateOf).slice(0, MOST_TEMPLATES)) : listed;
    },
    async send({ to, reply }) {
      const what = reply.kind === 'text' ? { text: reply.text } : { templateId: reply.templateId };
      const sent = await send({
        method: 'POST',
        path: '/messages/send',
        body: { ...what, destinationNumber: to },
        deadlineMs: DEADLINES_MS.click,
        subject: 'message',
        answer: wireQueued,
      });
      return sent.ok ? ok(null) : sent;
    },
  };
}

function templateOf(item: unknown): readonly ReplyTemplate[] {
  const read = wireTemplate.safeParse(item);
  if (!read.success) return [];
  const { id, name, category, body, variables, sendable } = read.data;
  const text = bodyText(body);
  const isFillable = hasVariables(variables) || /\{\{.*?\}\}/.test(JSON.stringify(body) ?? '');
  if (sendable !== true || category === 'OTP' || text === null || isFillable) return [];
  return [{ id, name: name ?? id, body: text }];
}

const structured = z.object({ body: z.object({ text: z.string().min(1).max(4_096) }) });

/** Plain text, the structure `{ body: { text } }`, or the same as a string of JSON. */
function bodyText(body: unknown): string | null {
  if (typeof body !== 'string') return structured.safeParse(body).data?.body.text ?? null;
  if (!body.trimStart().startsWith('{')) return body.trim() === '' ? null : body.slice(0, 4_096);
  try {
    return structured.safeParse(JSON.parse(body)).data?.body.text ?? null;
  } catch {
    return body.slice(0, 4_096); // it only begins like JSON
  }
}

function hasVariables(variables: unknown): boolean {
  if (Array.isArray(variables)) return variables.length > 0;
  return typeof variables === 'object' && variables !== null && Object.keys(variables).length > 0;
}
