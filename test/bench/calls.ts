import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bundleIfStale } from '../../build/run/bundle.ts';
import { setUp } from '../../build/setup/set-up.ts';
import { startVirtualDesk } from '../../build/setup/virtual-desk.ts';
import { customerEar } from '../support/softphone/customer-ear.ts';
import { type PhoneOnPractice, phoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { openEar } from '../support/sound/speaker-ear.ts';
import { cardShownAt, firstWebhookAt } from './ring-times.ts';
import { spread } from './spread.ts';

/**
 * How fast a call rings and speaks, on the built app with virtual sound:
 *
 *     npm run bench:calls
 *
 * webhook → card: from the service's sending of the first webhook until the incoming card is on the screen with the call.
 * answer → heard: from the click on *Atender* until the customer's 1 kHz is on the speaker's monitor (found in 40 ms
 * windows, so up to 40 ms late). answer → hears us: until the customer receives the agent's 440 Hz.
 */
const ROUNDS = Number(process.argv[2] ?? 10);
const TONE_CUSTOMER = '+5531988880003';

interface Round {
  readonly card: number;
  readonly heard: number;
  readonly hearsUs: number;
}

const repository = join(import.meta.dirname, '../..');
const machine = await setUp({ repository, purpose: 'tests', say: console.log });
if (!machine.ok) throw new Error(machine.reason);
const bundle = await bundleIfStale(repository);
if (!bundle.ok) throw new Error(bundle.output);

const desk = await startVirtualDesk();
Object.assign(process.env, desk.env);
const pulseServer = desk.env['PULSE_SERVER'] ?? process.env['PULSE_SERVER'] ?? '';
const phone = await phoneOnPractice();
const ear = await openEar({ pulseServer });
const stopTone = playTone({ pulseServer, sink: 'mic', hz: 440 });
try {
  console.log(`${String(ROUNDS)} inbound calls of each kind; milliseconds: min / median / p95 / max\n`);
  console.log('| | webhook → card | answer → heard | answer → hears us |\n|---|---|---|---|');
  for (const kind of ['meta', 'web'] as const) {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await oneCall(phone, kind));
    const column = (of: (round: Round) => number): string => spread(rounds.map(of));
    console.log(`| ${kind} | ${column(({ card }) => card)} | ${column(({ heard }) => heard)} | ${column(({ hearsUs }) => hearsUs)} |`);
  }
} finally {
  await stopTone();
  await ear.stop();
  await phone.stop();
  await desk.stop();
}

async function oneCall(bench: PhoneOnPractice, kind: 'meta' | 'web'): Promise<Round> {
  const { incoming, main } = bench.phone;
  const number = bench.number(kind);
  const shown = cardShownAt(bench);
  const { callId } = await bench.control.ring(number.id, TONE_CUSTOMER);
  const cardAt = await shown;
  const sentAt = await firstWebhookAt(bench, number.apiKey, callId);

  await delay(900); // the card ignores clicks in its first moments
  const answeredAt = await incoming.getByRole('button', { name: 'Atender' }).evaluate((button: HTMLElement) => {
    button.click();
    return Date.now();
  });
  await ear.waitForTone({ hz: 1_000, presentWithinMs: 8_000 });
  const heardAt = Date.now();
  const hearsUsAt = await customerEar(bench.control, callId).waitForTone(8_000);
  await main.getByRole('button', { name: 'Desligar' }).click();
  await ear.waitForSilence({ within: 4_000 });
  await delay(500);
  return { card: cardAt - sentAt, heard: heardAt - answeredAt, hearsUs: hearsUsAt - answeredAt };
}
