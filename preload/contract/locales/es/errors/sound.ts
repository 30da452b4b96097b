import type { Wording } from '../../wording.ts';
import type { ptBrSoundErrors } from '../../pt-br/errors/sound.ts';

/** What fails about sound, recordings and clips: what it is called, and what to do next. */
export const esSoundErrors: Wording<typeof ptBrSoundErrors> = {
  'web-audio-unavailable': {
    title: 'El sonido de WhatsApp Web no abrió en esta computadora',
    advice: 'Usa una línea de WhatsApp oficial. Para resolverlo del todo, reinstala Pilot Softphone.',
  },
  'microphone-blocked': {
    title: 'El micrófono está bloqueado: el cliente no te va a oír',
    advice: 'Permite el micrófono para Pilot Softphone en la configuración del sistema y llama de nuevo.',
  },
  'audio-device-switched': {
    title: 'El aparato elegido fue desconectado',
    advice: 'El sonido pasó al aparato predeterminado. Conecta el elegido de nuevo y el sonido vuelve solo.',
  },
  'audio-device-missing': {
    title: 'No encontramos el micrófono o el altavoz',
    advice: 'Conecta el auricular o elige otro aparato en la configuración.',
  },
  'headsets-away': {
    title: 'No se pueden buscar auriculares ahora',
    advice: 'La parte del teléfono que cuida del sonido se está reiniciando. Intenta de nuevo en unos segundos.',
  },
  'sound-check-in-call': {
    title: 'La prueba de sonido espera a la llamada',
    advice: 'La llamada necesita los mismos aparatos. Prueba de nuevo cuando termine.',
  },
  'media-host-refused': {
    title: 'El sonido vendría de una dirección que no conocemos',
    advice: 'La llamada se terminó por seguridad. Avisa al soporte.',
  },
  'customer-silent': {
    title: 'Ningún sonido del cliente desde hace cinco segundos',
    advice: 'Pregunta si te oye. Si nada vuelve, cuelga y devuelve la llamada.',
  },
  'media-lost': {
    title: 'El sonido de la llamada se cayó y no volvió',
    advice: 'Revisa la internet y usa Devolver la llamada.',
  },
  'voice-part-missing': {
    title: 'Esta computadora no trata tu voz como se pidió',
    advice: 'En los números Web, eco, ruido o volumen quedan como están. Usa un auricular, o apaga la opción en Tu voz.',
  },
  'sound-rate-wrong': {
    title: 'Las voces pueden sonar lentas o aceleradas',
    advice: 'En la configuración avanzada, cambia la calidad del sonido de WhatsApp Web. Vale desde la próxima llamada.',
  },
  'consent-needed': {
    title: 'El cliente aún no ha aceptado la grabación',
    advice: 'Reproduce el aviso de grabación hasta el final, o pregunta y marca que el cliente aceptó.',
  },
  'recording-unsafe': {
    title: 'Esta computadora no tiene dónde guardar con seguridad la clave de las grabaciones',
    advice: 'No se graba nada. Configura el almacén de contraseñas del sistema y abre el teléfono de nuevo.',
  },
  'recording-locked': {
    title: 'Las grabaciones no abren en esta computadora',
    advice:
      'Desbloquea el almacén de contraseñas del sistema y abre el teléfono de nuevo. Grabaciones de otra computadora o de otro usuario no abren aquí.',
  },
  'recording-damaged': {
    title: 'Esta grabación está dañada',
    advice: 'Su comienzo no abre, así que nada se puede oír. Se puede borrar.',
  },
  'recording-gone': {
    title: 'Esta grabación ya no existe',
    advice: 'Fue borrada, o pasó del plazo de conservación.',
  },
  'recording-broke-off': {
    title: 'La grabación se interrumpió',
    advice:
      'El disco está lleno o no acepta la grabación. La llamada continúa, y lo grabado está guardado. Libera espacio y graba de nuevo.',
  },
  'clip-unusable': {
    title: 'Este archivo no sirve como audio listo',
    advice: 'Elige un archivo WAV u Opus con sonido, de dos minutos como máximo. Quita audios que no uses.',
  },
  'clip-not-played': {
    title: 'El audio no se reprodujo',
    advice: 'La llamada está sin sonido ahora, o Pilot Status no aceptó el audio. Intenta de nuevo.',
  },
  'report-gone': {
    title: 'No hay informe de esta llamada',
    advice: 'No hay que hacer nada. Solo las llamadas en que hubo sonido tienen informe, y los más antiguos se borran.',
  },
};
