import { setTimeout as delay } from 'node:timers/promises';
import { MOST_RECENTS } from '#contract/app-state.ts';
import type { CallId } from '#contract/call.ts';
import { type PhoneOnPractice, phoneOnPractice } from '../../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../../support/softphone/raise-command.ts';
import type { Verdicts } from '../audio/live/verdicts.ts';
import { type AppMemory, appMemory, totalOf } from './app-memory.ts';
import { pageHeaps, type PageHeaps } from './page-heaps.ts';

const CUSTOMERS = ['+5511988880001', '+5531988880003', '+5541988880004', '+5551988880005'];
/** Everything that starts has started, and what a call leaves for a while is gone. */
const REST_MS = 20_000;
const SETTLE_MS = 2_000;
const TALK_MS = 250;
const STEP_WITHIN_MS = 15_000;
const SAMPLES = 8;
/** What a workstation with 4 GB has left beside a browser and a CRM. */
const IDLE_MIB = 700;
/** From the sample on by which lists of recent calls are full, codecs there and code compiled: nothing else may grow. */
const FULL_AFTER_CALLS = MOST_RECENTS;
const GROWTH_MIB = 80;
const HEAP_GROWTH_MIB = 4;
const NODES_GROWTH = 200;
/** Every how many calls the customer gives up, and the agent rejects: the rest is answered. */
const MISSED_EVERY = 7;
const REJECTED_EVERY = 11;

/**
 * A shift of eight hours as far as memory knows of one: its calls, one after the other without the pauses between them. In, of both
 * kinds of number, answered, missed or rejected; each is on the screen, in the tray and in the history. The pauses are when garbage is
 * collected; here that is asked for before each reading.
 */
export async function measureShift(calls: number, verdicts: Verdicts): Promise<void> {
  const bench = await phoneOnPractice();
  try {
    const host = await bench.phone.host.face.ask('host');
    const { main, incoming, mini, station } = bench.phone;
    const read = async (when: string): Promise<Reading> => {
      const heaps = await pageHeaps({ main, incoming, mini, station });
      await delay(SETTLE_MS);
      const memory = appMemory(host);
      const each = [...heaps.eachMiB].map(([name, mib]) => `${name} ${mib.toFixed(1)}`).join(', ');
      verdicts.note(
        `${when}: ${said(memory)}; pages hold ${heaps.heapMiB.toFixed(1)} MiB (${each}), ${String(heaps.nodes)} nodes, ${String(heaps.listeners)} listeners`,
      );
      return { totalMiB: totalOf(memory), heaps };
    };
    await delay(REST_MS);
    const idle = await read('idle');
    verdicts.atMost('memory idle, MiB', idle.totalMiB, IDLE_MIB);
    const every = Math.max(1, Math.floor(calls / SAMPLES));
    let warm: { readonly reading: Reading; readonly afterCalls: number } | null = null;
    for (let call = 1; call <= calls; call += 1) {
      await oneCall(bench, call);
      if (call % every !== 0) continue;
      const reading = await read(`after ${String(call)} calls`);
      if (warm === null && call >= Math.min(FULL_AFTER_CALLS, calls / 2)) warm = { reading, afterCalls: call };
    }
    await delay(REST_MS);
    const after = await read('after the shift');
    const { reading: since, afterCalls } = warm ?? { reading: idle, afterCalls: 0 };
    verdicts.atMost(`growth from call ${String(afterCalls)} to ${String(calls)}, MiB`, after.totalMiB - since.totalMiB, GROWTH_MIB);
    verdicts.atMost('growth of what the pages hold, MiB', after.heaps.heapMiB - since.heaps.heapMiB, HEAP_GROWTH_MIB);
    verdicts.atMost('nodes more than then', after.heaps.nodes - since.heaps.nodes, NODES_GROWTH);
  } finally {
    await bench.stop();
  }
}

interface Reading {
  readonly totalMiB: number;
  readonly heaps: PageHeaps;
}

async function oneCall(bench: PhoneOnPractice, index: number): Promise<void> {
  const { phone, control } = bench;
  const number = bench.number(index % 2 === 0 ? 'meta' : 'web');
  const { callId: atService } = await control.ring(number.id, CUSTOMERS[index % CUSTOMERS.length] ?? '');
  const callId = await until(async () => (await liveCalls(bench)).find(({ phase }) => phase === 'ringing')?.id ?? null);
  if (index % MISSED_EVERY === 0) await control.hangUp(atService);
  else if (index % REJECTED_EVERY === 0) await raiseCommand(phone, 'call/reject', { callId });
  else {
    await raiseCommand(phone, 'call/answer', { callId });
    await until(async () => ((await liveCalls(bench)).some(({ phase }) => phase === 'active') ? true : null));
    await delay(TALK_MS);
    await raiseCommand(phone, 'call/hang-up', { callId });
  }
  await until(async () => ((await liveCalls(bench)).length === 0 ? true : null));
  await raiseCommand(phone, 'call/dismiss', { callId });
}

async function liveCalls({ phone }: PhoneOnPractice): Promise<readonly { readonly id: CallId; readonly phase: string }[]> {
  const state = await raiseCommand(phone, 'state/read', null);
  return state.ok ? state.value.calls.filter(({ phase }) => phase !== 'ended') : [];
}

async function until<Value>(look: () => Promise<Value | null>): Promise<Value> {
  const last = Date.now() + STEP_WITHIN_MS;
  for (;;) {
    const seen = await look();
    if (seen !== null) return seen;
    if (Date.now() > last) throw new Error('a call did not go on');
    await delay(25);
  }
}

function said(memory: AppMemory): string {
  const mib = (value: number): string => `${value.toFixed(0)} MiB`;
  return `${mib(totalOf(memory))} (main ${mib(memory.main)}, sound ${mib(memory.beside)}, Chromium ${mib(memory.chromium)})`;
}
