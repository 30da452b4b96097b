import type { Wording } from '../../wording.ts';
import type { ptBrServiceErrors } from '../../pt-br/errors/service.ts';

/** What fails about Pilot Status and the ways to it: what it is called, and what to do next. */
export const esServiceErrors: Wording<typeof ptBrServiceErrors> = {
  'service-unreachable': {
    title: 'Sin conexión con Pilot Status',
    advice: 'Revisa la internet. El teléfono lo intenta de nuevo solo.',
  },
  'service-timeout': {
    title: 'Pilot Status tardó demasiado en responder',
    advice: 'Espera un instante e intenta de nuevo.',
  },
  'api-address-wrong': {
    title: 'En esta dirección no hay un Pilot Status',
    advice: 'Revisa la dirección de la API en la configuración e intenta de nuevo.',
  },
  'service-broken': {
    title: 'Pilot Status tiene un problema',
    advice: 'Espera un minuto e intenta de nuevo. Si continúa, avisa al soporte.',
  },
  'rate-limited': {
    title: 'Fueron demasiadas solicitudes en poco tiempo',
    advice: 'Espera un poco. El teléfono sigue solo.',
  },
  'tunnel-program-missing': {
    title: 'cloudflared no está en esta computadora',
    advice: 'Instala cloudflared, o di en la configuración dónde está. Mientras tanto las llamadas llegan por consulta.',
  },
  'tunnel-token-missing': {
    title: 'Falta el token del túnel',
    advice: 'Pega el token en la configuración, en Cómo llegan las llamadas.',
  },
  'tunnel-refused': {
    title: 'El túnel rechazó el token o el dominio',
    advice: 'Revisa en la configuración el token y el dominio y pega el token de nuevo.',
  },
  'tunnel-lost': {
    title: 'El túnel se cayó',
    advice: 'El teléfono lo está abriendo de nuevo. Mientras tanto las llamadas llegan por consulta, con unos segundos de retraso.',
  },
  'tunnel-port-taken': {
    title: 'Otro programa usa el puerto del túnel',
    advice: 'Cierra el otro programa, o elige otro puerto en la configuración y en el túnel.',
  },
  'public-url-wrong': {
    title: 'La dirección pública no llega hasta aquí',
    advice: 'Revisa la dirección en la configuración. Empieza con https:// y debe llevar al puerto de este teléfono.',
  },
  'proxy-address-wrong': {
    title: 'La dirección del proxy no está bien',
    advice: 'Escribe servidor y puerto, como proxy.empresa.com:3128. Usuario y contraseña tienen sus propios campos.',
  },
  'proxy-unreachable': {
    title: 'El proxy no responde',
    advice: 'Revisa la dirección del proxy en la configuración de red o elige el del sistema.',
  },
  'proxy-login-needed': {
    title: 'El proxy pide usuario y contraseña',
    advice: 'Escribe el usuario y la contraseña del proxy en la configuración de red. Si ya están, revísalos con el soporte de la empresa.',
  },
  'proxy-unsupported': {
    title: 'Este teléfono no habla con este tipo de proxy',
    advice: 'Pide al soporte de la empresa un proxy HTTP con usuario y contraseña, o acceso directo a Pilot Status.',
  },
  'certificate-untrusted': {
    title: 'La red mostró un certificado desconocido',
    advice: 'Si la empresa inspecciona la red, agrega su archivo de certificados en la configuración de red.',
  },
  'ca-file-unusable': {
    title: 'El archivo de certificados no sirve',
    advice: 'Elige un archivo PEM con los certificados de la empresa. El teléfono sigue con los del sistema.',
  },
  'clock-wrong': {
    title: 'El reloj de esta computadora está mal',
    advice: 'Enciende el ajuste automático de fecha y hora del sistema.',
  },
};
