import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Language } from '#contract/settings.ts';
import { commandAddress, commandFile } from '../../../../main/adapters/command-socket/command-address.ts';
import { type CommandSocket, openCommandSocket } from '../../../../main/adapters/command-socket/open-command-socket.ts';
import { askPhone } from '../../../../main/adapters/command-socket/reach-phone.ts';
import { runCommand } from '../../../../main/adapters/command-socket/run-command.ts';
import type { CommandAnswer, CommandOrder } from '../../../../main/core/links/command-desk.ts';
import { memoryLog, type MemoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const AVAILABLE = { status: 'available', since: 0, until: null, next: null } as const;
const STATUS = { version: '1', reachable: true, agent: AVAILABLE, ringer: 'sound', lines: [], calls: [] };

let folder: string;
let ran: CommandOrder[];
let log: MemoryLog;
let answer: Result<CommandAnswer, AppError>;
let takesMs: number;
let language: Language;

beforeEach(() => {
  folder = temporaryFolder();
  ran = [];
  log = memoryLog();
  answer = ok({ type: 'done' });
  takesMs = 0;
  language = 'pt-BR';
});

async function openPhone(): Promise<CommandSocket> {
  const run = async (order: CommandOrder): Promise<Result<CommandAnswer, AppError>> => {
    ran.push(order);
    if (takesMs > 0) await setTimeout(takesMs);
    return answer;
  };
  const socket = await openCommandSocket({ folder, platform: process.platform, run, language: () => language, log });
  if (socket === null) throw new Error('no socket');
  onTestFinished(socket.close);
  return socket;
}
/** What comes back for bytes that somebody sends. */
function send(text: string): Promise<string> {
  return new Promise((resolve) => {
    let back = '';
    const socket = createConnection(commandAddress(folder, process.platform), () => socket.write(text));
    socket.on('data', (part: Buffer) => (back += part.toString('utf8')));
    socket.on('error', () => resolve(back));
    socket.on('close', () => resolve(back));
  });
}
const token = (): string => (JSON.parse(readFileSync(commandFile(folder), 'utf8')) as { token: string }).token;

describe('the phone’s socket', () => {
  test('takes an order from whoever can read the app’s folder', async () => {
    await openPhone();
    expect(await askPhone(folder, { verb: 'answer' })).toEqual({ result: ok({ type: 'done' }), language });
    answer = fail(appError('no-call'));
    expect(await askPhone(folder, { verb: 'mute', muted: true })).toMatchObject({ result: fail({ code: 'no-call' }) });
    answer = ok({ type: 'status', status: STATUS });
    expect(await askPhone(folder, { verb: 'status' })).toEqual({ result: answer, language });
    expect(ran.map(({ verb }) => verb)).toEqual(['answer', 'mute', 'status']);
  });

  test.skipIf(process.platform === 'win32')('is this user’s alone, and so is the file with the token', async () => {
    await openPhone();
    expect(statSync(commandAddress(folder, process.platform)).mode & 0o777).toBe(0o600);
    expect(statSync(commandFile(folder)).mode & 0o777).toBe(0o600);
  });

  test('does nothing without the token of this start', async () => {
    const first = await openPhone();
    const old = token();
    await first.close();
    await openPhone();
    expect(token()).not.toBe(old);
    for (const wrong of [old, 'x'.repeat(43), `${token()}x`]) {
      expect(await send(`${JSON.stringify({ token: wrong, order: { verb: 'answer' } })}\n`)).toContain('invalid-input');
    }
    expect(ran).toEqual([]);
    expect(log.text()).not.toContain(old);
  });

  test.each(['GET / HTTP/1.1\r\n\r\n', 'null\n', '{}\n', '[]\n', '{"token":1}\n', '\u0000\u0000\n', '{"order":{"verb":"answer"}}\n'])(
    'answers %j with a refusal',
    async (text) => {
      await openPhone();
      expect(JSON.parse((await send(text)).split('\n')[0] ?? '')).toMatchObject({ result: { ok: false } });
      expect(ran).toEqual([]);
    },
  );

  test.each([
    { verb: 'quit' },
    { verb: 'answer', callId: 'x' },
    { verb: 'call', to: 'x', line: null },
    { verb: 'call', to: '', line: null, now: true },
    { verb: 'call', to: 'x'.repeat(500), line: null, now: true },
    { verb: 'mute', muted: 'yes' },
    { verb: ['answer'] },
  ])('takes no order like %j, token or not', async (order) => {
    await openPhone();
    expect(await send(`${JSON.stringify({ token: token(), order })}\n`)).toContain('"ok":false');
    expect(ran).toEqual([]);
  });

  test('waits for an answer that takes its time, and takes no second order meanwhile', async () => {
    await openPhone();
    takesMs = 200;
    const line = `${JSON.stringify({ token: token(), order: { verb: 'answer' } })}\n`;
    expect(JSON.parse(await send(line + line))).toMatchObject({ result: ok({ type: 'done' }) });
    expect(ran).toHaveLength(1);
  });

  test('does not read a line without end, nor a second order', async () => {
    await openPhone();
    expect(await send('x'.repeat(100_000))).toBe('');
    const line = `${JSON.stringify({ token: token(), order: { verb: 'answer' } })}\n`;
    await send(line + line + line);
    expect(ran).toHaveLength(1);
  });

  test('is there again after a phone that was killed, and gone after one that ended', async () => {
    const left = await openPhone();
    // What a kill leaves: file and socket stay.
    const run = (): Promise<Result<CommandAnswer, AppError>> => Promise.resolve(ok({ type: 'done' }));
    const second = await openCommandSocket({ folder, platform: process.platform, run, language: () => language, log });
    expect(await askPhone(folder, { verb: 'show' })).toMatchObject({ result: ok({ type: 'done' }) });
    await second?.close();
    await left.close();
    expect(existsSync(commandFile(folder))).toBe(false);
    expect(await askPhone(folder, { verb: 'show' })).toBe('not-running');
  });

  test('a folder with a long name has its socket elsewhere', () => {
    const long = join(folder, 'x'.repeat(120));
    expect(commandAddress(long, 'linux').length).toBeLessThan(104);
    expect(commandAddress(long, 'linux')).not.toBe(commandAddress(`${long}y`, 'linux'));
    expect(commandAddress(long, 'win32')).toMatch(/^\\\\\.\\pipe\\pilot-softphone-[0-9a-f]{24}$/);
  });
});

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
async function type(args: readonly string[], program = { path: '/nowhere/at/all', args: [] as string[] }): Promise<Said> {
  let [out, err] = ['', ''];
  const code = await runCommand({
    args,
    folder,
    program,
    language: 'pt-BR',
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
}

describe('the command', () => {
  test('says what came of it, to a person and to a program', async () => {
    await openPhone();
    expect(await type(['answer'])).toEqual({ code: 0, out: 'Feito.\n', err: '' });
    answer = ok({ type: 'asked' });
    expect((await type(['call', '11', '99999-0000'])).out).toContain('Nada foi discado');
    expect(ran.at(-1)).toEqual({ verb: 'call', to: '11 99999-0000', line: null, now: false });
    answer = ok({ type: 'status', status: STATUS });
    expect(JSON.parse((await type(['status', '--json'])).out)).toEqual({ running: true, type: 'status', status: STATUS });
    answer = fail(appError('no-call'));
    expect(await type(['hang-up'])).toMatchObject({ code: 1, out: '' });
    expect((await type(['hang-up'])).err).toContain('Não há chamada');
    expect(JSON.parse((await type(['hang-up', '--json'])).out)).toEqual({ running: true, type: 'refused', code: 'no-call' });
  });

  test('every verb about a call reaches the phone as it was typed', async () => {
    await openPhone();
    for (const verb of ['answer', 'hang-up', 'reject', 'silence']) {
      expect(await type([verb])).toMatchObject({ code: 0 });
      expect(ran.at(-1)).toEqual({ verb });
    }
  });

  test('answers in the language of the window beside it, and in the system’s where no phone answers', async () => {
    const phone = await openPhone();
    language = 'en';
    expect(await type(['answer'])).toEqual({ code: 0, out: 'Done.\n', err: '' });
    answer = fail(appError('no-call'));
    expect((await type(['hang-up'])).err).toContain('There is no call');
    // The agent changes it while the phone runs.
    language = 'es';
    expect((await type(['hang-up'])).err).toContain('No hay');
    await phone.close();
    expect((await type(['hang-up'])).err).toContain('não está aberto');
  });

  test('says that the phone is closed, without opening it for what makes no sense then', async () => {
    for (const verb of ['answer', 'hang-up', 'reject', 'silence', 'mute', 'status']) expect((await type([verb])).code).toBe(3);
    expect(JSON.parse((await type(['status', '--json'])).out)).toEqual({ running: false, answer: 'not-running' });
  });

  test('opens the phone where none runs, and gives it the order once', async () => {
    const stand = join(folder, 'phone.mjs');
    const marks = join(folder, 'started');
    const here = (path: string): string => JSON.stringify(new URL(`../../../../main/${path}`, import.meta.url).href);
    writeFileSync(
      stand,
      `import { appendFileSync } from 'node:fs';
       import { openCommandSocket } from ${here('adapters/command-socket/open-command-socket.ts')};
       appendFileSync(${JSON.stringify(marks)}, 'started ' + process.argv.slice(2).join(' ') + '\\n');
       const log = { info() {}, warn() {}, error() {} };
       const run = (order) => {
         appendFileSync(${JSON.stringify(marks)}, JSON.stringify(order) + '\\n');
         setTimeout(() => process.exit(0), 50);
         return { ok: true, value: { type: 'asked' } };
       };
       await openCommandSocket({ folder: ${JSON.stringify(folder)}, platform: process.platform, run, language: () => 'pt-BR', log });
       setTimeout(() => process.exit(1), 10_000);`,
    );
    const said = await type(['call', '+5511999990000', '--now'], { path: process.execPath, args: [stand] });
    expect(said.code).toBe(0);
    // The program was started as it is, with nothing of what was typed.
    expect(readFileSync(marks, 'utf8').split('\n')).toEqual([
      'started ',
      JSON.stringify({ verb: 'call', to: '+5511999990000', line: null, now: true }),
      '',
    ]);
  });

  test('explains itself, and what it did not understand', async () => {
    expect(await type(['help'])).toMatchObject({ code: 0, err: '' });
    const said = await type(['call', '--yes']);
    expect(said.code).toBe(2);
    expect(said.err).toContain('Não entendi: --yes');
    expect(said.err).toContain('Uso: pilot-softphone');
  });

  test('an order that was taken and not answered is not given again', async () => {
    const { createServer } = await import('node:net');
    let taken = 0;
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        taken += 1;
        socket.destroy();
      });
    });
    const address = commandAddress(folder, process.platform);
    await new Promise<void>((resolve) => server.listen(address, resolve));
    onTestFinished(() => void server.close());
    writeFileSync(commandFile(folder), JSON.stringify({ address, token: 'x'.repeat(43), pid: 1 }));
    expect((await type(['call', '11999990000', '--now'])).code).toBe(3);
    expect(taken).toBe(1);
  });
});
