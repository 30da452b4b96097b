import { beforeEach, describe, expect, test } from 'vitest';
import { type Call, callId, type CallPhase } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { createDialRequests, type DialRequests } from '../../../../main/core/links/dial-requests.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { createCountedIds } from '../../../support/fakes/memory-stores.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { SALES } from '../../../../build/gallery/fixtures.ts';
import { HOSTILE_LINKS } from '../../../support/hostile-links.ts';

let requests: DialRequests;
let shown: number;
let told: string[];
const clock = createSimulatedClock();

beforeEach(() => {
  shown = 0;
  told = [];
  requests = createDialRequests({
    clock,
    newId: createCountedIds(),
    lines: () => [SALES],
    showMain: () => void (shown += 1),
    tell: ({ code, detail }) => void told.push(`${code} ${detail ?? ''}`),
    changed: () => undefined,
  });
});

function outbound(id: string, phase: CallPhase = { phase: 'dialing' }): Call {
  return { id: callId(id), lineId: lineId('l'), kind: 'web', direction: 'outbound', peer: CUSTOMER, createdAt: clock.now(), ...phase };
}

describe('a number from outside', () => {
  test('waits in the field of a window that comes to the front', () => {
    requests.follow('tel:+55 11 99999-9999');
    expect(requests.waiting()).toMatchObject({ digits: '+5511999999999', lineId: null, from: 'link', at: clock.now() });
    expect(shown).toBe(1);
  });

  test('may name a line by its name or id; a line that is not there is left open', () => {
    requests.follow('pilot-softphone:call?to=11999999999&line=vendas');
    expect(requests.waiting()?.lineId).toBe(SALES.id);
    requests.ask({ digits: '11999999999', line: SALES.id, from: 'command' });
    expect(requests.waiting()?.lineId).toBe(SALES.id);
    requests.ask({ digits: '11999999999', line: 'Gone', from: 'command' });
    expect(requests.waiting()?.lineId).toBeNull();
  });

  test('the one that comes last is the one that waits, as another question', () => {
    requests.follow('tel:+5511999999999');
    const first = requests.waiting()?.id ?? '';
    requests.follow('tel:+5511888888888');
    expect(requests.waiting()?.digits).toBe('+5511888888888');
    requests.dismiss(first);
    expect(requests.waiting()).not.toBeNull();
    requests.dismiss(requests.waiting()?.id ?? '');
    expect(requests.waiting()).toBeNull();
  });

  test('a call that the agent places answers the question; one that was up before does not', () => {
    requests.seen({ calls: [outbound('before')] });
    requests.follow('tel:+5511999999999');
    requests.seen({ calls: [outbound('before')] });
    expect(requests.waiting()).not.toBeNull();
    requests.seen({ calls: [outbound('before'), outbound('new')] });
    expect(requests.waiting()).toBeNull();
  });

  test('a link that cannot be followed is told in a sentence, with nothing of it', () => {
    requests.follow('tel:*21*+5511999990000#');
    expect(requests.waiting()).toBeNull();
    expect(told).toEqual(['link-refused code']);
    expect(shown).toBe(1);
  });

  test('of every hostile link the agent sees a number or a sentence', () => {
    for (const link of HOSTILE_LINKS) {
      const before = told.length;
      requests.follow(link);
      const { digits } = requests.waiting() ?? { digits: '' };
      expect(told.length > before || /^\+?[0-9]{3,15}$/.test(digits) || /^pilot-softphone:(\/\/)?show$/.test(link), link).toBe(true);
      expect(told.at(-1) ?? 'link-refused ', link).toMatch(/^link-refused [a-z-]*$/);
      requests.dismiss(requests.waiting()?.id ?? '');
    }
  });
});
