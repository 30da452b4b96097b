import { describe, expect, test } from 'vitest';
import type { LineAdvice } from '#contract/line-advice.ts';
import { formatTimeOfDay } from '#contract/format-time.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { AVAILABLE_SINCE_START, type PresenceState } from '#contract/presence.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { unixMs } from '#contract/time.ts';
import { createCommandDesk, type CommandDesk, type CommandOrder } from '../../../../main/core/links/command-desk.ts';
import { commandWords } from '../../../../main/core/links/command-words.ts';
import type { PhoneStatus } from '../../../../main/core/links/phone-status.ts';
import { isCommandLine, readCommandLine } from '../../../../main/core/links/read-command-line.ts';
import { type AppStage, setAppStage } from '../../../support/fakes/app-stage.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../../support/fakes/people.ts';
import { advisedLine } from '../../../support/advised-line.ts';

interface Desk {
  readonly stage: AppStage;
  readonly desk: CommandDesk;
  readonly asked: string[];
  readonly shown: () => number;
  /** What is advised on whoever is called. */
  readonly advise: (advice: readonly LineAdvice[]) => void;
  readonly becomes: (presence: PresenceState) => void;
}

async function openDesk(): Promise<Desk> {
  const stage = setAppStage();
  await stage.clock.settle();
  const asked: string[] = [];
  let shown = 0;
  let presence = AVAILABLE_SINCE_START;
  let advice: readonly LineAdvice[] = [];
  const desk = createCommandDesk({
    app: stage.app,
    state: () => ({ ...stage.app.state(), presence }),
    requests: { ask: ({ digits, line }) => void asked.push(`${digits} ${line ?? 'any'}`) },
    advise: () => Promise.resolve(advice),
    showMain: () => void (shown += 1),
    version: '1.2.3',
  });
  return {
    stage,
    desk,
    asked,
    shown: () => shown,
    advise: (told) => void (advice = told),
    becomes: (told) => void (presence = told),
  };
}
const CALL: Extract<CommandOrder, { verb: 'call' }> = { verb: 'call', to: '11 99999-0000', line: null, now: false };

