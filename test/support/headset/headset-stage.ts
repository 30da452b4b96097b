import { type DesktopState, EMPTY_DESKTOP } from '#contract/desktop-state.ts';
import { COMMAND_SCHEMAS } from '#contract/schemas.ts';
import type { StationReport } from '#contract/station.ts';
import { type HeadsetDesk, openHeadsetDesk } from '../../../renderer/station/headset/headset-desk.ts';
import { type AppStage, setAppStage } from '../fakes/app-stage.ts';
import type { HeadsetModel } from '#contract/headset.ts';
import { CUSTOMER } from '../fakes/people.ts';
import { createSimulatedHeadset, createSimulatedHid, type HeadsetTemper, QUICK, type SimulatedHeadset } from './simulated-headset.ts';
import type { RecordedHeadset } from './recorded-headsets.ts';

/**
 * The whole way of a headset: its reports, the station's reading of them, the bridge with its delay and its schemas, and all
 * of the decisions. Calls are on the web number, so that no Chromium is needed.
 */
export interface HeadsetStage extends AppStage {
  readonly hid: ReturnType<typeof createSimulatedHid>;
  readonly headset: SimulatedHeadset;
  readonly desk: HeadsetDesk;
  /** A customer rings; resolves when the headset has heard of it. */
  ring(): Promise<void>;
  /** A call that is up, taken on the screen, and that the headset knows of. */
  talk(): Promise<void>;
  phase(): string;
}

export async function setHeadsetStage(
  recorded: RecordedHeadset,
  {
    temper = QUICK,
    bridgeMs = () => 2,
    isChosen = true,
    desktop = () => EMPTY_DESKTOP,
  }: {
    readonly temper?: HeadsetTemper;
    readonly bridgeMs?: () => number;
    readonly isChosen?: boolean;
    readonly desktop?: () => DesktopState;
  } = {},
): Promise<HeadsetStage> {
  const { vendorId, productId, name } = recorded;
  const headsets: readonly HeadsetModel[] = isChosen ? [{ vendorId, productId, name }] : [];
  const stage = setAppStage({ polls: false, settings: { headsets }, started: false, desktop });
  const { clock, station, app } = stage;
  const hid = createSimulatedHid();
  const headset = createSimulatedHeadset(recorded, clock, temper);
  hid.plug(headset);

  /** Messages of one direction never overtake each other. */
  const way = (): ((work: () => void) => void) => {
    let lastAt = 0;
    return (work) => {
      lastAt = Math.max(lastAt, clock.now() + bridgeMs());
      clock.after(lastAt - clock.now(), work);
    };
  };
  const [toMain, toStation] = [way(), way()];
  const report = (message: StationReport): void =>
    toMain(() => {
      const parsed = COMMAND_SCHEMAS['station/report'].parse(message);
      if (parsed.type === 'headsets' || parsed.type === 'headset-motion') station.emit(parsed);
    });
  const desk = openHeadsetDesk({
    hid,
    plugged: (plugged) => report({ type: 'headsets', plugged }),
    moved: (device, motion) => report({ type: 'headset-motion', device, motion }),
    nowMs: () => clock.now(),
    after: clock.after,
  });
  station.headsets = {
    use: (models) => toStation(() => desk.use(models)),
    light: (lamps, again) => toStation(() => desk.light(lamps, again)),
  };
  app.start([]);
  await clock.advance(100);

  const ring = async (): Promise<void> => {
    stage.services.web.ring(CUSTOMER);
    stage.feeds.of(stage.lines.web).push(stage.services.web.news(stage.services.web.newest().remoteId));
    await clock.advance(200);
  };
  return {
    ...stage,
    hid,
    headset,
    desk,
    ring,
    async talk() {
      await ring();
      app.answer(stage.onlyId());
      // Longer than a headset takes to answer what it is told: a motion from now on is the agent's.
      await clock.advance(2_500);
    },
    phase: () => (stage.app.state().calls.length === 0 ? 'none' : stage.call().phase),
  };
}
