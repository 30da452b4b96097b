import type { Wording } from '../../wording.ts';
import type { ptBrCallErrors } from '../../pt-br/errors/call.ts';

/** What fails about the person called, and a call: what it is called, and what to do next. */
export const esCallErrors: Wording<typeof ptBrCallErrors> = {
  'bad-number': {
    title: 'Este número no existe',
    advice: 'Revisa el código de área y la cantidad de dígitos y llama de nuevo.',
  },
  'permission-required': {
    title: 'Este cliente aún no ha permitido llamadas',
    advice: 'Pide el permiso por mensaje de WhatsApp. Cuando acepte, llama de nuevo.',
  },
  'permission-request-limit': {
    title: 'Ya pedimos permiso a este cliente hace poco',
    advice: 'En Permisos está desde cuándo se puede pedir de nuevo. O espera a que el cliente llame.',
  },
  'conversation-needed': {
    title: 'Todavía no hay conversación con este cliente',
    advice: 'WhatsApp quiere un mensaje antes de la llamada. Envía una plantilla aprobada y, cuando responda, pide permiso.',
  },
  'call-limit-reached': {
    title: 'Las llamadas a este cliente se acabaron por ahora',
    advice: 'En Permisos está desde cuándo se puede llamar de nuevo. Hasta entonces, sigue por mensaje.',
  },
  'peer-unreachable': {
    title: 'Este número no recibe llamadas de WhatsApp',
    advice: 'Revisa si es el número correcto. El cliente puede no usar WhatsApp o tener una versión antigua.',
  },
  'peer-busy': {
    title: 'Ya hay una llamada con este cliente',
    advice: 'Un colega puede estar hablando con él. Intenta de nuevo en unos minutos.',
  },
  'permission-is-permanent': {
    title: 'Este cliente ya permite llamadas para siempre',
    advice: 'No hay nada que pedir: llama.',
  },
  'text-window-closed': {
    title: 'El mensaje no llega: pasaron 24 horas',
    advice:
      'Fuera de la ventana de 24 horas WhatsApp solo acepta plantillas aprobadas. Envía una, o espera a que el cliente escriba o llame.',
  },
  'unanswered-second': {
    title: 'Nadie contestó la última llamada',
    advice: 'Si esta tampoco se contesta, WhatsApp sugiere al cliente retirar el permiso. Envía antes un mensaje.',
  },
  'unanswered-fourth': {
    title: 'Tres llamadas seguidas sin respuesta',
    advice: 'Si esta tampoco se contesta, WhatsApp retira el permiso. Envía un mensaje y espera la respuesta.',
  },
  'message-refused': {
    title: 'El mensaje no fue aceptado',
    advice: 'WhatsApp o Pilot Status no lo dejó pasar. Envía otro mensaje, o escribe desde la bandeja de entrada.',
  },
  'do-not-contact': {
    title: 'Este contacto pidió no recibir llamadas',
    advice: 'Llama solo si hay un buen motivo: confírmalo en el campo del número.',
  },
  'call-gone': {
    title: 'La llamada ya terminó',
    advice: 'No hay que hacer nada. Para hablar con el cliente, usa Devolver la llamada.',
  },
  'answered-elsewhere': {
    title: 'Un colega atendió antes',
    advice: 'No hay que hacer nada. El cliente ya está siendo atendido.',
  },
  'line-busy': {
    title: 'Ya estás en una llamada',
    advice: 'Cuelga la llamada actual antes de empezar o atender otra.',
  },
  'call-setup-refused': {
    title: 'WhatsApp rechazó esta llamada',
    advice: 'Llama de nuevo. Si vuelve a pasar, usa otra línea y avisa al soporte.',
  },
  'prepared-elsewhere': {
    title: 'Otro puesto ya preparó esta llamada',
    advice: 'Donde varias personas atienden un número, apaga “Preparar el sonido mientras timbra” en esa línea, para todos.',
  },
  'call-setup-timeout': {
    title: 'La llamada no se completó a tiempo',
    advice: 'Revisa la internet y llama de nuevo.',
  },
  'peer-setup-failed': {
    title: 'El teléfono del cliente no pudo completar la llamada',
    advice: 'Su internet o su WhatsApp falló. Espera un poco y llama de nuevo, o sigue por mensaje.',
  },
  'peer-heard-nothing': {
    title: 'WhatsApp terminó la llamada: el cliente no recibía tu sonido',
    advice: 'Revisa la internet y haz la prueba de sonido. Después usa Devolver la llamada.',
  },
  'peer-sent-nothing': {
    title: 'WhatsApp terminó la llamada: el sonido del cliente dejó de llegar',
    advice: 'Su internet puede haberse caído. Usa Devolver la llamada en un rato, o sigue por mensaje.',
  },
  'sound-never-came': {
    title: 'WhatsApp terminó la llamada: no pasó ningún sonido',
    advice: 'La red de aquí puede bloquear llamadas. Haz la prueba de sonido y pide al soporte que abra UDP en la red.',
  },
  'call-lost-in-restart': {
    title: 'La llamada se cayó cuando el teléfono se reinició',
    advice: 'Este tipo de llamada no se puede retomar. Usa Devolver la llamada para hablar con el cliente.',
  },
};
