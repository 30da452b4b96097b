import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContactFile } from '../../../../main/adapters/contacts/open-contact-files.ts';
import { readVcards } from '../../../../main/adapters/contacts/read-vcards.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

async function rowsOf(content: string | Uint8Array, name = 'lista.csv'): Promise<readonly (readonly string[])[]> {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  const read = await readContactFile(path);
  if (!read.ok || read.value.format !== 'csv') throw new Error(JSON.stringify(read));
  return read.value.rows;
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);

describe('a file that is made to stop the phone', () => {
  const read = (content: string, name: string): ReturnType<typeof readContactFile> => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, content);
    return readContactFile(path);
  };

  test('by columns without an end is refused', async () => {
    expect(await read(`Nome${';'.repeat(2_000_000)}\n`, 'lista.csv')).toMatchObject({ error: { code: 'contacts-file-too-large' } });
  });

  test('by a property of a million folded lines is read in a moment', async () => {
    const startedMs = performance.now();
    const card = await read(`BEGIN:VCARD\nFN:Ana\nPHOTO:${'x\n '.repeat(1_000_000)}\nTEL:+5511987654321\nEND:VCARD\n`, 'cartao.vcf');
    expect(card).toMatchObject({ ok: true, value: { cards: [{ name: 'Ana' }] } });
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });
});

describe('spreadsheets', () => {
  test.each([
    ['commas', 'Nome,Telefone\nAna,11 98765-4321\n'],
    ['semicolons, as Excel in Brazil', 'Nome;Telefone\r\nAna;11 98765-4321\r\n'],
    ['tabs', 'Nome\tTelefone\nAna\t11 98765-4321'],
    ['its separator named', 'sep=;\r\nNome;Telefone\r\nAna;11 98765-4321'],
    ['a mark of UTF-8', '\uFEFFNome;Telefone\nAna;11 98765-4321'],
    ['empty lines and spaces', '\n Nome , Telefone \n\n Ana , 11 98765-4321 \n\n'],
  ])('with %s are read', async (_what, text) => {
    expect(await rowsOf(text)).toEqual([
      ['Nome', 'Telefone'],
      ['Ana', '11 98765-4321'],
    ]);
  });

  test('what Excel for Windows saves keeps its accents', async () => {
    expect(await rowsOf(latin1('Nome;Observação\nJoão Conceição;pão\n'))).toEqual([
      ['Nome', 'Observação'],
      ['João Conceição', 'pão'],
    ]);
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from('João\t1\n', (letter) => letter.codePointAt(0) ?? 0).buffer),
    ]);
    expect(await rowsOf(utf16)).toEqual([['João', '1']]);
  });

  test('quotes hold separators, new lines and quotes', async () => {
    expect(await rowsOf('Nome;Nota\n"Souza; Ana";"diz ""oi""\nduas vezes"\n')).toEqual([
      ['Nome', 'Nota'],
      ['Souza; Ana', 'diz "oi"\nduas vezes'],
    ]);
  });

  test('rows of unequal length are no reason to give up', async () => {
    expect(await rowsOf('a;b;c\nd;e\nf;g;h;i\n')).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
      ['f', 'g', 'h', 'i'],
    ]);
  });

  test.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
    ['a folder that is gone', null],
  ])('%s is said to be no list', async (_what, bytes) => {
    const path = join(temporaryFolder(), 'x.csv');
    if (bytes !== null) writeFileSync(path, bytes);
    expect(await readContactFile(path)).toMatchObject({ ok: false, error: { code: 'contacts-file-unusable' } });
  });

  test('too many rows, or too large a file, is said before it is read in', async () => {
    const path = join(temporaryFolder(), 'x.csv');
    writeFileSync(path, 'a;1\n'.repeat(100_001));
    expect(await readContactFile(path)).toMatchObject({ ok: false, error: { code: 'contacts-file-too-large' } });
    writeFileSync(path, Buffer.alloc(21 * 1024 * 1024, 'a'));
    expect(await readContactFile(path)).toMatchObject({ ok: false, error: { code: 'contacts-file-too-large' } });
  });
});

describe('vCards', () => {
  test('version 3.0, as iPhones and Google write it', () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Souza;Ana;Maria;Dra.;',
      'FN:Dra. Ana Maria Souza',
      'ORG:Padaria\\; Pão Quente;Vendas',
      'item1.TEL;type=CELL;type=VOICE:(11) 98765-4321',
      'TEL;type=WORK;type=pref:+55 11 3333-4444',
      'TEL;TYPE=HOME,FAX:+55 11 3333-9999',
      'NOTE:primeira linha\\nsegunda\\, com vírgula',
      'CATEGORIES:VIP,Atacado\\, varejo',
      'END:VCARD',
    ].join('\r\n');
    expect(readVcards(card)).toEqual([
      {
        row: 1,
        name: 'Dra. Ana Maria Souza',
        company: 'Padaria; Pão Quente, Vendas',
        note: 'primeira linha\nsegunda, com vírgula',
        tags: ['VIP', 'Atacado, varejo'],
        numbers: ['+55 11 3333-4444', '(11) 98765-4321'],
        isFavourite: false,
        isDoNotContact: false,
      },
    ]);
  });

  test('version 4.0, with folded lines, addresses for numbers and quoted parameters', () => {
    const card =
      'BEGIN:VCARD\nVERSION:4.0\nFN:Um nome que é compr\n ido demais\nTEL;VALUE=uri;TYPE="voice,cell:x";PREF=1:tel:+55-11-98765-4321\nTEL;VALUE=uri:tel:+5521999990000;ext=5\nEND:VCARD\n';
    expect(readVcards(card)).toMatchObject([
      { name: 'Um nome que é comprido demais', numbers: ['tel:+55-11-98765-4321', 'tel:+5521999990000;ext=5'] },
    ]);
  });

  test('version 2.1, as old telephones write it, in quoted-printable', () => {
    const card =
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Concei=C3=A7=C3=A3o;Jo=C3=A3o;;;\r\nTEL;CELL;PREF:11987654321\r\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:linha longa que =\r\ncontinua =E7\r\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAoHBwgHBgoIC\r\n AgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv/\r\n\r\nEND:VCARD\r\n';
    expect(readVcards(card)).toMatchObject([{ name: 'João Conceição', numbers: ['11987654321'], note: 'linha longa que continua ç' }]);
  });

  test('a card in a card, text between cards and a card that never ends leave the others whole', () => {
    const cards =
      'BEGIN:VCARD\nFN:Um\nBEGIN:VCARD\nFN:Agente\nEND:VCARD\nTEL:1\nEND:VCARD\nlixo: sim\nBEGIN:VCARD\nFN:Dois\nEND:VCARD\nBEGIN:VCARD\nFN:Três';
    expect(readVcards(cards).map(({ row, name, numbers }) => ({ row, name, numbers }))).toEqual([
      { row: 1, name: 'Um', numbers: ['1'] },
      { row: 2, name: 'Dois', numbers: [] },
      { row: 3, name: 'Três', numbers: [] },
    ]);
  });
});