describe('a command', () => {
  test('to call puts the number into the field', async () => {
    const { stage, desk, asked } = await openDesk();
    expect(await desk.run(CALL)).toEqual({ ok: true, value: { type: 'asked' } });
    expect(asked).toEqual(['11999990000 any']);
    expect(stage.app.state().calls).toEqual([]);
  });

  test('to call now places the call on the best line that would not refuse it', async () => {
    const { stage, desk, asked, advise } = await openDesk();
    const { meta, web } = stage.lines;
    advise([advisedLine({ lineId: meta, verdict: 'blocked' }), advisedLine({ lineId: web, verdict: 'careful' })]);
    expect(await desk.run({ ...CALL, now: true })).toEqual({ ok: true, value: { type: 'done' } });
    await stage.clock.settle();
    expect(stage.call()).toMatchObject({ direction: 'outbound', peer: '+5511999990000', lineId: web });
    expect(asked).toEqual([]);
  });

  test('to call now puts the number into the field, which says why, where every line would refuse it', async () => {
    const { stage, desk, asked, advise } = await openDesk();
    advise([advisedLine({ lineId: stage.lines.web, verdict: 'blocked' })]);
    expect(await desk.run({ ...CALL, now: true })).toEqual({ ok: true, value: { type: 'asked' } });
    expect([stage.app.state().calls, asked]).toEqual([[], ['11999990000 any']]);
  });

  test('to call now places the call on the line that was named', async () => {
    const { stage, desk, advise } = await openDesk();
    advise([advisedLine({ lineId: stage.lines.meta })]);
    expect(await desk.run({ ...CALL, now: true, line: 'support' })).toEqual({ ok: true, value: { type: 'done' } });
    await stage.clock.settle();
    expect(stage.call()).toMatchObject({ direction: 'outbound', peer: '+5511999990000', lineId: stage.lines.web });
    expect(await desk.run({ ...CALL, now: true, line: 'nobody' })).toMatchObject({ ok: false, error: { code: 'no-such-line' } });
  });

  test.each(['*21*5511999990000#', '999990000', 'ana', '+', '+5511999990000;now', 'javascript:alert(1)', 'pilot-softphone:show'])(
    'to call %s at once calls nobody',
    async (to) => {
      const { stage, desk, asked } = await openDesk();
      expect(await desk.run({ ...CALL, to, now: true })).toMatchObject({ ok: false, error: { code: 'bad-number' } });
      expect([stage.app.state().calls, asked]).toEqual([[], []]);
    },
  );

  test('answers, mutes and hangs up as the buttons do, and says where there is nothing to do', async () => {
    const { stage, desk } = await openDesk();
    const nothing = { ok: false, error: { code: 'no-call' } };
    for (const verb of ['answer', 'hang-up', 'reject', 'silence'] as const) expect(await desk.run({ verb })).toMatchObject(nothing);
    expect(await desk.run({ verb: 'mute', muted: null })).toMatchObject(nothing);
    stage.services.web.ring(CUSTOMER);
    await stage.clock.advance(5_000);
    expect(stage.call().phase).toBe('ringing');
    expect(await desk.run({ verb: 'answer' })).toEqual({ ok: true, value: { type: 'done' } });
    await stage.clock.advance(1_000);
    expect(stage.call().phase).toBe('active');
    expect(await desk.run({ verb: 'mute', muted: null })).toEqual({ ok: true, value: { type: 'muted', muted: true } });
    expect(await desk.run({ verb: 'mute', muted: true })).toEqual({ ok: true, value: { type: 'muted', muted: true } });
    expect(stage.call()).toMatchObject({ muted: true });
    expect(await desk.run({ verb: 'hang-up' })).toEqual({ ok: true, value: { type: 'done' } });
    await stage.clock.settle();
    expect(stage.call().phase).toBe('ended');
  });

  test('to hang up or to mute leaves a ring alone and says what else to do', async () => {
    const { stage, desk } = await openDesk();
    stage.services.web.ring(CUSTOMER);
    await stage.clock.advance(5_000);
    const onlyRings = { ok: false, error: { code: 'only-rings' } };
    expect(await desk.run({ verb: 'hang-up' })).toMatchObject(onlyRings);
    for (const muted of [null, true, false]) expect(await desk.run({ verb: 'mute', muted })).toMatchObject(onlyRings);
    expect(stage.call().phase).toBe('ringing');
  });

  test('to reject turns the ring away for everybody, and never the call that is up', async () => {
    const { stage, desk } = await openDesk();
    const nothing = { ok: false, error: { code: 'no-call' } };
    expect(await desk.run({ verb: 'reject' })).toMatchObject(nothing);
    stage.services.web.ring(CUSTOMER);
    await stage.clock.advance(5_000);
    await desk.run({ verb: 'answer' });
    await stage.clock.advance(1_000);
    expect(await desk.run({ verb: 'reject' })).toMatchObject(nothing);
    stage.services.meta.ring(OTHER_CUSTOMER);
    await stage.clock.advance(5_000);
    expect(await desk.run({ verb: 'reject' })).toEqual({ ok: true, value: { type: 'done' } });
    await stage.clock.advance(1_000);
    expect(stage.app.state().calls.map(({ peer, phase }) => [peer, phase])).toEqual([[CUSTOMER, 'active']]);
    expect(stage.app.state().recents.map(({ peer, reason }) => [peer, reason])).toEqual([[OTHER_CUSTOMER, 'declined']]);
  });

  test('to silence stops the ring here alone, and never rejects or answers', async () => {
    const { stage, desk, becomes } = await openDesk();
    const nothing = { ok: false, error: { code: 'no-call' } };
    stage.services.web.ring(CUSTOMER);
    await stage.clock.advance(5_000);
    becomes({ ...AVAILABLE_SINCE_START, status: 'do-not-disturb' });
    expect(await desk.run({ verb: 'silence' })).toMatchObject(nothing);
    becomes(AVAILABLE_SINCE_START);
    expect(await desk.run({ verb: 'silence' })).toEqual({ ok: true, value: { type: 'done' } });
    expect(stage.call()).toMatchObject({ phase: 'ringing', silenced: true });
    expect(await desk.run({ verb: 'silence' })).toMatchObject(nothing);
    // By its word it can still be turned away.
    expect(await desk.run({ verb: 'reject' })).toEqual({ ok: true, value: { type: 'done' } });
    await stage.clock.advance(1_000);
    expect(stage.app.state().recents.map(({ reason }) => reason)).toEqual(['declined']);
  });

  test('tells what the agent is doing, until when, and what comes after the call', async () => {
    const { stage, desk, becomes } = await openDesk();
    const told = async (): Promise<{ readonly status: PhoneStatus; readonly words: readonly string[] }> => {
      const answer = await desk.run({ verb: 'status' });
      if (!answer.ok || answer.value.type !== 'status') throw new Error('no status');
      const { value } = answer;
      return { status: value.status, words: LANGUAGES.map((language) => commandWords(value, { t: createTranslator(language), language })) };
    };
    await stage.clock.advance(5_000);
    const available = await told();
    expect(available.status).toMatchObject({ reachable: true, agent: { status: 'available', until: null, next: null } });
    expect(available.words.map((words) => words.split('\n')[0])).toEqual([
      'Situação: Disponível',
      'Status: Available',
      'Estado: Disponible',
    ]);

    const since = stage.clock.now();
    const until = unixMs(since + 30 * 60_000);
    becomes({ status: 'do-not-disturb', since, until, next: { status: 'meal', span: 'open-ended' } });
    const quiet = await told();
    expect(quiet.status).toMatchObject({ reachable: false, agent: { status: 'do-not-disturb', since, until, next: 'meal' } });
    const [portuguese, english, spanish] = LANGUAGES.map((language) => formatTimeOfDay(until, { language }));
    expect(quiet.words.map((words) => words.split('\n').slice(0, 2))).toEqual([
      [
        `Situação: Não perturbe até ${portuguese}. As chamadas não tocam aqui. Os colegas continuam recebendo.`,
        'Depois desta chamada: Almoço',
      ],
      [`Status: Do not disturb until ${english}. Calls do not ring here. Colleagues still hear them.`, 'After this call: Lunch'],
      [
        `Estado: No molestar hasta las ${spanish}. Las llamadas no suenan aquí. Los colegas siguen recibiéndolas.`,
        'Después de esta llamada: Almuerzo',
      ],
    ]);
  });

  test('tells lines and calls, for a program and for a person', async () => {
    const { stage, desk } = await openDesk();
    stage.services.web.ring(CUSTOMER);
    await stage.clock.advance(5_000);
    const answer = await desk.run({ verb: 'status' });
    if (!answer.ok || answer.value.type !== 'status') throw new Error('no status');
    expect(answer.value.status).toMatchObject({
      version: '1.2.3',
      reachable: true,
      lines: [
        { label: 'Sales', kind: 'meta' },
        { label: 'Support', kind: 'web' },
      ],
      calls: [{ phase: 'ringing', number: CUSTOMER, direction: 'inbound', muted: false }],
    });
    expect(JSON.stringify(answer)).not.toContain('ps_key');
    expect(commandWords(answer.value, { t: createTranslator('pt-BR'), language: 'pt-BR' })).toContain('Recebida de +55');
    expect(commandWords(answer.value, { t: createTranslator('en'), language: 'en' })).toContain('ringing');
  });

  test('shows the window', async () => {
    const { desk, shown } = await openDesk();
    expect((await desk.run({ verb: 'show' })).ok).toBe(true);
    expect(shown()).toBe(1);
  });
});

