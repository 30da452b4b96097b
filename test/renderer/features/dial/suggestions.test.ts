import { describe, expect, test } from 'vitest';
import { contactId, type DialSuggestion } from '#contract/contact.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { IDLE, NOW, PRACTICE, SALES, ago, number } from '../../../../build/gallery/fixtures.ts';
import { CLOSED, moveInSuggestions } from '../../../../renderer/features/dial/suggestion-list.ts';
import type { SuggestionMove } from '../../../../renderer/features/dial/suggestion-list.ts';
import { suggestionRows } from '../../../../renderer/features/dial/suggestion-rows.ts';

const wording = { t: createTranslator('pt-BR'), now: NOW };
const ANA: DialSuggestion = {
  number: number('+5511987654321'),
  contact: { id: contactId('ana'), name: 'Ana Souza', company: 'Padaria', isFavourite: true, isDoNotContact: true },
  lastCall: { at: ago(600_000), lineId: SALES.id },
};

describe('a row', () => {
  test('says who, which number and what to know, and speaks all of it', () => {
    expect(suggestionRows({ text: 'ana', suggestions: [ANA] }, IDLE, wording)).toEqual([
      {
        number: '+5511987654321',
        name: 'Ana Souza',
        shownNumber: '+55 11 98765-4321',
        about: 'Padaria',
        isFavourite: true,
        isDoNotContact: true,
        lineId: SALES.id,
        spoken: 'Ana Souza, +55 11 98765-4321, Padaria, Não ligar',
      },
    ]);
  });

  test('of a past call says when that was, and forgets a line that is gone', () => {
    const past = { ...ANA, contact: null };
    const [row] = suggestionRows({ text: '9876', suggestions: [past] }, { ...IDLE, lines: [] }, wording);
    expect(row).toMatchObject({
      name: null,
      about: expect.stringMatching(/^Última chamada \d\d:\d\d$/),
      lineId: null,
      isDoNotContact: false,
    });
  });
});

test('customers of the practice line are found by name and by number, once', () => {
  const practising = { ...IDLE, practice: PRACTICE };
  const names = (text: string, suggestions: readonly DialSuggestion[] = []): readonly (string | null)[] =>
    suggestionRows({ text, suggestions }, practising, wording).map(({ name }) => name);
  expect(names('bruno')).toEqual(['Bruno Falante']);
  expect(names('98888-0001')).toEqual(['Ana Eco']);
  expect(names('')).toEqual([]);
  const known = { ...ANA, number: number('+551188880001') };
  expect(names('8888-0001', [known])).toEqual(['Ana Souza']);
});

describe('the keys of the list', () => {
  const after = (...moves: readonly SuggestionMove[]): unknown => moves.reduce(moveInSuggestions, CLOSED);

  test('of a name Enter takes the first row, of digits Enter dials them', () => {
    expect(after({ type: 'typed', isEmpty: false, isName: true })).toEqual({ isOpen: true, active: 0 });
    expect(after({ type: 'typed', isEmpty: false, isName: false })).toEqual({ isOpen: true, active: -1 });
    expect(after({ type: 'typed', isEmpty: true, isName: false })).toEqual(CLOSED);
  });

  test('arrows open it and go round, through no row at all', () => {
    const down = { type: 'down', rows: 2, isName: false } as const;
    const up = { type: 'up', rows: 2, isName: false } as const;
    expect(after(down)).toEqual({ isOpen: true, active: 0 });
    expect(after(down, down, down)).toEqual({ isOpen: true, active: -1 });
    expect(after(down, down, down, up)).toEqual({ isOpen: true, active: 1 });
    expect(after(up)).toEqual(CLOSED);
    expect(after(down, { type: 'close' })).toEqual(CLOSED);
  });

  test('for a name they always leave a row for Enter to take, be it the only one', () => {
    const name = { type: 'typed', isEmpty: false, isName: true } as const;
    const moves = (rows: number) => ({ down: { type: 'down', rows, isName: true }, up: { type: 'up', rows, isName: true } }) as const;
    const [none, one, two] = [moves(0), moves(1), moves(2)];
    expect(after(name, one.down)).toEqual({ isOpen: true, active: 0 });
    expect(after(name, one.up)).toEqual({ isOpen: true, active: 0 });
    expect(after(name, two.down, two.down)).toEqual({ isOpen: true, active: 0 });
    expect(after(name, two.up)).toEqual({ isOpen: true, active: 1 });
    expect(after(name, none.up)).toEqual({ isOpen: true, active: 0 });
    // Of a closed list nobody knows the rows before it is open.
    expect(after(none.down)).toEqual({ isOpen: true, active: 0 });
  });
});
