import { describe, expect, test } from 'vitest';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { stepLiveness } from '../../../../main/core/events/liveness.ts';
import {
  dueAt,
  type Liveness,
  type LivenessInput,
  type LivenessOrder,
  proofOf,
  TUNNEL_OFF,
} from '../../../../main/core/events/liveness-phases.ts';

const START = 1_800_000_000_000;
const at = (seconds: number): UnixMs => unixMs(START + seconds * 1_000);
const URL = 'https://one.example';
const open = (publicUrl = URL): LivenessInput => ({ type: 'news', news: { state: 'open', publicUrl } });
const PROVEN: Liveness = { phase: 'proven', rounds: 7, publicUrl: URL, provenAt: at(-10), probeAt: at(0), round: null };
const opening: LivenessInput = { type: 'news', news: { state: 'opening' } };

/** The machine with its orders, to which time is told when it asked for it. */
function bench(answers: (order: Extract<LivenessOrder, { type: 'probe' }>) => 'heard' | 'failed' | 'lost' = () => 'heard') {
  let liveness: Liveness = TUNNEL_OFF;
  const orders: (LivenessOrder & { readonly atSecond: number })[] = [];
  let seconds = 0;
  const tell = (input: LivenessInput): void => {
    const step = stepLiveness(liveness, input, at(seconds));
    ({ liveness } = step);
    for (const order of step.orders) {
      orders.push({ ...order, atSecond: seconds });
      if (order.type !== 'probe') continue;
      const answer = answers(order);
      if (answer !== 'lost') tell({ type: answer === 'heard' ? 'probe-heard' : 'probe-failed', round: order.round });
    }
  };
  return {
    tell,
    passUntil(second: number) {
      for (let due = dueAt(liveness); due !== null && due <= at(second); due = dueAt(liveness)) {
        seconds = (due - START) / 1_000;
        tell({ type: 'time' });
      }
      seconds = second;
    },
    liveness: () => liveness,
    reopens: () => orders.filter(({ type }) => type === 'reopen').map(({ atSecond }) => atSecond),
    probes: () => orders.filter(({ type }) => type === 'probe').map(({ atSecond }) => atSecond),
  };
}

describe('a tunnel that is dead while it looks connected', () => {
  test.each([
    ['hangs', 'lost'],
    ['answers 502', 'failed'],
  ] as const)('and %s is noticed within 16 s, whenever it dies, and opened anew at once', (_how, answer) => {
    for (let diesAt = 20; diesAt < 31; diesAt += 0.1) {
      let dead = false;
      const { tell, passUntil, liveness, reopens } = bench(() => (dead ? answer : 'heard'));
      tell({ type: 'open' });
      tell(open());
      passUntil(diesAt);
      expect(liveness().phase).toBe('proven');
      dead = true;
      passUntil(diesAt + 16);
      expect(liveness().phase).toBe('silent');
      expect(reopens()).toHaveLength(1);
      expect(reopens()[0]).toBeLessThanOrEqual(diesAt + 15);
    }
  });

  test('is opened anew after growing pauses, and asked all the while', () => {
    let dead = false;
    const { tell, passUntil, reopens, probes, liveness } = bench(() => (dead ? 'lost' : 'heard'));
    tell({ type: 'open' });
    tell(open());
    passUntil(10);
    dead = true;
    passUntil(1_745);
    const pauses = reopens().map((second, index, all) => second - (all[index - 1] ?? second));
    expect(pauses).toEqual([0, 15, 30, 60, 120, 300, 300, 300, 300]);
    expect(probes().length).toBeGreaterThan(100);
    dead = false;
    passUntil(1_760);
    expect(liveness().phase).toBe('proven');
  });

  test('keeps its growing pauses although it says each time that it is open again', () => {
    let dead = false;
    const { tell, passUntil, reopens } = bench(() => (dead ? 'lost' : 'heard'));
    tell({ type: 'open' });
    tell(open());
    dead = true;
    for (let second = 1; second < 600; second += 1) {
      const before = reopens().length;
      passUntil(second);
      if (reopens().length === before) continue;
      tell(opening);
      tell(open());
    }
    const pauses = reopens().map((second, index, all) => second - (all[index - 1] ?? second));
    expect(pauses.every((pause, index) => index === 0 || pause >= (pauses[index - 1] ?? 0))).toBe(true);
    expect(reopens().length).toBeLessThan(10);
  });

  test('one probe that is lost on a tunnel that answers is no alarm', () => {
    let probes = 0;
    const { tell, passUntil, reopens, liveness } = bench(() => {
      probes += 1;
      return probes % 3 === 0 ? 'failed' : 'heard';
    });
    tell({ type: 'open' });
    tell(open());
    passUntil(600);
    expect(reopens()).toEqual([]);
    expect(liveness().phase).toBe('proven');
  });
});

describe('after waking', () => {
  test('the way is asked at once and has two seconds, then it is opened anew', () => {
    let dead = false;
    const { tell, passUntil, reopens, probes, liveness } = bench(() => (dead ? 'lost' : 'heard'));
    tell({ type: 'open' });
    tell(open());
    passUntil(63);
    dead = true;
    tell({ type: 'wake' });
    expect(proofOf(liveness(), at(63))).toBeNull();
    expect(probes().at(-1)).toBe(63);
    passUntil(64.9);
    expect(reopens()).toEqual([]);
    passUntil(65);
    expect(reopens()).toEqual([65]);
  });

  test('a timer that comes late says the same as a wake', () => {
    const { liveness } = stepLiveness(PROVEN, { type: 'time' }, at(3_600));
    expect(liveness).toMatchObject({ phase: 'unproven', until: at(3_602) });
  });

  test('an address that is seconds old keeps its grace, and what was asked before counts no more', () => {
    const fresh = stepLiveness(stepLiveness(TUNNEL_OFF, { type: 'open' }, at(-9)).liveness, open(), at(0)).liveness;
    const woken = stepLiveness(fresh, { type: 'wake' }, at(5)).liveness;
    expect(woken).toMatchObject({ phase: 'unproven', until: at(30) });
    expect(stepLiveness(woken, { type: 'probe-heard', round: fresh.rounds }, at(6)).liveness.phase).toBe('unproven');
    expect(stepLiveness(woken, { type: 'probe-heard', round: woken.rounds }, at(6)).liveness.phase).toBe('proven');
  });
});

test('an address that the world does not know yet has half a minute', () => {
  const { tell, passUntil, reopens, liveness } = bench(() => 'failed');
  tell({ type: 'open' });
  tell(open());
  passUntil(29.9);
  expect([liveness().phase, reopens()]).toEqual(['unproven', []]);
  passUntil(30);
  expect([liveness().phase, reopens()]).toEqual(['silent', [30]]);
});

test('a tunnel that hangs while it opens is opened anew after a minute', () => {
  const { tell, passUntil, reopens } = bench();
  tell({ type: 'open' });
  passUntil(125);
  expect(reopens()).toEqual([60, 120]);
});
