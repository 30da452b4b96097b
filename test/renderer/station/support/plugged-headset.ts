import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { RATE_HZ, sine } from './sound.ts';
import { openSpeakerEar, type SpeakerEar } from './speaker-ear.ts';
import { until } from './until.ts';

/**
 * A second headset on a private PulseAudio that can be unplugged, plugged in again, renamed, or come back with another rate, as a
 * Bluetooth headset does that begins to use its microphone. Its wearer hums one frequency without end.
 */
export interface PluggedHeadset {
  readonly ear: () => SpeakerEar;
  unplug(): Promise<void>;
  /** Another name at the sound server is another id for Chromium. */
  plugIn(as?: HeadsetShape): Promise<void>;
  /** Under way, as a user may in the system's settings: what sounds on it sounds on. */
  rename(label: string): Promise<void>;
}

export interface HeadsetShape {
  readonly serverName?: string;
  readonly rateHz?: number;
}

export interface HeadsetOrder {
  readonly pulseServer: string;
  readonly serverName: string;
  readonly label: string;
  readonly hums: number;
}

export function createPluggedHeadset({ pulseServer, serverName, label, hums }: HeadsetOrder): PluggedHeadset {
  let modules: readonly string[] = [];
  let plugged = serverName;
  let ear: SpeakerEar | null = null;
  let wearer: Voice | null = null;
  const pactl = (...order: readonly string[]): string => pulseControl(pulseServer, ...order);

  const isPlayedOn = (sink: string): boolean => {
    const rows = (what: string): string[][] =>
      pactl('list', 'short', what)
        .split('\n')
        .map((row) => row.split('\t'));
    const index = rows('sinks').find(([, name]) => name === sink)?.[0];
    return rows('sink-inputs').some(([, onSink]) => onSink === index);
  };

  const unplug = async (): Promise<void> => {
    // The devices go first: who listens to them would else hold a monitor that is gone.
    for (const module of modules.toReversed()) pactl('unload-module', module);
    modules = [];
    await ear?.stop();
    await wearer?.stop();
    ear = null;
    wearer = null;
  };
  return {
    ear: () => {
      if (ear === null) throw new Error(`${label} is not plugged in`);
      return ear;
    },
    unplug,
    async rename(to) {
      const description = `device.description="${to}"`;
      await serverCommands(pulseServer, [
        `update-sink-proplist ${plugged} ${description}`,
        `update-source-proplist ${plugged}_mic ${description}`,
      ]);
    },
    async plugIn(as = {}) {
      await unplug();
      const name = as.serverName ?? serverName;
      const described = `device.description="${label}"`;
      plugged = name;
      const rate = `rate=${as.rateHz ?? 48_000}`;
      const mouth = pactl('load-module', 'module-null-sink', `sink_name=${name}_mouth`, rate, 'sink_properties=device.description=mouth');
      const speaker = pactl('load-module', 'module-null-sink', `sink_name=${name}`, rate, `sink_properties='${described}'`);
      const microphone = pactl(
        'load-module',
        'module-remap-source',
        `master=${name}_mouth.monitor`,
        `source_name=${name}_mic`,
        `source_properties='${described}'`,
      );
      modules = [mouth, speaker, microphone];
      ear = openSpeakerEar(pulseServer, name);
      const voices = [
        hum({ pulseServer, sink: `${name}_mouth`, hz: hums }),
        speakInto({ pulseServer, sink: name, samples: new Float32Array(RATE_HZ) }), // keeps it running
      ];
      wearer = { stop: async () => void (await Promise.all(voices.map((voice) => voice.stop()))) };
      await until(() => isPlayedOn(name) && isPlayedOn(`${name}_mouth`));
      // A null sink renders its first two seconds in one block; suspended and resumed it throws that away.
      for (const sink of [name, `${name}_mouth`]) for (const to of ['1', '0']) pactl('suspend-sink', sink, to);
    },
  };
}

/** What pactl does not know. The server's own command line is opened for as long as it takes. */
async function serverCommands(pulseServer: string, commands: readonly string[]): Promise<void> {
  const path = `${pulseServer.replace(/^unix:/, '')}-cli`;
  const module = pulseControl(pulseServer, 'load-module', 'module-cli-protocol-unix', `socket=${path}`);
  const socket = connect(path);
  socket.resume();
  // A question at the end, whose answer says that the rest was read: `exit` would end the server.
  socket.write(`${commands.join('\n')}\nstat\n`);
  await once(socket, 'data');
  socket.destroy();
  pulseControl(pulseServer, 'unload-module', module);
}

export function pulseControl(pulseServer: string, ...order: readonly string[]): string {
  const done = spawnSync('pactl', ['-s', pulseServer, ...order], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`pactl ${order.join(' ')}: ${done.stderr}`);
  return done.stdout.trim();
}

/** A voice of one frequency into a sink, until it is stopped. */
export function hum({ pulseServer, sink, hz }: { readonly pulseServer: string; readonly sink: string; readonly hz: number }): Voice {
  return speakInto({ pulseServer, sink, samples: sine({ frequencyHz: hz, seconds: 1 }) }); // whole hertz: one second repeats without a seam
}

export interface Voice {
  stop(): Promise<void>;
}

/** The same samples (-1 to 1, at 48 kHz) into a sink, over and over until it is stopped. */
export function speakInto({
  pulseServer,
  sink,
  samples,
}: {
  readonly pulseServer: string;
  readonly sink: string;
  readonly samples: Float32Array;
}): Voice {
  const player = spawn(
    'pacat',
    ['-s', pulseServer, '-d', sink, `--rate=${RATE_HZ}`, '--channels=1', '--format=s16le', '--latency-msec=20'],
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const gone = once(player, 'exit');
  const pcm = Buffer.from(Int16Array.from(samples, (sample) => Math.round(sample * 32_767)).buffer);
  const feed = (): void => {
    while (player.stdin.write(pcm));
  };
  player.stdin.on('error', () => undefined); // stopped in the middle of it
  player.stdin.on('drain', feed);
  feed();
  return {
    stop: async () => {
      player.stdin.removeListener('drain', feed);
      if (player.exitCode === null && player.signalCode === null) player.kill();
      await gone;
    },
  };
}
