import type { ptBrUpdates } from '../pt-br/updates.ts';
import type { Wording } from '../wording.ts';

/** Words of the updates of the app. */
export const esUpdates: Wording<typeof ptBrUpdates> = {
  updates: {
    title: 'Actualizaciones',
    words: 'versión, actualización, actualizar, nuevo, instalar, update',
    installed: 'Versión {{version}}',
    lookedAt: 'Buscado el {{when}}',
    phases: {
      offNoAddress: 'Esta copia no busca actualizaciones: se creó sin una dirección para ellas.',
      offBySystem: 'Quien instaló el teléfono en este equipo también lo actualiza.',
      current: 'No hay una versión más nueva.',
      looking: 'Buscando…',
      found: 'La versión {{version}} está disponible.',
      foundStaged: 'La versión {{version}} llega a este equipo en los próximos días. Si quieres, tómala ahora.',
      downloading: 'Descargando la versión {{version}}: {{percent}} %',
      readyCall: 'La versión {{version}} está lista y espera a que termine la llamada.',
      readyIdle: 'La versión {{version}} está lista. Se instala cuando nadie use el equipo. Si prefieres, instálala ahora.',
      readyAgent: 'La versión {{version}} está lista. Instálala cuando te convenga.',
      installing: 'Cerrando para instalar la versión {{version}}…',
    },
    look: 'Buscar ahora',
    take: 'Descargar ahora',
    install: 'Instalar y abrir de nuevo',
    automatic: 'Actualizar solo',
    automaticAbout: 'Descarga en silencio e instala con el equipo en reposo, nunca durante una llamada.',
    channel: 'Recibir',
    channels: { stable: 'Versiones terminadas', early: 'Antes' },
    pinned: 'El administrador fijó la versión {{version}}.',
  },
};
