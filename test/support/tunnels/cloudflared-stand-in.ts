import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ControlOrder } from './control-messages.ts';
import { endNow, openControlServer, type ControlledProcess } from './control-server.ts';
import { freePort } from './free-port.ts';
import { carriageAfterRestart } from './loopback-proxy.ts';
import type { BareStandIn, StandInPlace } from './stand-in-order.ts';
import type { Carriage, ComingUp } from './stand-in.ts';

const FAKE = fileURLToPath(new URL('fake-cloudflared.ts', import.meta.url));

export interface CloudflaredStandIn extends BareStandIn {
  /** Every process that was started, in order. */
  called(): readonly Pick<ControlledProcess, 'pid' | 'args' | 'token' | 'settings'>[];
}

/** A program named `cloudflared` in a folder of its own. */
export async function openCloudflaredStandIn(kind: 'quick' | 'named', { folder, format }: StandInPlace): Promise<CloudflaredStandIn> {
  let carriage: Carriage = { way: 'deliver' };
  let how: ComingUp = { start: 'at-once' };
  const [publicPort, localPort] = kind === 'named' ? [await freePort(), await freePort()] : [0, 0];
  const control = await openControlServer((): ControlOrder => {
    carriage = carriageAfterRestart(carriage);
    return { type: 'start', how, carriage, publicPort, localPort, format };
  });

  mkdirSync(join(folder, 'bin'), { recursive: true });
  const program = join(folder, 'bin', 'cloudflared');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${FAKE}" ${String(control.port)} "$@"\n`);
  chmodSync(program, 0o755);

  const last = (): ReturnType<typeof control.living>[number] => {
    const living = control.living().at(-1);
    if (living === undefined) throw new Error('no cloudflared runs');
    return living;
  };
  return {
    settings:
      kind === 'quick'
        ? { provider: 'cloudflared-quick', program }
        : { provider: 'cloudflared-named', program, url: `http://127.0.0.1:${String(publicPort)}`, localPort },
    token: kind === 'quick' ? null : Buffer.from(JSON.stringify({ a: 'account', t: 'tunnel', s: 'CANARYsecret' })).toString('base64'),
    forkNgrok: () => {
      throw new Error('this stand-in is no ngrok');
    },
    called: () => control.called,
    async carry(changed) {
      carriage = changed;
      await Promise.all(control.living().map((process) => process.order({ type: 'carry', carriage })));
    },
    comeUp(changed) {
      how = changed;
      return Promise.resolve();
    },
    async die(death = { code: 1 }) {
      const process = last();
      if ('signal' in death) endNow(process.pid, death.signal);
      else await process.order({ type: 'exit', code: death.code });
      await process.gone;
    },
    connect: (connected) => last().order({ type: 'connect', connected }),
    starts: () => control.called.length,
    running: () => control.living().length,
    publicUrl: () => control.living().at(-1)?.publicUrl ?? null,
    close: () => control.close(),
  };
}
