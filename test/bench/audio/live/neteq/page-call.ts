/** What the page and the bench say to each other; everything in this file but types runs inside Chromium. */
export interface PageCallOrder {
  readonly seconds: number;
  readonly senderSide: number;
  readonly receiverSide: number;
  readonly bitrate: number;
}

export interface Endpoints {
  readonly sender: { readonly address: string; readonly port: number };
  readonly receiver: { readonly address: string; readonly port: number };
}

/** Sums of RTCInboundRtpStreamStats, https://www.w3.org/TR/webrtc-stats/ */
export interface InboundStats {
  readonly packetsReceived: number;
  readonly jitterBufferDelay: number;
  readonly jitterBufferTargetDelay: number;
  readonly jitterBufferEmittedCount: number;
  readonly totalSamplesReceived: number;
  readonly concealedSamples: number;
  readonly silentConcealedSamples: number;
  readonly concealmentEvents: number;
  readonly insertedSamplesForDeceleration: number;
  readonly removedSamplesForAcceleration: number;
}

export interface PageCall {
  readonly before: InboundStats;
  readonly after: InboundStats;
  /** What the sender's encoder made, before encryption: base64 of packets, each after its length in 16 bits. */
  readonly opus: string;
  /** What the receiver's track gave out: base64 of s16le mono at 48 kHz. */
  readonly heard: string;
}

declare global {
  /** Of Chromium alone, https://www.w3.org/TR/mediacapture-transform/ */
  class MediaStreamTrackProcessor {
    constructor(order: { readonly track: MediaStreamTrack });
    readonly readable: ReadableStream<AudioData>;
  }
  interface Window {
    connectRelay(endpoints: Endpoints): Promise<void>;
  }
}

/** Calls from one peer connection to another in this page, through the relay, and tells what was heard. */
export async function callThroughRelay(order: PageCallOrder): Promise<PageCall> {
  const STATS = [
    'packetsReceived',
    'jitterBufferDelay',
    'jitterBufferTargetDelay',
    'jitterBufferEmittedCount',
    'totalSamplesReceived',
    'concealedSamples',
    'silentConcealedSamples',
    'concealmentEvents',
    'insertedSamplesForDeceleration',
    'removedSamplesForAcceleration',
  ] as const;
  const packets: Uint8Array[] = [];
  const heard: Int16Array[] = [];
  const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const sender = new RTCPeerConnection();
  const receiver = new RTCPeerConnection();

  const gathered = async (peer: RTCPeerConnection): Promise<string> => {
    while (peer.iceGatheringState !== 'complete') await wait(10);
    return peer.localDescription?.sdp ?? '';
  };
  const endpointOf = (sdp: string): { address: string; port: number } => {
    const found = /^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host/im.exec(sdp);
    if (found === null) throw new Error(`no host candidate in ${sdp}`);
    return { address: found[1] ?? '', port: Number(found[2]) };
  };
  const seenAt = (sdp: string, port: number): string =>
    sdp
      .replaceAll(/^a=candidate:.*\r?\n/gm, '')
      .replaceAll(/^a=mid:.*$/gm, (mid) => `${mid}\r\na=candidate:1 1 udp 2122260223 127.0.0.1 ${String(port)} typ host`)
      .replaceAll(/^a=fmtp:(\d+) minptime=10/gm, `a=fmtp:$1 maxaveragebitrate=${String(order.bitrate)};minptime=10`);
  const inbound = async (): Promise<InboundStats> => {
    const report = [...(await receiver.getStats()).values()] as readonly Record<string, unknown>[];
    const found = report.find(({ type }) => type === 'inbound-rtp');
    return Object.fromEntries(STATS.map((name) => [name, Number(found?.[name] ?? 0)])) as Record<(typeof STATS)[number], number>;
  };

  const listening = Promise.withResolvers<null>();
  receiver.addEventListener('track', ({ track }) => {
    const element = new Audio(); // Chromium pulls sound out of its jitter buffer only where something plays it
    element.srcObject = new MediaStream([track]);
    element.play().then(() => listening.resolve(null), listening.reject);
    const read = async (): Promise<void> => {
      const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        const samples = new Int16Array(next.value.numberOfFrames);
        next.value.copyTo(samples, { planeIndex: 0, format: 's16-planar' });
        if (next.value.sampleRate !== 48_000) throw new Error(`heard at ${String(next.value.sampleRate)} Hz`);
        next.value.close();
        heard.push(samples);
      }
    };
    read().catch(listening.reject);
  });
  const voice = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 },
  });
  const track = voice.getAudioTracks()[0];
  if (track === undefined) throw new Error('no voice');
  const outgoing = sender.addTrack(track, voice);
  const tap = new Worker(
    URL.createObjectURL(
      new Blob([
        `onrtctransform = async ({ transformer }) => {
          const writer = transformer.writable.getWriter();
          const reader = transformer.readable.getReader();
          for (let next = await reader.read(); !next.done; next = await reader.read()) {
            postMessage(new Uint8Array(next.value.data.slice(0)));
            await writer.write(next.value);
          }
        };`,
      ]),
    ),
  );
  tap.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => packets.push(data));
  outgoing.transform = new RTCRtpScriptTransform(tap, {});

  await sender.setLocalDescription();
  const offer = await gathered(sender);
  await receiver.setRemoteDescription({ type: 'offer', sdp: seenAt(offer, order.receiverSide) });
  await receiver.setLocalDescription();
  const answer = await gathered(receiver);
  await window.connectRelay({ sender: endpointOf(offer), receiver: endpointOf(answer) });
  await sender.setRemoteDescription({ type: 'answer', sdp: seenAt(answer, order.senderSide) });
  await listening.promise;

  const startedMs = performance.now();
  let before = await inbound();
  while (before.packetsReceived === 0) {
    if (performance.now() - startedMs > 10_000) throw new Error(`no sound: ${sender.connectionState}`);
    await wait(5);
    before = await inbound();
  }
  await wait(order.seconds * 1_000);
  const after = await inbound();
  sender.close();
  receiver.close();
  tap.terminate();
  for (const each of voice.getTracks()) each.stop();

  const base64 = async (parts: readonly Uint8Array[]): Promise<string> => {
    const buffer = new FileReader();
    const done = new Promise((resolve) => buffer.addEventListener('load', resolve));
    buffer.readAsDataURL(new Blob(parts as Uint8Array<ArrayBuffer>[]));
    await done;
    return typeof buffer.result === 'string' ? buffer.result.replace(/^.*,/, '') : '';
  };
  return {
    before,
    after,
    opus: await base64(packets.flatMap((packet) => [Uint8Array.of(packet.length >> 8, packet.length & 255), packet])),
    heard: await base64(heard.map((block) => new Uint8Array(block.buffer))),
  };
}
