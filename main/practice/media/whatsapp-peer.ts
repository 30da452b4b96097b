import { randomInt, randomUUID } from 'node:crypto';
import { createDecoder, createEncoder } from 'libopus-wasm';
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket, type RTCRtpTransceiver } from 'werift';
import type { MediaLeg } from '../calls/practice-call.ts';
import type { PracticeClock } from '../practice-clock.ts';
import type { CallAudio } from './call-audio.ts';
import { attributeOf, metaSdp, type MetaSdpParts, payloadTypeOf } from './meta-sdp.ts';
import { startPacer } from './pacer.ts';

const FRAME_MS = 20;
const FRAME_SAMPLES = 960;
const OPUS_PAYLOAD_TYPE = 111;
const EVENT_PAYLOAD_TYPE = 126;
/** Meta's calls take 20 to 50 kbit/s. */
const BITRATE = 32_000;
/** The default of the encoder is its slowest setting, which one voice on a loopback does not need. */
const ENCODER_COMPLEXITY = 4;

export interface WhatsappPeerInput {
  /** Absent: the peer makes the offer. Present: it answers this one. */
  readonly offer?: string;
  readonly addresses: readonly string[];
  readonly audio: CallAudio;
  readonly clock: PracticeClock;
  /** Whether the customer's microphone is open: after the call is answered. */
  readonly maySpeak: () => boolean;
  /** Every RTP packet from the business, audio or telephone event. */
  readonly onRtp: () => void;
  readonly report: (what: string, cause: unknown) => void;
}

/** The WhatsApp end of a META call: an ICE-lite agent, DTLS server where the business does not leave that open, Opus at 48 kHz. */
export interface WhatsappPeer extends MediaLeg {
  /** Its offer or answer, as Meta would write it. */
  readonly localSdp: string;
  applyAnswer(sdp: string): Promise<void>;
}

/** Opens the peer. Rejects when the offer cannot be worked with. */
export async function openWhatsappPeer(input: WhatsappPeerInput): Promise<WhatsappPeer> {
  const connection = createConnection(input);
  const transceiver = await negotiate(connection, input.offer);
  const audioPayloadType = (input.offer === undefined ? null : payloadTypeOf(input.offer, 'opus/48000/2')) ?? OPUS_PAYLOAD_TYPE;
  const stopListening = await listen({ ...input, connection, audioPayloadType });
  const stopSpeaking = await speak({ ...input, transceiver, audioPayloadType });
  let closing: Promise<void> | undefined;
  return {
    localSdp: describe({ connection, transceiver, offer: input.offer, audioPayloadType }),
    applyAnswer: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp: withoutCandidates(sdp) }),
    close() {
      closing ??= (async () => {
        stopSpeaking();
        stopListening();
        await connection.close();
      })();
      return closing;
    },
  };
}

function createConnection(input: WhatsappPeerInput): RTCPeerConnection {
  const eventType = input.offer === undefined ? EVENT_PAYLOAD_TYPE : payloadTypeOf(input.offer, 'telephone-event/8000');
  return new RTCPeerConnection({
    iceLite: true,
    iceServers: [],
    // No interface is asked for: the named addresses are all the candidates there are.
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceUseTcp: false,
    iceTcpPassive: false,
    iceAdditionalHostAddresses: [...input.addresses],
    bundlePolicy: 'max-bundle',
    codecs: {
      audio: [
        new RTCRtpCodecParameters({
          mimeType: 'audio/opus',
          clockRate: 48_000,
          channels: 2,
          payloadType: OPUS_PAYLOAD_TYPE,
          parameters: 'minptime=10;useinbandfec=1',
          rtcpFeedback: [{ type: 'transport-cc' }],
        }),
        ...(eventType === null
          ? []
          : [
              new RTCRtpCodecParameters({
                mimeType: 'audio/telephone-event',
                clockRate: 8_000,
                payloadType: eventType,
                parameters: '0-16',
              }),
            ]),
      ],
      video: [],
    },
    headerExtensions: { audio: [], video: [] },
  });
}

async function negotiate(connection: RTCPeerConnection, offer: string | undefined): Promise<RTCRtpTransceiver> {
  const track = new MediaStreamTrack({ kind: 'audio' });
  if (offer === undefined) {
    const transceiver = connection.addTransceiver(track, { direction: 'sendrecv' });
    await connection.setLocalDescription(await connection.createOffer());
    return transceiver;
  }
  await connection.setRemoteDescription({ type: 'offer', sdp: withoutCandidates(offer) });
  // Left alone, werift answers every offer as the DTLS client.
  const role = setupOf(offer) === 'active' ? 'client' : 'server';
  for (const transport of connection.dtlsTransports) transport.role = role;
  const transceiver = connection.getTransceivers()[0];
  if (transceiver === undefined) throw new Error('the offer has no audio section the peer can use');
  await transceiver.sender.replaceTrack(track);
  transceiver.setDirection('sendrecv');
  await connection.setLocalDescription(await connection.createAnswer());
  return transceiver;
}

