import { join } from 'node:path';
import { writeWav } from '../../support/sound/wav-file.ts';
import type { Trace } from '../../support/traces/read-traces.ts';
import { createEngineReceiver } from './engine-receiver.ts';
import { figuresOf } from './figures.ts';
import { createNetEqModel } from './peers/neteq-model.ts';
import { callPicture } from './pictures/call-picture.ts';
import type { Picture } from './pictures/draw-pngs.ts';
import { RATE_HZ, type Receiver } from './receiver.ts';
import { replay, type Moment, type Replay } from './replay.ts';

/** Plays one call of a trace, and leaves in `folder` what was heard. Returns its picture, to be drawn. */
export function listen({
  trace,
  sound,
  folder,
}: {
  readonly trace: Trace;
  readonly sound: Float32Array;
  readonly folder: string;
}): Picture {
  const path = join(folder, `${trace.name}_${String(trace.frameMs)}ms`);
  const ours = recorded(trace, createEngineReceiver({ frameMs: trace.frameMs, sound }));
  const netEq = recorded(trace, createNetEqModel({ frameMs: trace.frameMs }));
  writeWav(`${path}.wav`, Float32Array.from(ours.blocks.flatMap((block) => [...block])), RATE_HZ);
  const figures = `ours ${inWords(ours.played)}; NetEq model ${inWords(netEq.played)}`;
  return { path, svg: callPicture({ trace, ours: ours.moments, netEq: netEq.moments, figures }) };
}

function recorded(trace: Trace, receiver: Receiver) {
  const moments: Moment[] = [];
  const blocks: Float32Array[] = [];
  const played = replay({
    trace,
    phaseMs: 0,
    receiver,
    listening: { moment: (moment) => moments.push(moment), sound: (block) => blocks.push(block.slice()) },
  });
  return { played, moments, blocks };
}

function inWords(played: Replay): string {
  const { meanMs, p95Ms, concealedPercent, concealmentEvents } = figuresOf([played]);
  return `${meanMs.toFixed(0)} ms on average, p95 ${p95Ms.toFixed(0)} ms, ${concealedPercent.toFixed(2)} % concealed in ${concealmentEvents.toFixed(0)} places`;
}
