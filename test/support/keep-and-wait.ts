import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { callId } from '#contract/call.ts';
import { openCallJournal } from '../../main/adapters/call-records/open-call-journal.ts';
import { CUSTOMER } from './fakes/people.ts';

/** A process of its own that keeps a call in the journal named by its argument, says so, and waits to be killed. */
const { journal } = openCallJournal({
  path: process.argv[2] ?? '',
  now: () => 0,
  log: { info: () => undefined, warn: () => undefined, error: (message) => process.stderr.write(`${message}\n`) },
  refused: ({ code }) => process.stderr.write(`${code}\n`),
});
const call = {
  id: callId('kept'),
  lineId: lineId('line-1'),
  lineLabel: 'Vendas',
  kind: 'web',
  direction: 'inbound',
  peer: CUSTOMER,
  createdAt: unixMs(1),
  answeredAt: unixMs(2),
  remoteId: 'call_1',
  externalId: null,
} as const;
journal.keep({ ...call, phase: 'ringing' });
journal.keep({ ...call, phase: 'active' });
journal.keepWatched(lineId('line-1'), unixMs(7_000));
process.stdout.write('kept\n');
setInterval(() => undefined, 1_000);