/** Offered the choice, whoever answers is the DTLS client (RFC 5763, section 5); a business that offers to be it, is. */
function setupOf(offer: string | undefined): MetaSdpParts['setup'] {
  if (offer === undefined) return 'actpass';
  return attributeOf(offer, 'setup') === 'actpass' ? 'active' : 'passive';
}

/** An ICE-lite agent learns addresses from the checks it gets. Candidates would only make it look up `.local` names. */
function withoutCandidates(sdp: string): string {
  return sdp
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('a=candidate:') && !line.startsWith('a=extmap:'))
    .join('\r\n');
}

function describe(input: {
  readonly connection: RTCPeerConnection;
  readonly transceiver: RTCRtpTransceiver;
  readonly offer: string | undefined;
  readonly audioPayloadType: number;
}): string {
  const { connection, transceiver, offer } = input;
  const own = connection.localDescription?.sdp ?? '';
  const candidates = [...own.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host/gm)].map(([, address, port]) => ({
    address: address ?? '',
    port: Number(port),
  }));
  return metaSdp({
    setup: setupOf(offer),
    mid: attributeOf(own, 'mid') ?? '0',
    iceUfrag: attributeOf(own, 'ice-ufrag') ?? '',
    icePwd: attributeOf(own, 'ice-pwd') ?? '',
    fingerprint: (attributeOf(own, 'fingerprint') ?? '').replace('sha-256 ', ''),
    candidates,
    opusPayloadType: input.audioPayloadType,
    eventPayloadType: offer === undefined ? EVENT_PAYLOAD_TYPE : payloadTypeOf(offer, 'telephone-event/8000'),
    ssrc: transceiver.sender.ssrc,
    streamId: randomUUID(),
    sessionId: String(randomInt(2 ** 47)),
  });
}

/** Decodes what arrives into the customer's ear. Taken from below werift's router, so that no packet goes uncounted. */
async function listen(
  input: WhatsappPeerInput & { readonly connection: RTCPeerConnection; readonly audioPayloadType: number },
): Promise<() => void> {
  const { connection, audio, audioPayloadType, onRtp, report } = input;
  const decoder = await createDecoder({ sampleRate: 48_000, channels: 1 });
  let newest: number | undefined;
  let open = true;
  const subscription = connection.dtlsTransports[0]?.onRtp.subscribe(({ header, payload }) => {
    if (!open) return;
    onRtp();
    if (header.payloadType !== audioPayloadType || payload.length === 0) return;
    // A packet that comes after its successor would be heard in the wrong place.
    const ahead = newest === undefined ? 1 : (header.sequenceNumber - newest) & 0xffff;
    if (ahead === 0 || ahead > 0x8000) return;
    newest = header.sequenceNumber;
    try {
      audio.hear(decoder.decode(payload));
    } catch (cause) {
      report('decode an Opus packet', cause);
    }
  });
  return () => {
    open = false;
    subscription?.unSubscribe();
    decoder.free();
  };
}

/** Sends the customer's voice, one Opus packet per 20 ms, once it may speak. */
async function speak(
  input: WhatsappPeerInput & { readonly transceiver: RTCRtpTransceiver; readonly audioPayloadType: number },
): Promise<() => void> {
  const { transceiver, audio, clock, audioPayloadType, maySpeak, report } = input;
  const encoder = await createEncoder({
    sampleRate: 48_000,
    channels: 1,
    application: 2_048,
    bitrate: BITRATE,
    complexity: ENCODER_COMPLEXITY,
    fec: true,
  });
  const frame = new Int16Array(FRAME_SAMPLES);
  let sequenceNumber = randomInt(0x8000);
  let timestamp = randomInt(2 ** 31);
  let first = true;
  const stopPacer = startPacer({
    clock,
    frameMs: FRAME_MS,
    onFrame() {
      timestamp = (timestamp + FRAME_SAMPLES) % 2 ** 32;
      if (!maySpeak()) return;
      audio.speak(frame);
      sequenceNumber = (sequenceNumber + 1) & 0xffff;
      const header = new RtpHeader({ version: 2, payloadType: audioPayloadType, sequenceNumber, timestamp, marker: first });
      first = false;
      transceiver.sender.sendRtp(new RtpPacket(header, Buffer.from(encoder.encode(frame)))).catch((cause: unknown) => {
        report('send RTP', cause);
      });
    },
  });
  return () => {
    stopPacer();
    encoder.free();
  };
}
