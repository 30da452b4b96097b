import type { LineId, LineKind, LineStatus } from '#contract/line.ts';
import type { Tone } from '#contract/station.ts';
import { toneFor } from '../../../main/core/call/tone.ts';
import type { WakeSignal } from '../../../main/core/wake-port.ts';
import { createWakeDesk } from '../../../main/core/wake-desk.ts';
import { type CallStage, setCallStage } from './call-stage.ts';

const KINDS = ['meta', 'web'] as const;

export interface WakeStage extends CallStage {
  readonly wakeDesk: { readonly stop: () => void };
  /** When the web line was looked at. */
  readonly looks: readonly number[];
  readonly listeners: ReadonlySet<(signal: WakeSignal) => void>;
  tone(): Tone | null;
  signal(signal: WakeSignal): void;
  /** The system says that it will sleep, and does for so long. */
  sleep(milliseconds: number): Promise<void>;
  wake(): Promise<void>;
}

/** A call stage whose two lines look when they are woken, as their feeds do. */
export function setWakeStage(): WakeStage {
  const stage = setCallStage();
  const { clock, desk, services, lines } = stage;
  const listeners = new Set<(signal: WakeSignal) => void>();
  const statuses = new Map<LineId, LineStatus>(KINDS.map((kind) => [lines[kind], { state: 'live', provenAt: clock.now() }]));
  const looks: number[] = [];
  const look = async (kind: LineKind): Promise<boolean> => {
    const listed = await services[kind].api.list(2_000);
    if (listed.ok)
      desk.observe(
        lines[kind],
        listed.value.map((call) => ({ ...call, source: 'list' })),
      );
    statuses.set(
      lines[kind],
      listed.ok
        ? { state: 'polling', provenAt: clock.now(), cause: 'tunnel-opening' }
        : { state: 'unreachable', error: listed.error, since: clock.now() },
    );
    return listed.ok;
  };
  const wakeDesk = createWakeDesk({
    clock,
    random: () => 1,
    log: stage.log,
    calls: desk,
    signals: {
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    lines: {
      lines: () => KINDS.map((kind) => ({ id: lines[kind], status: statuses.get(lines[kind]) ?? { state: 'connecting' } })),
      wake(id) {
        const kind = KINDS.find((one) => lines[one] === id);
        if (kind === 'web') looks.push(clock.now());
        return kind === undefined ? Promise.resolve(false) : look(kind);
      },
    },
  });
  return {
    ...stage,
    wakeDesk,
    looks,
    listeners,
    tone: () => toneFor(desk.calls()),
    signal: (signal: WakeSignal) => listeners.forEach((listener) => listener(signal)),
    async sleep(milliseconds: number): Promise<void> {
      listeners.forEach((listener) => listener({ type: 'suspend' }));
      await clock.settle();
      clock.jump(milliseconds);
    },
    async wake(): Promise<void> {
      listeners.forEach((listener) => listener({ type: 'wake', why: 'resume' }));
      await clock.settle();
    },
  };
}
