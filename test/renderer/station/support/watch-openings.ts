/** What a page holds open. */
export interface Census {
  readonly connections: number;
  /** Labels of the live tracks, those that were made here with them. */
  readonly microphones: readonly string[];
  /** Audio contexts that are not closed, and those of them that sound on a device. */
  readonly contexts: number;
  readonly audibleContexts: number;
  readonly players: number;
}

/** Of the track that is sent, -1 to 1, before any codec. */
export interface SentSamples {
  readonly rateHz: number;
  readonly samples: readonly number[];
}

/** Of one microphone, in Unix ms. */
export interface MicrophoneSpan {
  readonly openedMs: number;
  /** Null while it is open. */
  readonly closedMs: number | null;
  /** Opened untouched, to hear whether it gives anything: a call has this for a moment beside its own. */
  readonly isRaw: boolean;
}

/**
 * Runs in the page before its own script, so it must stand alone: gives it a bridge, and keeps every connection, track,
 * audio context and player it opens, for the census.
 */
export function watchOpenings(): void {
  type Page = typeof globalThis & Record<string, unknown> & { mainHears(report: unknown): Promise<void> };
  const page = globalThis as Page;
  const connections: RTCPeerConnection[] = [];
  const tracks: MediaStreamTrack[] = [];
  const spans = new Map<MediaStreamTrack, MicrophoneSpan>();
  const unixMs = (): number => performance.timeOrigin + performance.now();
  const contexts: AudioContext[] = [];
  const players: HTMLAudioElement[] = [];

  function kept<Args extends unknown[], Opened extends object>(
    constructor: new (...args: Args) => Opened,
    list: Opened[],
  ): typeof constructor {
    return new Proxy(constructor, {
      construct: (target, args: Args, newTarget) => {
        const opened = Reflect.construct(target, args, newTarget) as Opened;
        list.push(opened);
        return opened;
      },
    });
  }
  page.RTCPeerConnection = kept(RTCPeerConnection, connections) as typeof RTCPeerConnection;
  let refused: string | null = null;
  let isRefusedLater = false;
  page.AudioContext = new Proxy(kept(AudioContext, contexts), {
    construct: (target, args: ConstructorParameters<typeof AudioContext>, newTarget) => {
      const { sinkId } = (args[0] ?? {}) as { readonly sinkId?: unknown };
      if (refused === null || sinkId !== refused) return Reflect.construct(target, args, newTarget) as AudioContext;
      if (isRefusedLater) return Reflect.construct(target, [{ ...args[0], sinkId: 'gone' }], newTarget) as AudioContext;
      throw new DOMException('it cannot be opened', 'NotSupportedError');
    },
  });
  page.Audio = kept(Audio as unknown as new () => HTMLAudioElement, players) as typeof Audio;
  const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  let refusals = 0;
  let refusesAny = false;
  page['refuseMicrophones'] = (times: number, of: 'chosen' | 'any') => {
    refusals = times;
    refusesAny = of === 'any';
  };
  let freed = Promise.resolve();
  let free = (): void => {};
  page['hangMicrophones'] = (isHung: boolean) => {
    free();
    if (isHung) freed = new Promise((resolve) => (free = resolve));
  };
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const isChosen = typeof constraints?.audio === 'object' && constraints.audio.deviceId !== undefined;
    if ((isChosen || refusesAny) && refusals > 0) {
      refusals -= 1;
      throw new DOMException('it is busy', 'NotReadableError');
    }
    await freed;
    const stream = await getUserMedia(constraints);
    tracks.push(...stream.getTracks());
    const audio = typeof constraints?.audio === 'object' ? constraints.audio : {};
    const isRaw = [audio.echoCancellation, audio.noiseSuppression, audio.autoGainControl].every((is) => is === false);
    for (const track of stream.getTracks()) spans.set(track, { openedMs: unixMs(), closedMs: null, isRaw });
    return stream;
  };
  const stop = MediaStreamTrack.prototype.stop;
  MediaStreamTrack.prototype.stop = function (this: MediaStreamTrack) {
    const span = spans.get(this);
    if (span !== undefined) spans.set(this, { ...span, closedMs: span.closedMs ?? unixMs() });
    stop.call(this);
  };
  const clone = MediaStreamTrack.prototype.clone;
  MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
    const copy = clone.call(this);
    tracks.push(copy);
    return copy;
  };

  page['MediaStreamTrackGenerator'] = kept(page['MediaStreamTrackGenerator'] as new () => MediaStreamTrack, tracks);
  const createDestination = AudioContext.prototype.createMediaStreamDestination;
  AudioContext.prototype.createMediaStreamDestination = function (this: AudioContext) {
    const node = createDestination.call(this);
    tracks.push(...node.stream.getTracks());
    return node;
  };

  let listener: (order: unknown) => void = () => {};
  page['softphone'] = {
    invoke: async (_name: string, report: unknown) => {
      await page.mainHears(report);
      return { ok: true, value: null };
    },
    listen: (_name: string, given: (order: unknown) => void) => {
      listener = given;
      return () => {
        listener = () => {};
      };
    },
  };
  page['order'] = (order: unknown) => listener(order);
  page['refuseOutput'] = async (label: string | null, later: boolean) => {
    isRefusedLater = later;
    const devices = await navigator.mediaDevices.enumerateDevices();
    refused = devices.find((device) => device.kind === 'audiooutput' && device.label === label)?.deviceId ?? null;
    if ((refused === null) !== (label === null)) throw new Error(`there is no output ${String(label)}`);
  };
  page['loseTrack'] = () => connections.at(-1)?.getSenders()[0]?.replaceTrack(null);
  page['sent'] = async (milliseconds: number): Promise<SentSamples> => {
    const track = connections.at(-1)?.getSenders()[0]?.track;
    if (!track) throw new Error('nothing is sent');
    const init = { track, maxBufferSize: 1_000 };
    const reader = new MediaStreamTrackProcessor(init).readable.getReader();
    const samples: number[] = [];
    let rateHz = 0;
    const endsAt = performance.now() + milliseconds;
    while (performance.now() < endsAt) {
      const { value } = await reader.read();
      if (value === undefined) break;
      const piece = new Float32Array(value.numberOfFrames);
      value.copyTo(piece, { planeIndex: 0, format: 'f32-planar' });
      samples.push(...piece);
      rateHz = value.sampleRate;
      value.close();
    }
    await reader.cancel();
    return { rateHz, samples };
  };
  page['microphoneSpans'] = () => [...spans.values()];
  page['localSdp'] = () => connections.at(-1)?.localDescription?.sdp;
  page['audiblePlayers'] = () => players.filter((player) => player.srcObject !== null && !player.muted).length;
  page['processing'] = () =>
    tracks
      .filter((track) => track.readyState === 'live' && spans.get(track)?.isRaw !== true)
      .map((track) => {
        const { echoCancellation, noiseSuppression, autoGainControl } = track.getSettings();
        return { echoCancellation, noiseSuppression, autoGain: autoGainControl };
      });
  page['census'] = (): Census => {
    const open = contexts.filter((context) => context.state !== 'closed');
    return {
      connections: connections.filter((connection) => connection.connectionState !== 'closed').length,
      microphones: tracks.filter((track) => track.readyState === 'live').map((track) => track.label),
      contexts: open.length,
      audibleContexts: open.filter((context) => typeof (context as AudioContext & { sinkId?: unknown }).sinkId === 'string').length,
      players: players.filter((player) => player.srcObject !== null).length,
    };
  };
}
