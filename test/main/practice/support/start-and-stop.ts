/*
 * Starts a practice line, brings a call of each kind to sound, stops the line and then does nothing: whether the process ends by
 * itself shows whether something was left behind.
 */
import { createControlClient } from '../../../../main/practice/control-client.ts';
import { startPracticeLine } from '../../../../main/practice/practice-line.ts';
import { openMediaClient } from './media-client.ts';
import { ask, eventually } from './pilot-status-client.ts';

const line = await startPracticeLine({});
const control = createControlClient(line);
const [meta, web] = ['meta', 'web'].map((kind) => line.numbers.find((number) => number.kind === kind));
if (meta === undefined || web === undefined) throw new Error('a number is missing');
await control.ring(meta.id, 'talker');
const { callId } = await control.ring(web.id, 'talker');
await ask({ base: line.apiBase, key: web.apiKey, method: 'POST', path: `/calls/${callId}/accept` });
const session = await ask({
  base: line.apiBase,
  key: web.apiKey,
  method: 'POST',
  path: `/calls/${callId}/realtime-session`,
  body: { mode: 'talk' },
});
const client = await openMediaClient(String(session.at('wsUrl')));
await eventually('sound', () => client.received().length > 0);
await control.setSchedule({ everySeconds: 60 });
await line.stop();
process.stdout.write('stopped\n');
