import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Softphone } from './launch-softphone.ts';
import { raiseCommand } from './raise-command.ts';

interface ToldEvent {
  /** `call.ringing`, `call.answered`, `call.ended`. */
  readonly event: string;
  readonly number: string;
  /** Signed with the secret that the phone has given out. */
  readonly isSigned: boolean;
}

/** A program on this machine that a phone tells of its calls. */
export interface ToldProgram {
  /** For the setting of where events are told. */
  readonly url: string;
  /** What it was told, the first event first. */
  readonly told: readonly ToldEvent[];
  readonly close: () => void;
}

/** Starts one, and has the phone make the secret that they share. */
export async function startToldProgram(phone: Softphone): Promise<ToldProgram> {
  const made = await raiseCommand(phone, 'hook/new-secret', null);
  if (!made.ok) throw new Error(made.error.code);
  const told: ToldEvent[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => {
      const stamp = String(request.headers['x-pilot-timestamp']);
      const signature = `sha256=${createHmac('sha256', made.value).update(`${stamp}.${body}`).digest('hex')}`;
      const { event, call } = JSON.parse(body) as { event: string; call: { number: string } };
      told.push({ event, number: call.number, isSigned: request.headers['x-pilot-signature'] === signature });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/calls`,
    told,
    close: () => void server.close(),
  };
}
