import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { unixMs } from '#contract/time.ts';
import { lineId } from '#contract/line.ts';
import { openEventLog } from '../../../../main/gateway/log/open-event-log.ts';
import { openWebhookReceiver } from '../../../../main/gateway/receiver/open-webhook-receiver.ts';

/**
 * Receiver and log as a process of their own, so that a test can kill it. Waits for a line with the path of the log,
 * so that it can be started ahead of time; then says on a line where a webhook of its one line goes. The secret of its
 * webhooks is in WEBHOOK_SECRET.
 */
const [line] = await once(createInterface({ input: process.stdin }), 'line');
const path = String(line);
const secret = process.env['WEBHOOK_SECRET'] ?? '';
const quiet = (): void => undefined;
const log = {
  info: quiet,
  warn: quiet,
  error: (message: string, facts: unknown) => process.stderr.write(`${message} ${JSON.stringify(facts)}\n`),
};

const { eventLog, tokens, problem } = openEventLog({ path, now: Date.now, log });
if (problem !== null) throw new Error(`${problem.code} ${problem.detail ?? ''}`);
const opened = await openWebhookReceiver({
  eventLog,
  tokens,
  log,
  now: () => unixMs(Date.now()),
  secrets: () => (secret === '' ? [] : [secret]),
});
if (!opened.ok) throw new Error(opened.error.detail);
const hook = opened.value.open(lineId('line-1'));
process.stdout.write(`http://127.0.0.1:${String(opened.value.port())}${hook.path}\n`);
