import { describe, expect, test } from 'vitest';
import { SETUP_STEPS } from '#contract/setup.ts';
import { UNKNOWN_HEALTH } from '#contract/line.ts';
import { IDLE, POLLING, PRACTICE, PRACTICE_META, RECENTS, SALES, SUPPORT, trouble } from '../../../../build/gallery/fixtures.ts';
import {
  arrivalOf,
  hasTestedSound,
  isServedHere,
  linesInSetup,
  numberProofs,
  stepAfter,
  stepBefore,
} from '../../../../renderer/features/wizard/setup-view.ts';

const NONE = { provider: 'none' } as const;
const QUICK = { provider: 'cloudflared-quick', program: null } as const;

describe('the first run', () => {
  test('goes from each question to the next and back, and ends where it ends', () => {
    for (const [at, step] of SETUP_STEPS.entries()) {
      expect(stepAfter(step)).toBe(SETUP_STEPS[at + 1] ?? 'done');
      expect(stepBefore(step)).toBe(SETUP_STEPS[at - 1] ?? null);
    }
  });

  test('is about the agent’s own numbers where there are any, else about practice', () => {
    expect(linesInSetup([PRACTICE_META, SALES])).toEqual([SALES]);
    expect(linesInSetup([PRACTICE_META])).toEqual([PRACTICE_META]);
  });

  test('calls nothing good that nobody has told', () => {
    expect(numberProofs({ ...SALES, health: UNKNOWN_HEALTH })).toEqual({ key: 'waiting', connection: 'waiting', calling: 'waiting' });
    expect(numberProofs(SALES)).toEqual({ key: 'good', connection: 'good', calling: 'good' });
    expect(numberProofs(trouble(SALES, 'key-rejected')).key).toBe('bad');
    expect(numberProofs({ ...SALES, health: { ...SALES.health, calling: 'disabled' } }).calling).toBe('bad');
    // A web number always can; and where the key may not ask, that it is accepted is the evidence there is.
    expect(numberProofs({ ...SUPPORT, health: { ...SUPPORT.health, calling: 'unknown', connection: 'unknown' } })).toMatchObject({
      connection: 'good',
      calling: 'good',
    });
  });

  test('says how calls arrive by the worst of the lines', () => {
    expect(arrivalOf([SALES], QUICK)).toBe('live');
    expect(arrivalOf([SALES, { ...SUPPORT, status: POLLING }], QUICK)).toBe('polling');
    expect(arrivalOf([SALES, trouble(SUPPORT, 'line-disconnected')], QUICK)).toBe('unproven');
    expect(arrivalOf([], NONE)).toBe('unproven');
  });

  test('explains lines that are live although the phone is to check only: their service is on this computer', () => {
    expect(isServedHere([PRACTICE_META], NONE)).toBe(true);
    expect(isServedHere([PRACTICE_META], QUICK)).toBe(true);
    expect(arrivalOf([PRACTICE_META], NONE)).toBe('here');
    // Where they do not ring at once, nobody says that they do.
    expect(isServedHere([{ ...PRACTICE_META, status: POLLING }], NONE)).toBe(false);
    expect(isServedHere([trouble(PRACTICE_META, 'line-disconnected')], NONE)).toBe(false);
    // A number of the company: only what is proven says so, and practice beside it says nothing.
    expect(isServedHere([PRACTICE_META, SALES], QUICK)).toBe(false);
    expect(isServedHere([PRACTICE_META, { ...SALES, status: POLLING }], NONE)).toBe(false);
    expect(isServedHere([SALES, { ...SUPPORT, status: POLLING }], NONE)).toBe(false);
    expect(arrivalOf([SALES], NONE)).toBe('here');
    expect(isServedHere([], NONE)).toBe(false);
  });

  test('takes the sound for tested when somebody talked with the customer who repeats, and not before', () => {
    const [ana] = PRACTICE.customers;
    const talked = { ...RECENTS[0], peer: ana?.number ?? null, answeredAt: IDLE.publishedAt };
    expect(hasTestedSound({ practice: PRACTICE, recents: RECENTS.filter(({ answeredAt }) => answeredAt === null) })).toBe(false);
    expect(hasTestedSound({ practice: PRACTICE, recents: [{ ...(RECENTS[0] ?? talked), ...talked } as (typeof RECENTS)[number]] })).toBe(
      true,
    );
    expect(hasTestedSound({ practice: null, recents: RECENTS })).toBe(false);
  });
});
