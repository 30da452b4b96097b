import type { Language } from '#contract/settings.ts';

/** What the practice line says in a language: names of its numbers and customers, and its message templates. */
export interface PracticeWords {
  readonly labels: Readonly<Record<'meta' | 'web', string>>;
  /** By the customer's id; who is not in it has the name of the table. */
  readonly customers: Readonly<Record<string, string>>;
  /** As Meta names the language of a template. */
  readonly metaLanguage: string;
  readonly callBack: Template;
  /** Has one variable, `variable`. */
  readonly named: Template & { readonly variable: string };
  readonly hours: Template;
  /** Has two variables that have numbers for names, and a line above and below. */
  readonly order: Template & { readonly header: string; readonly footer: string; readonly button: string };
  /** Has a picture that whoever sends it must give. */
  readonly photo: Template;
}

interface Template {
  readonly name: string;
  readonly text: string;
}

export const PRACTICE_WORDS: Readonly<Record<Language, PracticeWords>> = {
  'pt-BR': {
    labels: { meta: 'Treino Meta', web: 'Treino Web' },
    // The table's own.
    customers: {},
    metaLanguage: 'pt_BR',
    callBack: { name: 'retorno_de_chamada', text: 'Olá! Não conseguimos atender sua ligação agora. Retornamos em poucos minutos.' },
    named: { name: 'retorno_com_nome', text: 'Olá, {{nome}}! Retornamos sua ligação em poucos minutos.', variable: 'nome' },
    hours: { name: 'horario_de_atendimento', text: 'Atendemos de segunda a sexta, das 8h às 18h.' },
    order: {
      name: 'pedido_pronto',
      header: 'Seu pedido',
      text: 'Olá, {{1}}! O pedido {{2}} está pronto para retirada.',
      footer: 'Responda para falar com a gente.',
      button: 'Quero receber em casa',
    },
    photo: { name: 'vitrine_da_semana', text: 'Veja o que chegou esta semana.' },
  },
  en: {
    labels: { meta: 'Practice Meta', web: 'Practice Web' },
    customers: {
      echo: 'Ana Echo',
      talker: 'Bruno Talker',
      tone: '1 kHz tone',
      'never-answers': 'Carla Absent',
      declines: 'Diego Busy',
      'hangs-up': 'Elisa Hasty',
      'not-on-whatsapp': 'Fábio No WhatsApp',
      'no-permission': 'Gabriela No Permission',
      'refuses-permission': 'Hugo Reserved',
    },
    metaLanguage: 'en_US',
    callBack: { name: 'call_back', text: 'Hello! We cannot take your call right now. We will call you back in a few minutes.' },
    named: { name: 'call_back_by_name', text: 'Hello, {{name}}! We will call you back in a few minutes.', variable: 'name' },
    hours: { name: 'opening_hours', text: 'We are here from Monday to Friday, 8 a.m. to 6 p.m.' },
    order: {
      name: 'order_ready',
      header: 'Your order',
      text: 'Hello, {{1}}! Order {{2}} is ready for pick-up.',
      footer: 'Answer to talk to us.',
      button: 'Deliver it to me',
    },
    photo: { name: 'new_this_week', text: 'See what came in this week.' },
  },
  es: {
    labels: { meta: 'Práctica Meta', web: 'Práctica Web' },
    customers: {
      echo: 'Ana Eco',
      talker: 'Bruno Hablador',
      tone: 'Tono de 1 kHz',
      'never-answers': 'Carla Ausente',
      declines: 'Diego Ocupado',
      'hangs-up': 'Elisa Apurada',
      'not-on-whatsapp': 'Fábio Sin WhatsApp',
      'no-permission': 'Gabriela Sin Permiso',
      'refuses-permission': 'Hugo Reservado',
    },
    metaLanguage: 'es',
    callBack: { name: 'devolver_llamada', text: '¡Hola! Ahora no podemos atender tu llamada. Te llamamos en unos minutos.' },
    named: { name: 'devolver_con_nombre', text: '¡Hola, {{nombre}}! Te devolvemos la llamada en unos minutos.', variable: 'nombre' },
    hours: { name: 'horario_de_atencion', text: 'Atendemos de lunes a viernes, de 8 a 18 h.' },
    order: {
      name: 'pedido_listo',
      header: 'Tu pedido',
      text: '¡Hola, {{1}}! El pedido {{2}} está listo para retirar.',
      footer: 'Responde para hablar con nosotros.',
      button: 'Quiero recibirlo en casa',
    },
    photo: { name: 'novedades_de_la_semana', text: 'Mira lo que llegó esta semana.' },
  },
};
