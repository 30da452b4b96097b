/*
 * Makes talker-speech.ts: run by hand when the text changes, `node main/practice/customers/build-talker-speech.ts`.
 * Needs espeak-ng and sox on the PATH. espeak-ng is a GPL program; the sound it makes is not covered by its licence.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEncoder } from 'libopus-wasm';

const TEXT =
  'Olá, bom dia! Aqui é o Bruno. Estou ligando por causa do meu pedido, o número quatro, cinco, sete. ' +
  'Ele ainda não chegou, e eu queria saber quando vocês vão entregar. ' +
  'Você consegue me ouvir bem? ... Se precisar, posso esperar na linha. Muito obrigado!';
const FRAME_SAMPLES = 320;

const folder = mkdtempSync(join(tmpdir(), 'talker-'));
const spoken = join(folder, 'spoken.wav');
const raw = join(folder, 'speech.raw');
execFileSync('espeak-ng', ['-v', 'pt-br', '-s', '150', '-w', spoken, TEXT]);
execFileSync('sox', [spoken, '-r', '16000', '-c', '1', '-b', '16', '-e', 'signed-integer', '-t', 'raw', raw, 'norm', '-6']);
const bytes = readFileSync(raw);
rmSync(folder, { recursive: true });

const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
const encoder = await createEncoder({ sampleRate: 16_000, channels: 1, application: 2_048, bitrate: 18_000, complexity: 10 });
const parts: Uint8Array[] = [];
for (let start = 0; start + FRAME_SAMPLES <= samples.length; start += FRAME_SAMPLES) {
  const packet = encoder.encode(samples.slice(start, start + FRAME_SAMPLES));
  parts.push(Uint8Array.of(packet.length >> 8, packet.length & 255), packet.slice());
}
encoder.free();
const asset = Buffer.concat(parts);
writeFileSync(
  new URL('talker-speech.ts', import.meta.url),
  `/** What the talker says: Opus packets (16 kHz mono, 20 ms), each after its 16-bit length, in base64. Made by build-talker-speech.ts. */\nexport const TALKER_SPEECH =\n  '${asset.toString('base64')}';\n`,
);
process.stdout.write(`${String(samples.length / 16_000)} s of speech, ${String(asset.length)} bytes of Opus\n`);
