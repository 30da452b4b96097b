/**
 * The far end of live calls in a process of its own, so that nothing which holds up the bench holds up the call: says
 * the practice customer's speech (or, with the argument `tone`, 1 kHz) to whoever connects, evenly, and notes when frames of the agent arrive. Sends its
 * address first; answers each `report` with the newest connection's frames since the last.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { talkerVoice } from '../../../../../main/practice/customers/talker-voice.ts';
import { startMediaServer, type MediaConnection } from '../../../../support/sound/media-server.ts';

export interface FarReport {
  readonly connections: number;
  /** When each message of the newest connection arrived, this process's milliseconds. */
  readonly arrivedMs: readonly number[];
  readonly bytes: number;
}

const RATE_HZ = 16_000;
const FRAME_MS = 20;
const LOOK_EVERY_MS = 5;

const server = await startMediaServer({ rateHz: RATE_HZ });
process.on('message', (asked) => {
  if (asked !== 'report') return;
  const messages = server.connections.at(-1)?.messages ?? [];
  const report: FarReport = {
    connections: server.connections.length,
    arrivedMs: messages.map(({ atMs }) => atMs),
    bytes: messages.reduce((sum, { pcm }) => sum + pcm.length, 0),
  };
  process.send?.(report);
});
process.on('disconnect', () => process.exit(0));
process.send?.(server.wsUrl);

async function speak(connection: MediaConnection): Promise<void> {
  if (process.argv.includes('tone')) {
    connection.playTone({ hz: 1_000 });
    return;
  }
  const { socket } = connection;
  const voice = await talkerVoice(RATE_HZ);
  const frame = new Int16Array((RATE_HZ * FRAME_MS) / 1_000);
  const startedMs = performance.now();
  for (let sent = 0; socket.readyState === socket.OPEN;) {
    for (; sent * FRAME_MS <= performance.now() - startedMs; sent += 1) {
      voice.speak(frame);
      socket.send(Buffer.from(frame.buffer.slice(0)));
    }
    await delay(LOOK_EVERY_MS);
  }
  voice.close();
}

for (let spokenTo = 0; ;) {
  for (; spokenTo < server.connections.length; spokenTo += 1) {
    const connection = server.connections[spokenTo];
    if (connection !== undefined) speak(connection).catch((cause: unknown) => process.emitWarning(String(cause)));
  }
  await delay(LOOK_EVERY_MS);
}
