import type { Reply } from '#contract/alerts.ts';
import type { Call } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { Line, LineStatus } from '#contract/line.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import { createReplyDesk } from '../../../../main/core/alerts/reply-desk.ts';
import type { MessageApi } from '../../../../main/core/alerts/reply-port.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { sampleTemplate } from '../../../support/fakes/sample-templates.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const { ringing, active } = CALL_IN;
const LATER: Reply = { kind: 'text', text: 'Já retorno.' };
const TEMPLATE = sampleTemplate();
const MINUTE = 60_000;
const LIVE: LineStatus = { state: 'live', provenAt: unixMs(0) };
const lineIn = (status: LineStatus, label = 'Vendas'): { readonly lines: readonly Line[] } => ({
  lines: [{ id: ringing.lineId, label, status } as Line],
});

function openDesk({
  calls = [ringing] as readonly Call[],
  send = ok(null) as Result<null, AppError>,
  reject = ok(null) as Result<null, AppError>,
  /** What has become of the calls when the message is out. */
  whileSent = null as readonly Call[] | null,
} = {}) {
  const clock = createSimulatedClock();
  const done: string[] = [];
  const told: AppError['code'][] = [];
  let now = calls;
  let asked = 0;
  let listed: Awaited<ReturnType<MessageApi['templates']>> = ok([TEMPLATE]);
  const desk = createReplyDesk({
    clock,
    log: memoryLog(),
    calls: () => now,
    messagesOf: () => ({
      templates: () => {
        asked += 1;
        return Promise.resolve(listed);
      },
      send: ({ to, reply }) => {
        done.push(`send ${reply.kind === 'text' ? reply.text : reply.templateId} to ${to}`);
        now = whileSent ?? calls;
        return Promise.resolve(send.ok ? ok({ id: null }) : send);
      },
    }),
    silence: () => (done.push('silence'), ok(null)),
    reject: () => (done.push('reject'), reject),
    tell: ({ code }) => void told.push(code),
    changed: () => undefined,
  });
  return { clock, desk, done, told, asked: () => asked, list: (next: typeof listed) => void (listed = next) };
}

describe('a message instead of an answer', () => {
  test('is sent first, while it rings no more here, and then the call is rejected', async () => {
    const { desk, done } = openDesk();
    expect(await desk.reply(ringing.id, LATER)).toEqual(ok(null));
    expect(done).toEqual(['silence', `send Já retorno. to ${String(ringing.peer)}`, 'reject']);
  });

  test('that is refused leaves the call to be answered, and is told where the silent card cannot', async () => {
    const { desk, done, told } = openDesk({ send: fail(appError('message-refused')) });
    expect(await desk.reply(ringing.id, { kind: 'template', templateId: 'tpl', variables: {} })).toEqual(fail(appError('message-refused')));
    expect(done).toEqual(['silence', `send tpl to ${String(ringing.peer)}`]);
    expect(told).toEqual(['message-refused']);
  });

  test.each<readonly [string, readonly Call[]]>([
    ['is being answered', [{ ...CALL_IN.answering, id: ringing.id }]],
    ['was answered', [{ ...active, id: ringing.id }]],
    ['is over', []],
  ])('hangs up no call that %s by the time it is out', async (_what, whileSent) => {
    const { desk, done, told } = openDesk({ whileSent });
    expect(await desk.reply(ringing.id, LATER)).toEqual(ok(null));
    expect(done).not.toContain('reject');
    expect(told).toEqual([]);
  });

  test('counts as done where the customer hangs up while it goes out', async () => {
    const { desk } = openDesk({ reject: fail(appError('call-gone')) });
    expect(await desk.reply(ringing.id, LATER)).toEqual(ok(null));
  });

  test.each<readonly [string, readonly Call[], AppError['code']]>([
    ['a call that is gone', [], 'call-gone'],
    ['a call that was answered', [{ ...active, id: ringing.id }], 'call-gone'],
    ['a caller without a number', [{ ...ringing, peer: null }], 'not-supported'],
  ])('to %s is sent to nobody', async (_whom, calls, code) => {
    const { desk, done, told } = openDesk({ calls });
    expect(await desk.reply(ringing.id, LATER)).toMatchObject({ ok: false, error: { code } });
    // The card is still there to say so.
    expect([done, told]).toEqual([[], []]);
  });
});

