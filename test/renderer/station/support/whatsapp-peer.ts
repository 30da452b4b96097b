import { createDecoder, createEncoder } from 'libopus-wasm';
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { amplitudeAt, RATE_HZ } from './sound.ts';

const FRAME_SAMPLES = RATE_HZ / 50;

/** WhatsApp's end of one call: ICE-lite, Opus, a tone to say, and ears. */
export interface WhatsappPeer {
  readonly offer: () => Promise<string>;
  readonly takeAnswer: (sdp: string) => Promise<void>;
  /** `setup` is the DTLS role it chooses; `passive` unless said. */
  readonly answer: (offerSdp: string, setup?: 'passive' | 'active') => Promise<string>;
  /** Sends this tone, 50 packets a second, until the returned function is called. `loses`: which of them never arrive. */
  readonly say: (frequencyHz: number, loses?: (packet: number) => boolean) => () => void;
  /** RTP packets that arrived so far. */
  readonly packets: () => number;
  /** Length of the sound in the last packet, by the RTP timestamps. */
  readonly packetMs: () => number;
  /** Amplitude of one frequency in the last `ms` of what arrived; 0 where fewer than half the packets did. */
  readonly heard: (frequencyHz: number, ms: number) => number;
  /** Longest time in the last `ms` without a packet in which this frequency was that loud. */
  readonly longestGapMs: (ms: number, sound: { readonly hz: number; readonly above: number }) => number;
  readonly connected: () => boolean;
  readonly close: () => Promise<void>;
}

export async function openWhatsappPeer(): Promise<WhatsappPeer> {
  const encoder = await createEncoder({ sampleRate: RATE_HZ, channels: 1 });
  const decoder = await createDecoder({ sampleRate: RATE_HZ, channels: 1 });
  const connection = new RTCPeerConnection({
    iceLite: true,
    iceServers: [],
    // One address, and checks from that address alone: werift keeps the first pair that is nominated, Chromium the
    // best, and from another interface of this machine to its loopback no answer comes back.
    iceFilterStunResponse: (_message, [host]) => host === '127.0.0.1',
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceUseTcp: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: {
      audio: [
        new RTCRtpCodecParameters({
          mimeType: 'audio/opus',
          clockRate: 48_000,
          channels: 2,
          payloadType: 111,
          parameters: 'minptime=10;useinbandfec=1',
        }),
        new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8_000, payloadType: 0 }),
        new RTCRtpCodecParameters({ mimeType: 'audio/telephone-event', clockRate: 8_000, payloadType: 126 }),
      ],
    },
  });
  const voice = new MediaStreamTrack({ kind: 'audio' });
  const arrived: { readonly atMs: number; readonly timestamp: number; readonly samples: Float32Array }[] = [];
  connection.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe((packet) => {
      arrived.push({ atMs: performance.now(), timestamp: packet.header.timestamp, samples: decoder.decodeFloat(packet.payload) });
    });
  });
  const stops = new Set<() => void>();
  let sequenceNumber = 1;
  let timestamp = 1;

  return {
    offer: async () => {
      connection.addTransceiver(voice, { direction: 'sendrecv' });
      await connection.setLocalDescription(await connection.createOffer());
      return connection.localDescription?.sdp ?? '';
    },
    takeAnswer: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    answer: async (sdp, setup = 'passive') => {
      connection.addTransceiver(voice, { direction: 'sendrecv' });
      await connection.setRemoteDescription({ type: 'offer', sdp });
      // The business is the DTLS client; left alone, werift answers as the client itself.
      for (const transport of connection.dtlsTransports) transport.role = setup === 'passive' ? 'server' : 'client';
      await connection.setLocalDescription(await connection.createAnswer());
      return connection.localDescription?.sdp ?? '';
    },
    say: (frequencyHz, loses = () => false) => {
      const startedAt = performance.now();
      let sent = 0;
      const send = (): void => {
        for (; sent * 20 <= performance.now() - startedAt; sent += 1) {
          const frame = Float32Array.from(
            { length: FRAME_SAMPLES },
            (_, index) => 0.3 * Math.sin((2 * Math.PI * frequencyHz * (sent * FRAME_SAMPLES + index)) / RATE_HZ),
          );
          const header = new RtpHeader({
            payloadType: 111,
            sequenceNumber: sequenceNumber & 0xffff,
            timestamp,
            ssrc: 4_711,
            marker: sequenceNumber === 1,
          });
          const packet = new RtpPacket(header, Buffer.from(encoder.encodeFloat(frame)));
          if (!loses(sent)) voice.writeRtp(packet);
          sequenceNumber += 1;
          timestamp += FRAME_SAMPLES;
        }
      };
      const timer = setInterval(send, 20);
      const stop = (): void => clearInterval(timer);
      stops.add(stop);
      return stop;
    },
    packets: () => arrived.length,
    packetMs: () => ((arrived.at(-1)?.timestamp ?? 0) - (arrived.at(-2)?.timestamp ?? 0)) / (RATE_HZ / 1_000),
    heard: (frequencyHz, ms) => {
      const recent = arrived.filter(({ atMs }) => atMs > performance.now() - ms);
      if (recent.length * 20 < ms / 2) return 0;
      return amplitudeAt(Float32Array.from(recent.flatMap(({ samples }) => [...samples])), frequencyHz);
    },
    longestGapMs: (ms, { hz, above }) => {
      const loud = arrived.filter(({ atMs, samples }) => atMs > performance.now() - ms && amplitudeAt(samples, hz) > above);
      const moments = [performance.now() - ms, ...loud.map(({ atMs }) => atMs), performance.now()];
      return Math.max(...moments.slice(1).map((atMs, index) => atMs - (moments[index] ?? atMs)));
    },
    connected: () => connection.connectionState === 'connected',
    close: async () => {
      for (const stop of stops) stop();
      await connection.close();
      encoder.free();
      decoder.free();
    },
  };
}
