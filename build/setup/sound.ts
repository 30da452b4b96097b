import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findCommand } from './find-command.ts';
import { startOwnedProcess, type OwnedProcess } from './owned-process.ts';
import { privateFolder } from './private-folder.ts';
import { alsaConfiguration, pulseConfiguration } from './sound-configuration.ts';

const READY_WITHIN_MS = 10_000;

export type VirtualSound = {
  /** For every process that shall hear and speak through it: PULSE_SERVER and ALSA_CONFIG_PATH. */
  readonly env: { readonly PULSE_SERVER: string; readonly ALSA_CONFIG_PATH: string };
  /** `unix:/…/native`, also usable as `pactl -s`, `pacat -s`, `parec -s`. */
  readonly pulseServer: string;
  /** Stops every process it started and removes its folder. Safe to call twice. */
  readonly stop: () => Promise<void>;
};

/** The programs startVirtualSound needs, for a message that names what is missing. */
export function missingSoundPrograms(): readonly string[] {
  return ['pulseaudio', 'pactl', 'pacat'].filter((name) => findCommand(name) === null);
}

/**
 * A private PulseAudio with a headset made of null sinks, in a temp folder of its own:
 *
 *     pacat -d mic      a customer's or agent's voice ──▶ source `headset_mic` (default source)
 *     parec -d spk.monitor  what the app plays        ◀── sink `spk` (default sink)
 *
 * ALSA and PortAudio see it as the devices `headset`, `spk_loop` and `default`.
 * Throws, with PulseAudio's own words, when it does not come up within ten seconds.
 */
export async function startVirtualSound(): Promise<VirtualSound> {
  const missing = missingSoundPrograms();
  if (missing.length > 0)
    throw new Error(`virtual sound needs ${missing.join(', ')}: run \`npm start\` once, or install pulseaudio and pulseaudio-utils`);

  const folder = privateFolder('sound');
  const pulseServer = `unix:${join(folder, 'native')}`;
  const started: OwnedProcess[] = [];
  const stop = async (): Promise<void> => {
    // Listeners first, server last: a pacat whose server vanished prints an error nobody needs.
    for (const owned of started.splice(0).toReversed()) await owned.stop();
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    started.push(startPulseAudio(folder));
    await untilReady({ pulseServer, server: started[0], streams: 0 });
    started.push(startKeepAlive('spk', pulseServer), startKeepAlive('mic', pulseServer));
    await untilReady({ pulseServer, server: started[0], streams: 2 });
    dropFirstBlock(pulseServer);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { env: { PULSE_SERVER: pulseServer, ALSA_CONFIG_PATH: join(folder, 'asound.conf') }, pulseServer, stop };
}

function startPulseAudio(folder: string): OwnedProcess {
  const runtime = join(folder, 'run');
  mkdirSync(runtime, { mode: 0o700 }); // PulseAudio refuses a runtime folder that others can read
  mkdirSync(join(folder, 'state'));
  writeFileSync(join(folder, 'daemon.pa'), pulseConfiguration(join(folder, 'native')));
  writeFileSync(join(folder, 'asound.conf'), alsaConfiguration(join(folder, 'native')));
  return startOwnedProcess({
    command: 'pulseaudio',
    args: ['-n', '--daemonize=no', '--exit-idle-time=-1', '-F', join(folder, 'daemon.pa')],
    env: {
      ...withoutOtherServers(process.env),
      // PulseAudio ends at once where another one holds its name on the session bus: keep it off every bus.
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'no-bus')}`,
      PULSE_RUNTIME_PATH: runtime,
      PULSE_STATE_PATH: join(folder, 'state'),
    },
    ownGroup: true,
  });
}

/** Keeps a null sink running: an idle one hands the first captured sound over 1 to 2 seconds late. */
function startKeepAlive(sink: 'spk' | 'mic', pulseServer: string): OwnedProcess {
  const silence = openSync('/dev/zero', 'r');
  try {
    return startOwnedProcess({
      command: 'pacat',
      args: ['-s', pulseServer, '-d', sink, '--latency-msec=10', '--rate=48000', '--channels=2', '--client-name=keep-alive'],
      env: withoutOtherServers(process.env),
      stdio: [silence, 'ignore', 'pipe'],
      ownGroup: true,
    });
  } finally {
    closeSync(silence);
  }
}

/**
 * A null sink renders two seconds in one block when it is created, before anyone could ask for less; capture
 * stays silent until they have passed. Suspending and resuming it throws that block away.
 */
function dropFirstBlock(pulseServer: string): void {
  for (const sink of ['spk', 'mic']) {
    for (const suspended of ['1', '0']) {
      const done = spawnSync('pactl', ['-s', pulseServer, 'suspend-sink', sink, suspended], { encoding: 'utf8' });
      if (done.status !== 0) throw new Error(`PulseAudio did not resume ${sink}: ${done.stderr}`);
    }
  }
}

type Readiness = { readonly pulseServer: string; readonly server: OwnedProcess | undefined; readonly streams: number };

async function untilReady({ pulseServer, server, streams }: Readiness): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const listing = spawnSync('pactl', ['-s', pulseServer, 'list', 'short', 'sink-inputs'], { encoding: 'utf8' });
    if (listing.status === 0 && listing.stdout.split('\n').filter(Boolean).length >= streams) return;
    if (server === undefined || server.child.exitCode !== null || performance.now() > deadline) {
      throw new Error(`PulseAudio did not start: ${server?.lastWords() ?? ''} ${listing.stderr}`.trim());
    }
    await delay(25);
  }
}

/** An inherited PULSE_SERVER or PULSE_LATENCY_MSEC, or what an X server says of sound, belongs to another server. */
function withoutOtherServers(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('PULSE_') && name !== 'DISPLAY'));
}