describe('what is typed', () => {
  test.each([
    [['call', '+55', '11', '99999-0000'], { order: { verb: 'call', to: '+55 11 99999-0000', line: null, now: false }, json: false }],
    [
      ['call', '--line', 'Vendas', '11999990000', '--now'],
      { order: { verb: 'call', to: '11999990000', line: 'Vendas', now: true }, json: false },
    ],
    [['call', '--line=Vendas', '11999990000'], { order: { verb: 'call', to: '11999990000', line: 'Vendas', now: false }, json: false }],
    [['status', '--json'], { order: { verb: 'status' }, json: true }],
    [['mute'], { order: { verb: 'mute', muted: null }, json: false }],
    [['mute', 'off'], { order: { verb: 'mute', muted: false }, json: false }],
    [['reject', '--json'], { order: { verb: 'reject' }, json: true }],
    [['silence'], { order: { verb: 'silence' }, json: false }],
    [['hang-up'], { order: { verb: 'hang-up' }, json: false }],
  ])('%j is understood', (args, value) => {
    expect(isCommandLine(args)).toBe(true);
    expect(readCommandLine(args)).toEqual({ ok: true, value });
  });

  test.each([
    [['call'], 'call'],
    [['call', '11999990000', '--line'], '--line'],
    [['call', '11999990000', '--yes'], '--yes'],
    [['answer', '--now'], '--now'],
    [['answer', 'x'], 'x'],
    [['reject', 'call_1'], 'call_1'],
    [['silence', '--now'], '--now'],
    [['mute', 'maybe'], 'maybe'],
  ])('%j is not, and says what of it', (args, error) => {
    expect(readCommandLine(args)).toEqual({ ok: false, error });
  });

  test('the help of every language names every verb', () => {
    for (const language of LANGUAGES) {
      const usage = createTranslator(language)('command.usage');
      for (const verb of ['call', 'answer', 'hang-up', 'reject', 'silence', 'mute', 'status', 'show']) {
        expect(usage, language).toMatch(new RegExp(`^  ${verb} `, 'm'));
      }
    }
  });

  test('help is help', () => {
    expect(readCommandLine(['--help'])).toEqual({ ok: true, value: 'help' });
    expect(readCommandLine(['call', '--help'])).toEqual({ ok: true, value: 'help' });
  });

  test('a link, a switch or a file is no command, wherever a verb stands behind it', () => {
    for (const args of [
      [],
      ['tel:+5511999990000'],
      ['tel:1', 'call', '11999990000', '--now'],
      ['--at-login'],
      ['--now', 'call'],
      ['/x/call'],
    ]) {
      expect(isCommandLine(args), args.join(' ')).toBe(false);
    }
  });
});
