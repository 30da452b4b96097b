import type { RecordedHeadset } from './recorded-headsets.ts';

/** Telephones by their page that have no telephone's buttons. */
export const NO_HEADSETS: readonly Pick<RecordedHeadset, 'name' | 'source' | 'descriptor'>[] = [
  {
    name: 'Microsoft Game Voice',
    source: 'Linux quirks of a public HID library (game_voice_descriptor)',
    descriptor: `05 0b 09 05 a1 01 05 09 19 11 29 18 15 00 25 01 75 01 95 08 81 22 05 08 09 3a a1 02 05 09 19 11 29 17 15 00 25 01 75 01 95 07 b1 a2 c0
      06 ff ff 09 01 15 00 25 01 75 01 95 01 b1 22 c0`,
  },
  { name: 'NZXT Kraken', source: 'a public report on its HID interface (140 bytes, the end of it)', descriptor: `05 0b 09 05 a1 01 c0` },
  {
    name: 'a mouse',
    source: 'HID 1.11, appendix E.10',
    descriptor: `05 01 09 02 a1 01 09 01 a1 00 05 09 19 01 29 03 15 00 25 01 95 03 75 01 81 02 95 01 75 05 81 01 05 01 09 30 09 31 15 81 25 7f 75 08 95 02 81 06 c0 c0`,
  },
];
