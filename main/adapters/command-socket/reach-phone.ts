import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import type { CommandOrder } from '../../core/links/command-desk.ts';
import { commandFile } from './command-address.ts';
import { LONGEST_ANSWER_BYTES, orderLine, type PhoneAnswer, readAnswer, readPlace } from './order-line.ts';

const DEADLINE_MS = 4_000;

/** `not-running`: nobody took the order. `silent`: somebody took it and did not answer, so that it must not be given again. */
export type ReachedAnswer = PhoneAnswer | 'not-running' | 'silent';

/** Asks the phone that runs on that folder of its files. */
export async function askPhone(folder: string, order: CommandOrder): Promise<ReachedAnswer> {
  let text: string;
  try {
    text = readFileSync(commandFile(folder), 'utf8');
  } catch {
    return 'not-running'; // it has not been started, or has ended in order
  }
  const place = readPlace(text);
  if (place === null) return 'not-running';
  return exchanged(place.address, orderLine({ token: place.token, order }));
}

function exchanged(address: string, line: string): Promise<ReachedAnswer> {
  return new Promise((resolve) => {
    let isTaken = false;
    let text = '';
    const socket = createConnection(address, () => {
      isTaken = true;
      socket.write(line);
    });
    const end = (answer: ReachedAnswer): void => {
      resolve(answer);
      socket.destroy();
    };
    const lost = (): void => end(isTaken ? 'silent' : 'not-running');
    socket.setEncoding('utf8');
    socket.setTimeout(DEADLINE_MS, lost);
    socket.on('error', lost);
    socket.on('close', lost);
    socket.on('data', (part: string) => {
      text += part;
      const at = text.indexOf('\n');
      if (at >= 0) end(readAnswer(text.slice(0, at)) ?? 'silent');
      else if (text.length > LONGEST_ANSWER_BYTES) lost();
    });
  });
}
