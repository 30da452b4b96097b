import type { Wording } from '../../wording.ts';
import type { ptBrLineErrors } from '../../pt-br/errors/line.ts';

/** What fails about a line, its key and its number: what it is called, and what to do next. */
export const esLineErrors: Wording<typeof ptBrLineErrors> = {
  'key-rejected': {
    title: 'La clave de esta línea no fue aceptada',
    advice: 'Copia la clave de nuevo en el panel de Pilot Status, quita la línea y agrégala otra vez.',
  },
  'key-malformed': {
    title: 'Esto no es una clave completa',
    advice: 'Copia la clave de nuevo en el panel de Pilot Status, sin puntos, espacios ni acentos, y pégala aquí.',
  },
  'key-locked': {
    title: 'La clave de esta línea no abre en esta computadora',
    advice:
      'Desbloquea el almacén de contraseñas del sistema y abre el teléfono de nuevo. Si no funciona, quita la línea y agrégala otra vez.',
  },
  'tenant-key-given': {
    title: 'Esta es la clave de la cuenta, no la de un número',
    advice: 'En el panel, abre el número que va a llamar y copia la clave que aparece en él.',
  },
  'number-key-given': {
    title: 'Esta es la clave de un número, y aquí hace falta la de la cuenta',
    advice: 'Pide la clave de la cuenta a quien administra Pilot Status.',
  },
  'line-already-added': {
    title: 'Esta línea ya está en el teléfono',
    advice: 'Búscala en la lista de líneas. No hace falta agregarla de nuevo.',
  },
  'account-offer-gone': {
    title: 'La lista de números ya es vieja',
    advice: 'Por seguridad vale pocos minutos. Pega la clave de la cuenta de nuevo.',
  },
  'line-disconnected': {
    title: 'Este número está desconectado de WhatsApp',
    advice: 'Lee el código QR de nuevo en el panel de Pilot Status. La línea vuelve sola.',
  },
  'calling-disabled': {
    title: 'Las llamadas están apagadas en este número',
    advice: 'Pide al administrador que encienda las llamadas de este número en el panel de Pilot Status.',
  },
  'calling-not-ready': {
    title: 'Este número aún no está listo para llamadas',
    advice: 'Su configuración técnica está incompleta. Pide al administrador que conecte el número de nuevo en el panel de Pilot Status.',
  },
  'not-supported': {
    title: 'Este tipo de número no hace eso',
    advice: 'Usa otra línea. Si antes funcionaba, avisa al soporte.',
  },
  'plan-required': {
    title: 'El plan actual no incluye llamadas',
    advice: 'Habla con el administrador de la cuenta de Pilot Status para cambiar de plan.',
  },
  'payment-required': {
    title: 'Falta una forma de pago en Meta',
    advice: 'El administrador debe registrar una tarjeta en la cuenta de WhatsApp Business.',
  },
  'number-restricted': {
    title: 'Meta no deja que este número llame ahora',
    advice: 'Atender sigue funcionando. El motivo aparece en el panel de WhatsApp Business.',
  },
  'tier-too-low': {
    title: 'Este número aún es pequeño para hacer llamadas',
    advice: 'Meta exige un límite de al menos 2.000 conversaciones por día. El administrador lo ve, y pide más, en WhatsApp Business.',
  },
  'country-not-served': {
    title: 'Meta no deja que números de este país llamen',
    advice: 'Atender sigue funcionando. Para llamar, usa una línea de otro país o una línea Web.',
  },
  'quality-paused': {
    title: 'Meta pausó las llamadas de este número por baja calidad',
    advice: 'Muchas llamadas quedaron sin respuesta o fueron denunciadas. Usa otra línea y avisa al administrador.',
  },
  'too-many-calls': {
    title: 'Este número ya hace el máximo de llamadas que WhatsApp acepta',
    advice: 'Espera unos minutos y llama de nuevo, o usa otra línea.',
  },
  'calling-settings-refused': {
    title: 'WhatsApp no aceptó esta configuración',
    advice: 'No se cambió nada. Revisa los horarios y guarda de nuevo.',
  },
  'calling-settings-stale': {
    title: 'Esta configuración se leyó hace mucho tiempo',
    advice: 'Léela de nuevo y repite el cambio.',
  },
  'prices-unusable': {
    title: 'Este archivo no tiene precios que se puedan usar',
    advice: 'Usa CSV o JSON con las columnas prefijo y precio por minuto. La tabla de antes sigue valiendo.',
  },
  'environment-invalid': {
    title: 'Las líneas dadas por la instalación no se pudieron leer',
    advice: 'Pide a quien instaló el teléfono que corrija las variables PILOT_STATUS_API_KEYS y PILOT_STATUS_API_URL y ábrelo de nuevo.',
  },
  'line-not-kept': {
    title: 'Esta línea vale solo hasta cerrar el teléfono',
    advice: 'La computadora no dejó guardarla. Libera espacio en el disco, quita la línea y agrégala otra vez.',
  },
  'keys-not-kept': {
    title: 'Las claves valen solo hasta cerrar el teléfono',
    advice: 'Esta computadora no tiene almacén de contraseñas. Enciende el del sistema para no tener que pegar las claves de nuevo.',
  },
  'practice-unavailable': {
    title: 'La práctica no abrió',
    advice: 'Apaga y enciende la práctica en la configuración. Las otras líneas no se ven afectadas.',
  },
};
