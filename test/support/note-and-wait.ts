import { callId } from '#contract/call.ts';
import { unixMs } from '#contract/time.ts';
import { openCallHistory } from '../../main/adapters/call-records/open-call-history.ts';

/** A process of its own that keeps a note in the history named by its argument, says so, and waits to be killed. */
const { store } = openCallHistory({
  path: process.argv[2] ?? '',
  now: () => 0,
  log: { info: () => undefined, warn: () => undefined, error: (message) => process.stderr.write(`${message}\n`) },
  refused: ({ code }) => process.stderr.write(`${code}\n`),
});
for (const text of ['pediu', 'pediu segunda', 'pediu segunda via']) {
  store.keepNote({ callId: callId('live'), text, wrapUp: null, changedAt: unixMs(1) });
}
process.stdout.write('kept\n');
setInterval(() => undefined, 1_000);
