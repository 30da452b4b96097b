import { expect, test } from 'vitest';
import { createPingClock } from '../../../../main/audio/session/ping-clock.ts';

test('an answer stands for all pings before it, and is measured by its own', () => {
  const clock = createPingClock();
  for (const atMs of [0, 200, 400]) {
    clock.asked(atMs, atMs);
    clock.handedOver(1_000);
  }
  clock.answered(2, 260, 260);
  expect(clock.lastMs).toBe(60);
  expect(clock.oldestMs(500)).toBe(100);
  expect(clock.unansweredBytes).toBe(2_000); // what was sent behind the second ping
  expect([clock.isAnswered(1), clock.isAnswered(3)]).toEqual([true, false]);
});

test('an answer to what nobody asked, or to what is answered already, tells nothing', () => {
  const clock = createPingClock();
  clock.asked(0, 0);
  clock.answered(7, 10, 10);
  expect(clock.lastMs).toBeNull();
  clock.answered(1, 50, 50);
  clock.answered(1, 900, 900);
  expect(clock.lastMs).toBe(50);
});

test('a ping of the socket before is none of this one: its answer and its way do not count', () => {
  const clock = createPingClock();
  clock.asked(0, 0);
  clock.answered(1, 40, 40);
  clock.asked(1_000, 1_000);
  clock.restart();
  expect([clock.leastMs, clock.oldestMs(5_000), clock.lastMs]).toEqual([null, null, 40]);
  clock.answered(2, 5_000, 5_000);
  expect(clock.lastMs).toBe(40);
});

test('time in which this process stood still is not the way’s', () => {
  const clock = createPingClock();
  clock.asked(0, 0);
  expect(clock.oldestMs(100)).toBe(100);
  clock.answered(1, 3_000, 100);
  expect(clock.leastMs).toBe(100);
});

test('measured anew, the quickest way of before counts for nothing once the next ping is answered', () => {
  const clock = createPingClock();
  clock.asked(0, 0);
  clock.answered(1, 40, 40);
  clock.asked(100, 100);
  clock.measureAnew();
  clock.asked(200, 200);
  clock.answered(2, 600, 600);
  expect(clock.leastMs).toBe(40); // it left before
  clock.answered(3, 650, 650);
  expect(clock.leastMs).toBe(450);
});
