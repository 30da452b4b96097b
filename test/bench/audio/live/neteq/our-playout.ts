import type { Trace } from '../../../../support/traces/read-traces.ts';
import { createEngineReceiver } from '../../engine-receiver.ts';
import { figuresOf } from '../../figures.ts';
import { replay } from '../../replay.ts';
import type { PlayoutFigures } from './neteq-figures.ts';
import type { RelayedPacket } from './trace-relay.ts';

export interface OurPlayout {
  readonly figures: PlayoutFigures;
  /** At the wire's rate, one block for each pull. */
  readonly heard: Float32Array;
}

/**
 * Our jitter buffer under a simulated clock, with a frame of `wire` at each instant at which Chromium got one, and a
 * pull every 10 ms. As with NetEq there is no device: what is pulled counts as heard.
 */
export function playThroughOurs(order: {
  readonly wire: Float32Array;
  readonly frameMs: number;
  readonly packets: readonly RelayedPacket[];
}): OurPlayout {
  const blocks: Float32Array[] = [];
  let targets = 0;
  const played = replay({
    trace: arrivalsAsTrace(order.packets, order.frameMs),
    phaseMs: 0,
    receiver: createEngineReceiver({ frameMs: order.frameMs, sound: order.wire }),
    listening: {
      moment: ({ targetMs }) => (targets += targetMs),
      sound: (block) => blocks.push(block.slice()),
    },
  });
  const { meanMs, concealedPercent, concealmentEvents, acceleratedPercent, expandedPercent } = figuresOf([played]);
  return {
    figures: {
      delayMs: meanMs,
      targetMs: targets / blocks.length,
      concealedPercent,
      concealmentEvents,
      acceleratedPercent,
      expandedPercent,
    },
    heard: Float32Array.from(blocks.flatMap((block) => [...block])),
  };
}

/** How late each packet came against an even pace from the link's entrance on; a busy sender's unrest averages out. */
export function arrivalsAsTrace(packets: readonly RelayedPacket[], frameMs: number): Trace {
  const startMs = packets.reduce((sum, { inMs }, index) => sum + inMs - index * frameMs, 0) / packets.length;
  return {
    name: 'live',
    frameMs,
    lateMs: Float64Array.from(packets, ({ outMs }, index) => outMs - startMs - index * frameMs),
  };
}
