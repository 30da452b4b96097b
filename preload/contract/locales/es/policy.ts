import type { ptBrPolicy } from '../pt-br/policy.ts';
import type { Wording } from '../wording.ts';

/** Words about what the company keeps beside the settings: prices, calling settings, lines. */
export const esPolicy: Wording<typeof ptBrPolicy> = {
  policyAreas: {
    locked: {
      prices: 'Tabla de precios definida por {{who}}',
      callingSettings: 'Ajustes de llamadas definidos por {{who}}',
      lines: 'Líneas y claves definidas por {{who}}',
    },
    /** To agents without a line, where they add none. */
    noLine: 'Quien administra las computadoras agrega las líneas.',
    /** The same, as short as the header is. */
    noLineHere: 'Tu empresa agrega las líneas',
    priceFacts_one: '{{count}} precio en {{currency}}, de {{who}}',
    priceFacts_other: '{{count}} precios en {{currency}}, de {{who}}',
    pricesUnread: 'La tabla de precios de la empresa no se puede usar',
    pricesPartly: 'Parte de la tabla de precios de la empresa no se puede usar',
    pricesAdvice: 'Muestra el detalle a quien administra las computadoras.',
    /** Among other mistakes, between commas. */
    pricesWrong: 'tabla de precios: {{where}}',
    /** In Windows’ editor of policies. */
    template: {
      prices: 'Tabla de precios: el agente no la cambia ni la quita',
      callingSettings: 'Ajustes de llamadas de los números oficiales: el agente no los cambia',
      lines: 'Líneas y claves: el agente no las agrega ni las quita',
      pricesFile: 'Tabla de precios: nombre del archivo, en la carpeta de policy.json',
    },
  },
};
