import { createInterface } from 'node:readline';
import { callId } from '#contract/call.ts';
import { unixMs } from '#contract/time.ts';
import { openRecordingFile } from '../../../../main/adapters/recordings/recording-writer.ts';
import { duet } from './support.ts';

/** Records in real time, as a call does, until it is killed. Told on a line: path, key in hex, format. */
const [line = ''] = await new Promise<string[]>((resolve) => {
  createInterface({ input: process.stdin }).once('line', (text) => resolve([text]));
});
const [path = '', key = '', format = ''] = line.split(' ');
const file = openRecordingFile({
  path,
  key: Buffer.from(key, 'hex'),
  facts: { callId: callId('call-1'), startedAt: unixMs(Date.now()), format: format === 'wav' ? 'wav' : 'webm', consent: 'clip' },
  failed(error) {
    throw new Error(error.code);
  },
});
const piece = duet(0.2);
const startedAt = performance.now();
let pieces = 0;
setInterval(() => {
  while (pieces * 200 < performance.now() - startedAt) {
    file.write(piece);
    pieces += 1;
  }
  process.stdout.write(`${String(pieces * 200)}\n`);
}, 20);