describe('the templates of a line', () => {
  test('are read when the line is reached, once an hour, and not with every change of the state', async () => {
    const { clock, desk, asked } = openDesk();
    desk.follow(lineIn({ state: 'connecting' }));
    expect(asked()).toBe(0);
    desk.follow(lineIn(LIVE));
    desk.follow(lineIn(LIVE));
    await clock.settle();
    expect(desk.replies()).toEqual([{ lineId: ringing.lineId, templates: [TEMPLATE] }]);
    await clock.advance(59 * MINUTE);
    desk.follow(lineIn(LIVE));
    expect(asked()).toBe(1);
    await clock.advance(2 * MINUTE);
    desk.follow(lineIn(LIVE));
    expect(asked()).toBe(2);
  });

  test('are read anew when the line takes another name, as the practice line does in another language', async () => {
    const { clock, desk, asked } = openDesk();
    for (const label of ['Treino Web', 'Treino Web', 'Practice Web', 'Practice Web']) {
      desk.follow(lineIn(LIVE, label));
      await clock.settle();
    }
    expect(asked()).toBe(2);
  });

  test('that were known stay when the service is away, and it is asked again sooner', async () => {
    const { clock, desk, asked, list } = openDesk();
    desk.follow(lineIn(LIVE));
    await clock.settle();
    list(fail(appError('service-unreachable')));
    await clock.advance(61 * MINUTE);
    desk.follow(lineIn(LIVE));
    await clock.settle();
    expect(desk.replies()).toHaveLength(1);
    await clock.advance(11 * MINUTE);
    desk.follow(lineIn(LIVE));
    expect(asked()).toBe(3);
  });

  test('that had to wait for the line’s more urgent questions are asked for soon', async () => {
    const { clock, desk, asked, list } = openDesk();
    list(fail(appError('rate-limited')));
    desk.follow(lineIn(LIVE));
    await clock.settle();
    list(ok([TEMPLATE]));
    await clock.advance(21_000);
    desk.follow(lineIn(LIVE));
    await clock.settle();
    expect([asked(), desk.replies()]).toEqual([2, [{ lineId: ringing.lineId, templates: [TEMPLATE] }]]);
  });

  test('that cannot be sent are not among them, and of the others no more than one reads while it rings', async () => {
    const { clock, desk, list } = openDesk();
    const good = Array.from({ length: 13 }, (_, index) => sampleTemplate({ id: `tpl-${String(index)}` }));
    list(ok([...good.slice(0, 1), sampleTemplate({ id: 'pending', obstacle: 'not-approved' }), ...good.slice(1)]));
    desk.follow(lineIn(LIVE));
    await clock.settle();
    expect(desk.replies()[0]?.templates).toEqual(good.slice(0, 12));
  });

  test('that want nothing filled in, or a name alone, leave out rather those that want more', async () => {
    const { clock, desk, list } = openDesk();
    const orders = Array.from({ length: 11 }, (_, index) => sampleTemplate({ id: `order-${String(index)}`, variables: ['pedido'] }));
    const named = sampleTemplate({ id: 'named', variables: ['primeiro_nome'] });
    const numbered = sampleTemplate({ id: 'numbered', variables: ['1'] });
    const ready = [sampleTemplate({ id: 'ready-1' }), sampleTemplate({ id: 'ready-2' })];
    list(ok([numbered, ...orders, named, ...ready]));
    desk.follow(lineIn(LIVE));
    await clock.settle();
    expect(desk.replies()[0]?.templates).toEqual([...ready, named, numbered, ...orders.slice(0, 8)]);
  });

  test('go with the line', async () => {
    const { clock, desk } = openDesk();
    desk.follow(lineIn(LIVE));
    await clock.settle();
    desk.follow({ lines: [] });
    expect(desk.replies()).toEqual([]);
  });
});
