import { expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { ok } from '#contract/result.ts';
import { meteredMessageApi } from '../../../main/gateway/metered-message-api.ts';
import { requestGate } from '../../../main/gateway/request-gate.ts';
import { createSimulatedClock } from '../../support/fakes/simulated-clock.ts';

const TO = phoneNumber('+5511999990000') as PhoneNumber;

function bench(templates: 'click' | 'upkeep') {
  const clock = createSimulatedClock();
  const gate = requestGate(clock);
  const asked: string[] = [];
  const api = meteredMessageApi(
    {
      templates: () => (asked.push('templates'), Promise.resolve(ok([]))),
      send: () => (asked.push('send'), Promise.resolve(ok({ id: null }))),
      fate: () => (asked.push('fate'), Promise.resolve(ok({ state: 'gone' as const }))),
    },
    gate,
    { templates },
  );
  // The service wants quiet for longer than anybody waits.
  gate.heard({ ...appError('rate-limited'), retryAfterMs: 60_000 }, clock.now());
  return { api, asked };
}

test('a message and the question what became of it go out at once, also in the quiet that the service asked for', async () => {
  const { api, asked } = bench('upkeep');
  expect(await api.send({ to: TO, reply: { kind: 'text', text: 'Já retorno.' } })).toMatchObject({ ok: true });
  expect(await api.fate('message')).toMatchObject({ ok: true });
  expect(asked).toEqual(['send', 'fate']);
});

test('templates are as urgent as whoever reads them: one who waits for them, or a desk that keeps them at hand', async () => {
  const waits = bench('click');
  expect(await waits.api.templates()).toMatchObject({ ok: true });
  const keeps = bench('upkeep');
  expect(await keeps.api.templates()).toMatchObject({ ok: false, error: { code: 'rate-limited' } });
  expect([waits.asked, keeps.asked]).toEqual([['templates'], []]);
});
