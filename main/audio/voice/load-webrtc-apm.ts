import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { BLOCK_SAMPLES, INNER_RATE_HZ } from '../dsp/sound-format.ts';
import { handleIn, isFineAnswer, newApmRequest, processReverseStreamRequest, processStreamRequest } from './apm-requests.ts';
import { readInt16, writeInt16 } from './int16-block.ts';
import type { VoiceStage } from './voice-stage.ts';

export interface EchoCanceller extends VoiceStage {
  /** A block that is handed to the speaker now. May throw, as `process` may. */
  played(block: Float32Array): void;
}

type ApmBinding = Pick<typeof import('@livekit/rtc-ffi-bindings/native.js'), 'FfiHandle' | 'livekitFfiRequest' | 'livekitRetrievePtr'>;

const BINDINGS = '@livekit/rtc-ffi-bindings';
const LIBC_OF: Readonly<Record<string, string>> = { linux: '-gnu', win32: '-msvc' };
const READ_AT_ONCE_BYTES = 1_048_576;

/**
 * The one place that knows WebRTC's audio processing: AEC3 at 48 kHz, 70 to 130 µs for a block and what was played with it, 5 ms of
 * delay; it finds the delay of the echo by itself. Native, 25 MB, ten threads that sleep: loaded only once echo is to be cancelled.
 * Null where it does not load. LiveKit calls the interface internal, hence the exact version.
 */
export async function loadWebrtcApm(
  load: () => Promise<ApmBinding> = () => import('@livekit/rtc-ffi-bindings/native.js'),
): Promise<(() => EchoCanceller) | null> {
  try {
    await readAhead();
    const binding = await load();
    return () => createEchoCanceller(binding);
  } catch {
    return null; // the parts in use say so
  }
}

/**
 * Loading a native library stops the audio loop: 6 ms when the file is in memory, 40 ms when it comes from disk, more where a
 * virus scanner looks at it first. So it is read by Node's threads before.
 */
async function readAhead(): Promise<void> {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve(`${BINDINGS}/native.js`));
    const path = require.resolve(`${BINDINGS}-${process.platform}-${process.arch}${LIBC_OF[process.platform] ?? ''}`);
    const file = await open(path);
    const part = Buffer.alloc(READ_AT_ONCE_BYTES); // one for all, so that memory does not grow by the size of the file
    try {
      while ((await file.read(part)).bytesRead > 0);
    } finally {
      await file.close();
    }
  } catch {
    return; // not where it is looked for: loading tells the rest
  }
}

function createEchoCanceller(binding: ApmBinding): EchoCanceller {
  const handle = new binding.FfiHandle(handleIn(binding.livekitFfiRequest(newApmRequest())));
  const microphone = createInt16Memory(binding, handle.handle);
  const speaker = createInt16Memory(binding, handle.handle);
  const microphoneRequest = processStreamRequest(microphone.stream);
  const speakerRequest = processReverseStreamRequest(speaker.stream);
  const ask = (request: Uint8Array): void => {
    if (!isFineAnswer(binding.livekitFfiRequest(request))) throw new Error('the echo canceller refused a block');
  };
  return {
    played(block) {
      writeInt16({ block, heap: speaker.heap, at: 0 });
      ask(speakerRequest);
    },
    process(block) {
      writeInt16({ block, heap: microphone.heap, at: 0 });
      ask(microphoneRequest);
      readInt16({ block, heap: microphone.heap, at: 0 });
    },
    dispose: () => {
      handle.dispose();
    },
  };
}

/** A block's samples at an address that stays, so that each block is the same request: nothing is encoded per block. */
function createInt16Memory(binding: ApmBinding, handle: bigint) {
  const heap = new Int16Array(BLOCK_SAMPLES);
  const address = binding.livekitRetrievePtr(new Uint8Array(heap.buffer));
  return { heap, stream: { handle, address, bytes: heap.byteLength, rateHz: INNER_RATE_HZ } };
}
