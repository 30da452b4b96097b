/**
 * How long sound takes through the audio process, measured on a virtual headset with the start of a tone:
 *
 *     node test/bench/web-audio-latency.ts
 *
 * microphone → socket: from the write into PulseAudio until the frame with the tone arrives (60 ms of framing included).
 * socket → speaker: from the send of the first message with the tone until it is on the speaker's monitor.
 * Also the share of one core that the process uses while both directions run.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { playTone } from '../support/sound/play-tone.ts';
import { openEar } from '../support/sound/speaker-ear.ts';
import { floatsOf, goertzelDbfs, tonePcm } from '../support/sound/tone-analysis.ts';
import { openWebAudioRoom } from '../support/sound/web-audio-room.ts';

const ROUNDS = 15;
const CPU_SECONDS = 10;

const room = await openWebAudioRoom();
const ear = await openEar({ pulseServer: room.sound.pulseServer });
const stops: (() => void)[] = [];
try {
  const openedMs = performance.now();
  await room.audio.open(room.session());
  console.log(`open (process start included): ${(performance.now() - openedMs).toFixed(0)} ms`);
  const connection = await room.server.connection();
  await delay(1_000);

  // One stream all the time, as on a real call: its frames turn from a murmur to a tone and back.
  const murmur = tonePcm({ hz: 500, rateHz: room.server.rateHz, seconds: 0.06, dbfs: -70 });
  let loud = false;
  let toneSentMs = 0;
  stops.push(
    connection.playTone({
      hz: 1_000,
      cut(frame) {
        if (loud && toneSentMs === 0) toneSentMs = performance.now();
        return [loud ? frame : murmur];
      },
    }),
  );
  await delay(3_000);
  const far: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await delay(1_200 + round * 7); // another phase of the device's period each time
    toneSentMs = 0;
    loud = true;
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000, atLeastDbfs: -20 });
    far.push(performance.now() - toneSentMs);
    loud = false;
  }
  print('socket → speaker', far);

  const near: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await delay(500 + round * 7);
    const before = connection.messages.length;
    const startedMs = performance.now();
    const hush = playTone({ pulseServer: room.sound.pulseServer, sink: 'mic', hz: 440 });
    for (;;) {
      const hit = connection.messages.slice(before).find(({ pcm }) => goertzelDbfs(floatsOf(pcm), 16_000, 440) > -20);
      if (hit !== undefined) {
        near.push(hit.atMs - startedMs);
        break;
      }
      await delay(2);
    }
    await hush();
  }
  print('microphone → socket (start of pacat included)', near);

  const hush = playTone({ pulseServer: room.sound.pulseServer, sink: 'mic', hz: 440 });
  const { pid } = room.node.engine();
  const before = cpuSeconds(pid ?? 0);
  await delay(CPU_SECONDS * 1_000);
  console.log(`audio process: ${(((cpuSeconds(pid ?? 0) - before) / CPU_SECONDS) * 100).toFixed(1)} % of one core`);
  await hush();
} finally {
  for (const stop of stops) stop();
  await ear.stop();
  await room.stop();
}

function print(name: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(0);
  console.log(`${name}: min ${at(0)}, p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} ms (${values.length} rounds)`);
}

/** User and system time of a process so far (Linux, 100 ticks a second). */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
