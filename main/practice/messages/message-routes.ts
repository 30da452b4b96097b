import { z } from 'zod';
import { invalid, instanceNotConnected, ok, refusal, type ApiReply } from '../http/api-reply.ts';
import { withNumber } from '../http/auth.ts';
import { e164 } from '../http/e164.ts';
import type { Route } from '../http/router.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { templatesOf } from './practice-templates.ts';

const sendBody = z.object({
  destinationNumber: e164,
  templateId: z.string().min(1).optional(),
  text: z.string().min(1).max(4_096).optional(),
  variables: z.record(z.string(), z.string()).default({}),
});

/**
 * `/v1/templates` and `/v1/messages/send`, as far as a reply to a caller needs them. Nobody reads these messages: the request log shows that they came.
 * Sources: https://docs.pilotstatus.com.br/api/messages/send, https://docs.pilotstatus.com.br/api/templates
 */
export function messageRoutes(world: PracticeWorld): Route[] {
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
        return body.success ? send(world, number, body.data) : invalid('destinationNumber must be an E.164 number');
      }),
    },
  ];
}

function send(world: PracticeWorld, number: PracticeNumber, order: z.output<typeof sendBody>): ApiReply {
  if ((order.templateId === undefined) === (order.text === undefined)) return invalid('Exactly one of templateId and text');
  if (number.kind === 'web' && number.state !== 'OPEN') return instanceNotConnected();
  if (order.templateId !== undefined) {
    const template = templatesOf(number.kind, world.language).find(({ id, name }) => id === order.templateId || name === order.templateId);
    if (template?.sendable !== true) return refusal({ status: 404, code: 'TEMPLATE_NOT_FOUND', error: 'Template not found' });
    const missing = template.variables.filter((name) => order.variables[name] === undefined);
    if (missing.length > 0)
      return refusal({ status: 400, code: 'MISSING_TEMPLATE_VARIABLES', error: 'Missing variables', more: { missing } });
  }
  return ok(
    {
      id: `msg_${world.randomHex(24)}`,
      correlationId: `corr_${world.randomHex(24)}`,
      status: 'QUEUED',
      createdAt: new Date(world.clock.now()).toISOString(),
      origin: number.label,
      sourceNumber: number.number.slice(1),
    },
    202,
  );
}
