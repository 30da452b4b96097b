import type { ptBrPolicy } from '../pt-br/policy.ts';
import type { Wording } from '../wording.ts';

/** Words about what the company keeps beside the settings: prices, calling settings, lines. */
export const enPolicy: Wording<typeof ptBrPolicy> = {
  policyAreas: {
    locked: {
      prices: 'Price table managed by {{who}}',
      callingSettings: 'Calling settings managed by {{who}}',
      lines: 'Lines and keys managed by {{who}}',
    },
    /** To agents without a line, where they add none. */
    noLine: 'Whoever manages the computers adds the lines.',
    /** The same, as short as the header is. */
    noLineHere: 'Your company adds the lines',
    priceFacts_one: '{{count}} price in {{currency}}, from {{who}}',
    priceFacts_other: '{{count}} prices in {{currency}}, from {{who}}',
    pricesUnread: 'The company’s price table cannot be used',
    pricesPartly: 'Part of the company’s price table cannot be used',
    pricesAdvice: 'Show the detail to whoever manages the computers.',
    /** Among other mistakes, between commas. */
    pricesWrong: 'price table: {{where}}',
    /** In Windows’ editor of policies. */
    template: {
      prices: 'Price table: the agent neither replaces nor removes it',
      callingSettings: 'Calling settings of official numbers: the agent does not change them',
      lines: 'Lines and keys: the agent neither adds nor removes them',
      pricesFile: 'Price table: name of the file, in the folder of policy.json',
    },
  },
};
