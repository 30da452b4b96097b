import type { Wording } from '../wording.ts';
import type { ptBrTunnel } from '../pt-br/tunnel.ts';

/** Words about the way by which calls reach this computer. */
export const esTunnel: Wording<typeof ptBrTunnel> = {
  tunnel: {
    title: 'Cómo llegan las llamadas',
    provider: 'Camino',
    providers: {
      none: { name: 'Solo consultar', about: 'Nada que configurar. Las llamadas llegan con unos segundos de retraso.' },
      'cloudflared-quick': { name: 'Cloudflare, túnel rápido', about: 'Sin cuenta. Necesita el programa cloudflared en esta computadora.' },
      'cloudflared-named': {
        name: 'Cloudflare, túnel de la empresa',
        about: 'Dirección fija. Necesita el programa cloudflared y el token del túnel.',
      },
      ngrok: {
        name: 'ngrok',
        about:
          'Sin otro programa. Necesita el token de la cuenta ngrok, en un plan de pago: probar el camino usa cerca de 260.000 solicitudes al mes, y las 20.000 del plan gratuito se acaban en dos días.',
      },
      'own-url': { name: 'Dirección propia', about: 'Para quien ya tiene un servidor que reenvía a esta computadora.' },
    },
    state: {
      off: 'Apagado: el teléfono consulta',
      opening: 'Abriendo…',
      open: 'Abierto, aún sin prueba',
      openProven: 'Abierto, probado {{when}}',
      silent: 'Parece abierto, pero nada llega por él desde las {{time}}',
      failed: 'No abrió',
    },
    silentAdvice: 'El teléfono lo está abriendo otra vez. Mientras tanto las llamadas llegan por consulta.',
    change: 'Cambiar',
    changeLong: 'Cambiar cómo llegan las llamadas',
    program: 'Dónde está cloudflared',
    programPlaceholder: 'Lo que el sistema encuentre',
    programAbout: 'En blanco, el teléfono lo busca solo.',
    url: 'Dirección pública',
    urlPlaceholder: 'https://telefono.tuempresa.com',
    urlAboutNamed: 'El nombre público que el túnel tiene en el panel de Cloudflare.',
    urlAboutOwn: 'La dirección de tu servidor, que lleva hasta esta computadora.',
    urlWrong: 'Escribe una dirección que empiece con https://, sin nada después del nombre.',
    port: 'Puerto en esta computadora',
    portAbout: 'En el panel de Cloudflare, el servicio es http://localhost:{{port}}',
    portAboutOwn: 'Tu servidor reenvía a http://localhost:{{port}} en esta computadora.',
    portWrong: 'Un número de 1024 a 65535.',
    domain: 'Dominio',
    domainPlaceholder: 'El que recibió la cuenta',
    domainAbout: 'En blanco, vale el dominio que ngrok dio a la cuenta.',
    domainWrong: 'Escribe solo el nombre, como ejemplo.ngrok.app',
    token: 'Token',
    tokenWhere: {
      'cloudflared-named': 'En el panel de Cloudflare: Redes → Túneles → el túnel → instalar → el texto después de --token.',
      ngrok: 'En el panel de ngrok: Your Authtoken.',
    },
    tokenKept: 'Guardado en el almacén del sistema. No se muestra de nuevo.',
    tokenReplace: 'Cambiar token',
    tokenMissing: 'Pega el token.',
    use: 'Usar este camino',
    saving: 'Cambiando…',
  },
};
