import { z } from 'zod';
import type { Exchange } from '../calls/exchange.ts';
import { customerAt } from '../customers/customers.ts';
import { invalid, instanceNotConnected, ok, refusal, type ApiReply } from '../http/api-reply.ts';
import { withNumber } from '../http/auth.ts';
import { e164 } from '../http/e164.ts';
import type { Route } from '../http/router.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { MessageBook, PracticeMessage } from './message-book.ts';
import { templatesOf } from './practice-templates.ts';

const sendBody = z.object({
  destinationNumber: e164,
  templateId: z.string().min(1).optional(),
  text: z.string().min(1).max(4_096).optional(),
  variables: z.record(z.string(), z.string()).default({}),
});
type Order = z.output<typeof sendBody>;

/**
 * `/v1/templates` and `/v1/messages`, as far as a reply to a caller or a message in place of a call needs them. Free text beyond Meta's window is taken as well, and has failed when it is asked for.
 * Sources: https://docs.pilotstatus.com.br/api/messages/send, https://docs.pilotstatus.com.br/api/messages/status, https://docs.pilotstatus.com.br/api/templates
 */
export function messageRoutes(exchange: Exchange, book: MessageBook): Route[] {
  const { world } = exchange;
  return [
    {
      method: 'GET',
      pattern: '/v1/templates',
      handle: withNumber(world, (_request, number) => ok(templatesOf(number.kind, world.language))),
    },
    {
      method: 'POST',
      pattern: '/v1/messages/send',
      handle: withNumber(world, (request, number) => {
        const body = sendBody.safeParse(request.body);
        return body.success ? send(exchange, { number, order: body.data, book }) : invalid('destinationNumber must be an E.164 number');
      }),
    },
    {
      method: 'GET',
      pattern: '/v1/messages/:id',
      handle: withNumber(world, (request, number) => {
        const message = book.find(request.params['id'] ?? '');
        return message?.numberId === number.id
          ? ok(shown(message))
          : refusal({ status: 404, code: 'MESSAGE_NOT_FOUND', error: 'Message not found' });
      }),
    },
  ];
}

function send(
  { world, permissions }: Exchange,
  { number, order, book }: { readonly number: PracticeNumber; readonly order: Order; readonly book: MessageBook },
): ApiReply {
  if ((order.templateId === undefined) === (order.text === undefined)) return invalid('Exactly one of templateId and text');
  if (number.kind === 'web' && number.state !== 'OPEN') return instanceNotConnected();
  if (order.templateId !== undefined) {
    const template = templatesOf(number.kind, world.language).find(({ id, name }) => id === order.templateId || name === order.templateId);
    if (template?.sendable !== true) return refusal({ status: 404, code: 'TEMPLATE_NOT_FOUND', error: 'Template not found' });
    const missing = template.variables.filter((name) => order.variables[name] === undefined);
    if (missing.length > 0)
      return refusal({ status: 400, code: 'MISSING_TEMPLATE_VARIABLES', error: 'Missing variables', more: { missing } });
  }
  const id = `msg_${world.randomHex(24)}`;
  const createdAt = new Date(world.clock.now()).toISOString();
  const isLate = number.kind === 'meta' && order.text !== undefined && !permissions.mayWrite(number, customerAt(order.destinationNumber));
  book.add({
    id,
    numberId: number.id,
    to: order.destinationNumber,
    text: order.text ?? null,
    templateId: order.templateId ?? null,
    variables: order.variables,
    createdAt,
    errorMessage: isLate ? 'META_OUTSIDE_24H_WINDOW: 24h conversation window closed' : null,
  });
  return ok(
    {
      id,
      correlationId: `corr_${world.randomHex(24)}`,
      status: 'QUEUED',
      createdAt,
      origin: number.label,
      sourceNumber: number.number.slice(1),
    },
    202,
  );
}

function shown({ id, to, templateId, createdAt, errorMessage }: PracticeMessage): Record<string, unknown> {
  return {
    id,
    status: errorMessage === null ? 'SENT' : 'FAILED',
    destinationNumber: to,
    template: templateId,
    createdAt,
    sentAt: errorMessage === null ? createdAt : null,
    readAt: null,
    errorMessage,
  };
}
