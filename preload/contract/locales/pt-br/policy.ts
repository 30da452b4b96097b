/** Words about what the company keeps beside the settings: prices, calling settings, lines. */
export const ptBrPolicy = {
  policyAreas: {
    locked: {
      prices: 'Tabela de preços definida por {{who}}',
      callingSettings: 'Ajustes de chamada definidos por {{who}}',
      lines: 'Linhas e chaves definidas por {{who}}',
    },
    /** To agents without a line, where they add none. */
    noLine: 'Quem administra os computadores adiciona as linhas.',
    /** The same, as short as the header is. */
    noLineHere: 'Sua empresa adiciona as linhas',
    priceFacts_one: '{{count}} preço em {{currency}}, de {{who}}',
    priceFacts_other: '{{count}} preços em {{currency}}, de {{who}}',
    pricesUnread: 'A tabela de preços da empresa não pôde ser usada',
    pricesPartly: 'Parte da tabela de preços da empresa não pôde ser usada',
    pricesAdvice: 'Mostre o detalhe a quem administra os computadores.',
    /** Among other mistakes, between commas. */
    pricesWrong: 'tabela de preços: {{where}}',
    /** In Windows’ editor of policies. */
    template: {
      prices: 'Tabela de preços: o agente não troca nem remove',
      callingSettings: 'Ajustes de chamada dos números oficiais: o agente não muda',
      lines: 'Linhas e chaves: o agente não adiciona nem remove',
      pricesFile: 'Tabela de preços: nome do arquivo, na pasta de policy.json',
    },
  },
};
