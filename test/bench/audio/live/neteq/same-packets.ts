import type { RelayedPacket } from './trace-relay.ts';

/** The first frames may be sent before the tap on the encoder works. */
const MOST_UNSEEN = 50;
/** A handful may agree by chance. */
const FEWEST = 100;

export interface PacketOnItsWay extends RelayedPacket {
  readonly opus: Uint8Array;
}

/**
 * Which encoded frame each relayed packet carried, told by their lengths: RTP header and SRTP's tag add the same to
 * each. Throws where they do not fit each other.
 */
export function samePackets(relayed: readonly RelayedPacket[], opus: readonly Uint8Array[]): readonly PacketOnItsWay[] {
  for (let unseen = 0; unseen <= MOST_UNSEEN; unseen += 1) {
    const pairs = relayed
      .slice(unseen, unseen + opus.length)
      .map((packet, index) => ({ ...packet, opus: opus[index] ?? new Uint8Array() }));
    const [first] = pairs;
    if (first === undefined || pairs.length < FEWEST) break;
    const added = first.bytes - first.opus.length;
    if (pairs.every((packet) => packet.bytes - packet.opus.length === added)) return pairs;
  }
  throw new Error(`${String(relayed.length)} packets were relayed and ${String(opus.length)} frames encoded, and they are not the same`);
}
