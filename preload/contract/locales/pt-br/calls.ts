import type { EndReason, MediaState, PhaseName } from '../../call.ts';
import type { LineKind } from '../../line.ts';
import type { PracticeBehaviour } from '../../practice.ts';

/** Words about calls that windows, tray and notifications share. */
export const ptBrCalls = {
  lineKind: { meta: 'WhatsApp oficial', web: 'WhatsApp Web' } satisfies Record<LineKind, string>,
  phase: {
    ringing: 'Recebendo chamada',
    answering: 'Atendendo…',
    dialing: 'Ligando…',
    alerting: 'Chamando…',
    active: 'Em chamada',
    stranded: 'A chamada continua',
    ended: 'Chamada encerrada',
  } satisfies Record<PhaseName, string>,
  media: {
    connecting: 'Conectando o som…',
    flowing: 'Som conectado',
    interrupted: 'Som interrompido, reconectando…',
  } satisfies Record<MediaState, string>,
  /** The reason a call ended, on the call screen and in the list of recent calls. */
  callEnd: {
    completed: 'Chamada encerrada',
    missed: 'Perdida',
    declined: 'Recusada por você',
    'declined-elsewhere': 'Recusada por um colega',
    'answered-elsewhere': 'Atendida por um colega',
    'caller-cancelled': 'O cliente desistiu',
    cancelled: 'Cancelada',
    'declined-by-peer': 'O cliente recusou',
    'no-answer': 'Ninguém atendeu',
    failed: 'A chamada não completou',
  } satisfies Record<EndReason, string>,
  failedWith: {
    unknown: 'A chamada com {{who}} não completou',
    known: 'A chamada com {{who}} não completou: {{why}}',
    late: 'A chamada com {{who}} não completou a tempo',
  },
  tray: {
    tooltip: {
      idle: 'Pilot Softphone: pronto',
      ringing: '{{who}} está ligando',
      ringingMany_one: '{{count}} chamada tocando',
      ringingMany_other: '{{count}} chamadas tocando',
      inCall: 'Em chamada com {{who}}',
      muted: 'Em chamada com {{who}}, seu microfone está mudo',
      stranded: 'A chamada com {{who}} continua: abra para retomar',
      polling: 'Pilot Softphone: só consultando. {{cause}}',
      trouble: 'Fora do ar: {{cause}}',
      partly: 'Pronto em parte. {{cause}}',
      connecting: 'Pilot Softphone: conectando…',
    },
    menu: {
      open: 'Abrir o Pilot Softphone',
      answer: 'Atender {{who}}',
      silence: 'Silenciar para mim',
      reject: 'Recusar',
      hangUp: 'Desligar',
      mute: 'Ficar mudo',
      unmute: 'Sair do mudo',
      quit: 'Sair',
    },
  },
  notification: {
    incoming: { title: '{{who}} está ligando', body: '{{line}} · {{kind}}' },
    missed: { title: 'Chamada perdida de {{who}}', body: '{{line}} · {{time}}' },
    missedMany: { title: '{{count}} chamadas perdidas', body: 'A última: {{who}}, {{time}}' },
    missedAway: {
      title_one: '{{count}} chamada perdida na sua ausência',
      title_other: '{{count}} chamadas perdidas na sua ausência',
      body_one: '{{who}}, {{time}}',
      body_other: 'A última: {{who}}, {{time}}',
    },
    inCallQuit: {
      title: 'Você está em uma chamada',
      body: 'Sair agora desliga a chamada com {{who}}.',
      stay: 'Continuar na chamada',
      quit: 'Desligar e sair',
    },
    /** Where no call is up. */
    idleQuit: {
      title: 'Sair do Pilot Softphone?',
      body: 'As chamadas não vão tocar neste computador até você abrir o Pilot Softphone de novo.',
      stay: 'Deixar aberto',
      quit: 'Sair',
    },
  },
  practice: {
    behaviour: {
      echo: 'Repete o que você fala',
      talker: 'Fala sem parar',
      tone: 'Toca um tom contínuo',
      'never-answers': 'Nunca atende',
      declines: 'Recusa a chamada',
      'hangs-up': 'Desliga no meio',
      'not-on-whatsapp': 'Não usa o WhatsApp',
      'no-permission': 'Não permite chamadas',
    } satisfies Record<PracticeBehaviour, string>,
    echoCut: 'Com o cancelamento de eco ligado, o eco de treino soa cortado.',
  },
} as const;
