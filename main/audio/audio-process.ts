import { constants, setPriority } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { appError } from '#contract/errors.ts';
import { startAudioEngine, type AudioEngine } from './audio-engine.ts';
import { createDeviceLook } from './device/device-look.ts';
import { createPrintFlush } from './device/flush-prints.ts';
import { loadPortAudio } from './device/load-port-audio.ts';
import { createVoiceSeat } from './device/voice-seat.ts';
import { loadResamplers } from './dsp/resampler.ts';
import { readAuthoritiesAhead } from './socket/trusted-authorities.ts';
import { loadVoiceChain } from './voice/voice-chain.ts';
import { isAudioOrder, LIST_DEVICES, WITHOUT_DEVICES, type AudioOrder, type AudioReport } from './protocol.ts';

/**
 * Entry of the audio process (Electron's utilityProcess): PortAudio and the sockets of web-number calls, apart from
 * main because PortAudio may take its process down, or keep it from ever ending.
 */

/** A process whose main is gone must not keep a microphone open. */
const LOOK_FOR_PARENT_MS = 2_000;
const PREPARE_FOR_TLS_MS = 1_000;
/** Time for the last report to leave. */
const LAST_WORDS_MS = 30;

/**
 * The young generation stays as large as loading this process has made it, some megabytes, which a call fills in seconds and leaves almost
 * nothing of. V8 would double it whenever enough has outlived it in sum, however long that took: by six megabytes at once in the 51st minute
 * of a call, up to 48 in a shift.
 * V8 declares a minimum of 2 for this flag, and holds to it on the command line; 1 counts because it is set after the start, where nobody
 * asks for the minimum. A V8 that asks would take 2, as if nothing had been said: the soak reads the size back (`npm run bench:audio -- --soak`).
 */
setFlagsFromString('--semi-space-growth-factor=1');

const now = (): number => performance.now();
const report = (message: AudioReport): void => {
  process.parentPort.postMessage(message);
};

let engine: AudioEngine | null = null;
let dying = false;

/** After the loss of a device even `process.exit` hangs for ever, in PortAudio; a signal does not ask. */
function die(): void {
  if (dying) return;
  dying = true;
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), LAST_WORDS_MS);
}

async function quit(): Promise<void> {
  await engine?.stop();
  process.exit(0);
}

function obey(order: AudioOrder): void {
  if (order.type === 'still-there') report({ type: 'alive' });
  else if (order.type === 'quit') quit().catch(die);
  else if (engine !== null) engine.obey(order);
  else if (order.type === 'open' || order.type === 'reopen')
    report({ type: 'open-failed', stream: order.stream, error: appError('web-audio-unavailable') });
  else if (order.type === 'close') report({ type: 'closed', stream: order.stream });
}

async function start(): Promise<void> {
  const [{ portAudio, ...failure }, createResampler] = await Promise.all([loadPortAudio(), loadResamplers()]);
  if (portAudio === null) {
    report({ type: 'unavailable', error: appError('web-audio-unavailable', 'reason' in failure ? failure.reason : undefined) });
    return;
  }
  report({ type: 'ready' });
  engine = startAudioEngine({
    portAudio,
    createResampler,
    voice: createVoiceSeat(loadVoiceChain()),
    now,
    report,
    flushPrints: createPrintFlush(),
    die,
    withoutDevices: process.argv.includes(WITHOUT_DEVICES),
  });
  prepareForTls();
}

/** Holds this thread up: not while the app starts, nor a call waits for this process or sounds in it. A spare has the time. */
function prepareForTls(): void {
  setTimeout(() => {
    if (engine?.isIdle === true) readAuthoritiesAhead();
    else prepareForTls();
  }, PREPARE_FOR_TLS_MS);
}

async function listDevicesOnce(): Promise<void> {
  const { portAudio } = await loadPortAudio();
  if (portAudio !== null) createDeviceLook(report)(portAudio);
  setTimeout(() => process.exit(0), LAST_WORDS_MS);
}

/**
 * By the parent's id and not by its silence: main stands still for as long as a menu or a dialog is open, and that
 * must not end a call. (On Windows the id stays; there Electron ends the process.)
 */
function watchForOrphanhood(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid === parent) return;
    report({ type: 'fact', level: 'error', name: 'orphaned', values: {} });
    die();
  }, LOOK_FOR_PARENT_MS);
}

/**
 * A busy machine must not cost a call its sound. On Linux this is about the one thread that asks, ours, and about those it
 * makes from now on, which take their priority from it: so before a device is opened, because PortAudio then makes its own.
 * (Those of V8 and libuv are there already and stay as they are.) Linux refuses where nobody has allowed it; then it goes on
 * as it is.
 */
function askForPriority(): void {
  try {
    setPriority(constants.priority.PRIORITY_HIGH);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_SYSTEM_ERROR')) throw cause;
  }
}

function fell(cause: unknown): void {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`); // main logs what we write there
  die();
}

process.on('uncaughtException', fell);
// What our callbacks throw comes out of naudiodon as a rejection, and of that Electron only warns.
process.on('unhandledRejection', fell);
if (process.argv.includes(LIST_DEVICES)) {
  listDevicesOnce().catch(die);
} else {
  process.parentPort.on('message', ({ data }) => {
    if (isAudioOrder(data)) obey(data);
  });
  watchForOrphanhood();
  askForPriority();
  start().catch(die);
}
