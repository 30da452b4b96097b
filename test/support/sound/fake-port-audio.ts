import type { PortAudio, PortAudioDevice, PortAudioStream } from '../../../main/audio/device/load-port-audio.ts';

/** PortAudio as it behaves: counted initialisation, ids of the day, silence instead of news when a device goes. */
export interface FakePortAudio {
  readonly portAudio: PortAudio;
  /** What the machine has from now on, in the order of its ids. */
  plug(...names: readonly string[]): void;
  /** Something is plugged in after the next look, before what it leads to. */
  plugAfterLook(...names: readonly string[]): void;
  /** The constructor throws for this one, as it does for a rate the device cannot do. */
  refuse(name: string): void;
  /** Opens and starts and never calls back; `closes: false`: its `quit` neither. As `microphone of headset`. */
  mute(stream: string, how?: { readonly closes: boolean }): void;
  /** Each further write to a speaker fails. */
  breakWrites(): void;
  /** Ten milliseconds: each open device takes and gives a block. */
  tick(): void;
  /** The sound server is gone: nothing calls back any more, `quit` neither. */
  die(): void;
  /** As `microphone of headset`. */
  open(): readonly string[];
}

const BLOCK_BYTES = 960;

export function createFakePortAudio(...plugged: readonly string[]): FakePortAudio {
  let machine = plugged;
  let seen = machine;
  let inUse = 0;
  let dead = false;
  let afterLook: readonly string[] | null = null;
  let writesFail = false;
  const refused = new Set<string>();
  const mutes = new Map<string, { readonly closes: boolean }>();
  const streams = new Map<string, () => void>();

  const isMute = (deviceId: number): boolean => mutes.has(`speaker of ${seen[deviceId] ?? ''}`);
  /** `Pa_Initialize` looks at the machine where it is the first, `Pa_Terminate` ends what it saw. */
  const initialise = (): void => {
    if (inUse === 0) seen = machine;
    inUse += 1;
  };
  const look = <Value>(value: () => Value): Value => {
    initialise();
    inUse -= 1;
    return value();
  };
  const open = (deviceId: number, direction: string, next: () => void) => {
    initialise();
    const device = seen[deviceId] ?? seen[0] ?? 'nothing'; // an unknown id silently means the default
    if (refused.has(device)) throw new Error('Format not supported: Invalid sample rate'); // and stays initialised
    const name = `${direction} of ${device}`;
    return {
      start() {
        streams.set(name, next);
      },
      quit(how: string): Promise<void> {
        if (how !== 'WAIT') throw new Error('aborting ends the process');
        if (dead || mutes.get(name)?.closes === false) return new Promise(() => undefined);
        inUse -= 1;
        streams.delete(name);
        return Promise.resolve();
      },
    };
  };
  const capture = (deviceId: number): PortAudioStream => {
    const waiting: Buffer[] = [];
    let hear: ((block: { readonly buf: Buffer }) => void) | null = null;
    let wantedBlocks = 0;
    const hand = (): void => {
      if (hear === null || waiting.length < wantedBlocks) return;
      hear({ buf: Buffer.concat(waiting.splice(0, wantedBlocks)) });
      hear = null;
    };
    return {
      ...open(deviceId, 'microphone', () => {
        waiting.push(Buffer.alloc(BLOCK_BYTES, 1));
        hand();
      }),
      read: (bytes) =>
        new Promise((resolve) => {
          if (hear !== null) throw new Error('more than one read is in flight');
          hear = resolve;
          wantedBlocks = Math.ceil(bytes / BLOCK_BYTES);
          hand();
        }),
      write: () => Promise.reject(new Error('cannot write to an input-only stream')),
    };
  };
  const playback = (deviceId: number): PortAudioStream => {
    let taken: ((trouble: string | undefined) => void) | null = null;
    let isQueueFree = true;
    return {
      ...open(deviceId, 'speaker', () => {
        const done = taken;
        if (done === null) throw new Error('the speaker was not fed');
        taken = null;
        done(undefined);
      }),
      read: () => Promise.reject(new Error('cannot read from an output-only stream')),
      write: () =>
        new Promise((resolve) => {
          if (taken !== null) throw new Error('more than one write is in flight');
          if (writesFail) resolve('stream stopped');
          else if (isMute(deviceId) && isQueueFree) {
            isQueueFree = false; // its queue takes the first block from anybody
            setImmediate(() => {
              resolve(undefined);
            });
          } else taken = resolve;
        }),
    };
  };
  const openStream: PortAudio['open'] = (options) => {
    const { inOptions, outOptions } = { inOptions: undefined, outOptions: undefined, ...options };
    if (inOptions !== undefined && outOptions !== undefined) throw new Error('duplex streams die at start');
    return inOptions === undefined ? playback(outOptions?.deviceId ?? -1) : capture(inOptions.deviceId ?? -1);
  };

  return {
    portAudio: {
      open: openStream,
      getDevices: () =>
        look(() => {
          const devices = seen.map(deviceNamed);
          if (afterLook !== null) machine = afterLook;
          afterLook = null;
          return devices;
        }),
      getHostAPIs: () => ({
        defaultHostAPI: 0,
        HostAPIs: [{ id: 0, name: 'ALSA', type: 'ALSA', deviceCount: seen.length, defaultInput: 0, defaultOutput: 0 }],
      }),
    },
    plug: (...names) => (machine = names),
    plugAfterLook: (...names) => (afterLook = names),
    refuse: (name) => refused.add(name),
    mute: (stream, how = { closes: true }) => mutes.set(stream, how),
    breakWrites: () => (writesFail = true),
    tick() {
      if (!dead) for (const [name, next] of streams) if (!mutes.has(name)) next();
    },
    die: () => (dead = true),
    open: () => [...streams.keys()],
  };
}

/** A microphone and speaker in one, that runs at 48 kHz. */
export function deviceNamed(name: string, id: number): PortAudioDevice {
  return {
    id,
    name,
    maxInputChannels: 1,
    maxOutputChannels: 1,
    defaultSampleRate: 48_000,
    hostAPIName: 'ALSA',
    defaultLowInputLatency: 0,
    defaultLowOutputLatency: 0,
    defaultHighInputLatency: 0,
    defaultHighOutputLatency: 0,
  };
}
