import { expect, test } from 'vitest';
import { LANGUAGES } from '#contract/settings.ts';
import { csvRow } from '../../../main/core/csv-row.ts';

test('a number stays one for the agent’s spreadsheet, below zero too; what a customer wrote stays a text', () => {
  const values = ['-35', -35.5, null, 'a,b;c', '=1+1'] as const;
  expect(LANGUAGES.map((language) => csvRow(values, language))).toEqual([
    `'-35;-35,5;;"a,b;c";'=1+1\r\n`,
    `'-35,-35.5,,"a,b;c",'=1+1\r\n`,
    `'-35;-35,5;;"a,b;c";'=1+1\r\n`,
  ]);
});
