import { beforeEach, describe, expect, test } from 'vitest';
import type { BareCommand, LinkScheme, LoginStanding, TrayHost } from '#contract/desk-fit.ts';
import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { createFitDesk, type FitDesk } from '../../../../main/core/links/fit-desk.ts';

let login: LoginStanding;
let written: boolean[];
let ours: Set<LinkScheme>;
let refuses: boolean;
let placed: BareCommand;
let mended: number;
let tray: TrayHost;
let told: string[];
let isTold: boolean;
let clock: SimulatedClock;

function open(order: { readonly desktop?: string; readonly ownsLinks?: boolean } = {}): FitDesk {
  return createFitDesk({
    clock,
    session: 'x11',
    desktop: order.desktop ?? 'GNOME',
    trayHost: () => tray,
    login: {
      read: () => login,
      write(isOn) {
        if (refuses) return fail(appError('login-refused'));
        written.push(isOn);
        login = isOn ? 'on' : 'off';
        return ok(null);
      },
    },
    links: {
      ours: () => [...ours],
      take(scheme, isOurs) {
        if (refuses) return false;
        if (isOurs) ours.add(scheme);
        else ours.delete(scheme);
        return true;
      },
    },
    commandLink: {
      read: () => placed,
      write(isThere) {
        if (refuses) return fail(appError('command-not-placed', 'EACCES'));
        placed = { ...placed, standing: isThere ? 'there' : 'absent' };
        return ok(null);
      },
      mend: () => void (mended += 1),
    },
    ownsLinks: order.ownsLinks ?? false,
    told: {
      read: () => isTold,
      write: () => {
        isTold = true;
      },
    },
    tell: ({ code }) => void told.push(code),
    changed: () => undefined,
  });
}
const startup = (atLogin: boolean) => ({ atLogin, hidden: true, toldOfTray: false });

beforeEach(() => {
  clock = createSimulatedClock();
  [placed, mended] = [{ standing: 'absent', path: '/agentes/ana/.local/bin/pilot-softphone', isOnPath: true }, 0];
  [login, written, ours, refuses, tray, told, isTold] = ['off', [], new Set(), false, 'unknown', [], false];
});

describe('starting with the computer', () => {
  test('follows the settings, and writes only where something changes', () => {
    const desk = open();
    desk.use(startup(false));
    expect(written).toEqual([]);
    desk.use(startup(true));
    desk.use(startup(true));
    expect([written, desk.state().login]).toEqual([[true], 'on']);
    desk.use(startup(false));
    expect([written, desk.state().login]).toEqual([[true, false], 'off']);
  });

  test('what the person switched off in the system stays off, until they want it again here', () => {
    login = 'held';
    const desk = open();
    desk.use(startup(true));
    expect([written, desk.state().login]).toEqual([[], 'held']);
    desk.use(startup(false));
    desk.use(startup(true));
    expect(written.at(-1)).toBe(true);
  });

  test('a system that refuses is told', () => {
    refuses = true;
    open().use(startup(true));
    expect(told).toEqual(['login-refused']);
  });
});

describe('links', () => {
  test('are taken one scheme at a time, and a system that keeps another is told', () => {
    const desk = open();
    expect(desk.takeLinks('tel', true).ok).toBe(true);
    expect(desk.state().links).toEqual(['tel']);
    refuses = true;
    expect(desk.takeLinks('callto', true)).toEqual(fail(appError('links-not-ours', 'callto')));
  });

  test('an installed app takes its own scheme by itself, and no other', () => {
    open().use(startup(false));
    expect([...ours]).toEqual([]);
    open({ ownsLinks: true }).use(startup(false));
    expect([...ours]).toEqual(['pilot-softphone']);
  });
});

describe('a desktop without a tray', () => {
  test('is told on GNOME, once and for all', async () => {
    tray = 'missing';
    const desk = open();
    desk.trayChanged();
    desk.trayChanged();
    await clock.advance(30_000);
    open().trayChanged();
    await clock.advance(30_000);
    expect(told).toEqual(['tray-missing']);
  });

  test('that is still starting, or only locked, is not taken for one', async () => {
    tray = 'missing';
    const desk = open();
    desk.trayChanged();
    await clock.advance(20_000);
    for (const now of ['shown', 'missing'] as const) {
      tray = now;
      desk.trayChanged();
    }
    await clock.advance(60_000);
    expect([told, clock.pending()]).toEqual([[], 0]);
  });

  test('is not told of by an app that has ended', async () => {
    tray = 'missing';
    const desk = open();
    desk.trayChanged();
    desk.stop();
    await clock.advance(60_000);
    expect(told).toEqual([]);
  });

  test('is shown everywhere, and told nowhere else: the advice would not fit', async () => {
    tray = 'missing';
    const desk = open({ desktop: 'i3' });
    desk.trayChanged();
    await clock.advance(60_000);
    expect([told, desk.state().trayHost]).toEqual([[], 'missing']);
  });
});

describe('the command under its bare name', () => {
  test('is looked for once after the start, and a link that led astray is mended before', () => {
    const desk = open();
    expect(desk.state().bareCommand).toBeNull();
    desk.use(startup(false));
    desk.use(startup(true));
    expect(desk.state().bareCommand).toEqual(placed);
    expect(mended).toBe(1);
  });

  test('is laid and taken away when the agent says so', () => {
    const desk = open();
    expect(desk.placeCommand(true)).toEqual(ok(null));
    expect(desk.state().bareCommand?.standing).toBe('there');
    expect(desk.placeCommand(false)).toEqual(ok(null));
    expect(desk.state().bareCommand?.standing).toBe('absent');
  });

  test('that cannot be laid is told, and shown as it is', () => {
    const desk = open();
    refuses = true;
    expect(desk.placeCommand(true)).toEqual(fail(appError('command-not-placed', 'EACCES')));
    expect(desk.state().bareCommand?.standing).toBe('absent');
  });
});
