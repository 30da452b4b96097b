import { describe, expect, test } from 'vitest';
import type { Reply } from '#contract/alerts.ts';
import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok } from '#contract/result.ts';
import type { MessageApi, MessageFate } from '../../../../main/core/alerts/reply-port.ts';
import { createMessageDesk } from '../../../../main/core/permission/message-desk.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';

const ANA = { lineId: lineId('sales'), peer: '+5511988880001' as PhoneNumber };
const TEXT: Reply = { kind: 'text', text: 'Podemos ligar?' };
const CLOSED: MessageFate = { state: 'refused', error: appError('text-window-closed') };

/** A service that says these things of a message, one after another, and then the last one for good. */
function desk({ fates = [] as readonly Awaited<ReturnType<MessageApi['fate']>>[], id = 'msg' as string | null } = {}) {
  const clock = createSimulatedClock();
  const asked: string[] = [];
  let at = 0;
  const messages: MessageApi = {
    templates: () => Promise.resolve(ok([])),
    send: ({ to, reply }) => {
      asked.push(`send ${reply.kind} to ${to}`);
      return Promise.resolve(ok({ id }));
    },
    fate: (one) => {
      asked.push(`fate of ${one}`);
      const said = fates[Math.min(at, fates.length - 1)];
      at += 1;
      return Promise.resolve(said ?? ok({ state: 'waiting' }));
    },
  };
  return { clock, asked, messages: createMessageDesk({ clock, messagesOf: () => messages }) };
}

/** What is answered within a while, and whether it was before the end of it. */
async function answerWithin<Value>(
  answer: Promise<Value>,
  clock: ReturnType<typeof createSimulatedClock>,
  ms: number,
): Promise<Value | 'none yet'> {
  const said: Value[] = [];
  answer.then((value) => said.push(value)).catch((cause: unknown) => expect.unreachable(String(cause)));
  await clock.advance(ms);
  return said[0] ?? 'none yet';
}

describe('a message that the service has taken', () => {
  test('is refused where WhatsApp says so within seconds: it did not reach the customer', async () => {
    const { clock, messages } = desk({ fates: [ok({ state: 'waiting' }), ok(CLOSED)] });
    const answer = messages.write(ANA, TEXT);
    expect(await answerWithin(answer, clock, 1_000)).toBe('none yet');
    expect(await answerWithin(answer, clock, 2_000)).toMatchObject({ ok: false, error: { code: 'text-window-closed' } });
  });

  test('is refused also where the service could not be asked at first', async () => {
    const { clock, messages } = desk({ fates: [fail(appError('service-timeout')), ok(CLOSED)] });
    expect(await answerWithin(messages.write(ANA, TEXT), clock, 5_000)).toMatchObject({ error: { code: 'text-window-closed' } });
  });

  test('is sent as soon as it has gone on, and nobody asks further', async () => {
    const { clock, messages, asked } = desk({ fates: [ok({ state: 'gone' })] });
    expect(await answerWithin(messages.write(ANA, TEXT), clock, 900)).toEqual(ok(null));
    await clock.advance(10_000);
    expect(asked).toEqual(['send text to +5511988880001', 'fate of msg']);
  });

  test.each([
    ['waits on', [], 'msg', 3],
    ['cannot be asked about', [fail(appError('service-timeout'))], 'msg', 3],
    ['has no id', [], null, 0],
  ] as const)('counts as sent where it %s', async (_what, fates, id, looks) => {
    const { clock, messages, asked } = desk({ fates, id });
    expect(await answerWithin(messages.write(ANA, TEXT), clock, 5_000)).toEqual(ok(null));
    expect(asked).toHaveLength(1 + looks);
  });
});

test('a line without its key sends nothing, and lists nothing', async () => {
  const messages = createMessageDesk({ clock: createSimulatedClock(), messagesOf: () => null });
  expect(await messages.write(ANA, TEXT)).toMatchObject({ error: { code: 'key-locked' } });
  expect(await messages.templates(ANA.lineId)).toMatchObject({ error: { code: 'key-locked' } });
});
