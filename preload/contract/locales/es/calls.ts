import type { Wording } from '../wording.ts';
import type { ptBrCalls } from '../pt-br/calls.ts';

/** Words about calls that windows, tray and notifications share. */
export const esCalls: Wording<typeof ptBrCalls> = {
  lineKind: { meta: 'WhatsApp oficial', web: 'WhatsApp Web' },
  phase: {
    ringing: 'Llamada entrante',
    answering: 'Atendiendo…',
    dialing: 'Llamando…',
    alerting: 'Timbrando…',
    active: 'En llamada',
    stranded: 'La llamada continúa',
    ended: 'Llamada terminada',
  },
  media: {
    connecting: 'Conectando el sonido…',
    flowing: 'Sonido conectado',
    interrupted: 'Sonido interrumpido, reconectando…',
  },
  callEnd: {
    completed: 'Llamada terminada',
    missed: 'Perdida',
    declined: 'Rechazada por ti',
    'declined-elsewhere': 'Rechazada por un colega',
    'answered-elsewhere': 'Atendida por un colega',
    'caller-cancelled': 'El cliente desistió',
    cancelled: 'Cancelada',
    'declined-by-peer': 'El cliente rechazó',
    'no-answer': 'Nadie contestó',
    failed: 'La llamada no se completó',
  },
  failedWith: {
    unknown: 'La llamada con {{who}} no se completó',
    known: 'La llamada con {{who}} no se completó: {{why}}',
    late: 'La llamada con {{who}} no se completó a tiempo',
  },
  tray: {
    tooltip: {
      idle: 'Pilot Softphone: listo',
      ringing: '{{who}} está llamando',
      ringingMany_one: '{{count}} llamada timbrando',
      ringingMany_other: '{{count}} llamadas timbrando',
      inCall: 'En llamada con {{who}}',
      muted: 'En llamada con {{who}}, tu micrófono está apagado',
      stranded: 'La llamada con {{who}} continúa: abre para retomarla',
      polling: 'Pilot Softphone: solo consultando. {{cause}}',
      trouble: 'Fuera de línea: {{cause}}',
      partly: 'Listo en parte. {{cause}}',
      connecting: 'Pilot Softphone: conectando…',
    },
    menu: {
      open: 'Abrir Pilot Softphone',
      answer: 'Atender a {{who}}',
      silence: 'Silenciar para mí',
      reject: 'Rechazar',
      hangUp: 'Colgar',
      mute: 'Apagar micrófono',
      unmute: 'Encender micrófono',
      quit: 'Salir',
    },
  },
  notification: {
    incoming: { title: '{{who}} está llamando', body: '{{line}} · {{kind}}' },
    missed: { title: 'Llamada perdida de {{who}}', body: '{{line}} · {{time}}' },
    missedMany: { title: '{{count}} llamadas perdidas', body: 'La última: {{who}}, {{time}}' },
    missedAway: {
      title_one: '{{count}} llamada perdida en tu ausencia',
      title_other: '{{count}} llamadas perdidas en tu ausencia',
      body_one: '{{who}}, {{time}}',
      body_other: 'La última: {{who}}, {{time}}',
    },
    inCallQuit: {
      title: 'Estás en una llamada',
      body: 'Salir ahora cuelga la llamada con {{who}}.',
      stay: 'Seguir en la llamada',
      quit: 'Colgar y salir',
    },
    idleQuit: {
      title: '¿Salir de Pilot Softphone?',
      body: 'Las llamadas no van a sonar en esta computadora hasta que abras Pilot Softphone de nuevo.',
      stay: 'Dejar abierto',
      quit: 'Salir',
    },
  },
  practice: {
    behaviour: {
      echo: 'Repite lo que dices',
      talker: 'Habla sin parar',
      tone: 'Suena un tono continuo',
      'never-answers': 'Nunca contesta',
      declines: 'Rechaza la llamada',
      'hangs-up': 'Cuelga a la mitad',
      'not-on-whatsapp': 'No usa WhatsApp',
      'no-permission': 'No permite llamadas',
    },
    echoCut: 'Con la cancelación de eco encendida, el eco de práctica suena cortado.',
  },
};
