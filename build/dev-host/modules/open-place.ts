import type { Session } from '../chromium/pipe-connection.ts';
import { askByProgram } from './dialog-programs.ts';

export interface OpenQuestion {
  /** Where the question begins, as far as what draws it can be told. */
  readonly path: string;
  /** Without their dots; none for any file. */
  readonly extensions: readonly string[];
  readonly isMultiple: boolean;
}

/**
 * Asks the person at the screen for files: in a dialog program of the desktop, else in the one that Chromium itself draws for pages, over
 * the window that has the focus. Resolves with the paths, none where it was closed; rejects where there is no screen to ask on.
 */
export function createOpenPlace(machine: {
  readonly env: NodeJS.ProcessEnv;
  /** The page whose window the question belongs to; null where none can be seen. */
  readonly page: () => Promise<Session> | null;
}): (question: OpenQuestion) => Promise<readonly string[]> {
  const { env, page } = machine;
  return async (question) => {
    const asked = await askByProgram({ kind: 'open', ...question, path: folderOf(question.path) }, env);
    if (asked !== null) return asked;
    const session = (env['DISPLAY'] ?? '') === '' ? null : await page();
    if (session === null) throw Object.assign(new Error('nobody can be asked for a file'), { code: 'no-screen' });
    return askByPage(question, session);
  };
}

/** Told with a slash at its end a program begins inside of it. */
function folderOf(path: string): string {
  return path === '' || path.endsWith('/') ? path : `${path}/`;
}

/** The page's own world sees nothing of it: the field is never in the document. */
async function askByPage({ extensions, isMultiple }: OpenQuestion, session: Session): Promise<readonly string[]> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'dev-host-dialog',
  });
  const accept = extensions.map((end) => `.${end}`).join(',');
  const { result } = await session.send('Runtime.evaluate', {
    expression: `new Promise((resolve) => {
      const field = (globalThis.field = Object.assign(document.createElement('input'), { type: 'file', accept: ${JSON.stringify(accept)}, multiple: ${String(isMultiple)} }));
      field.addEventListener('change', () => resolve([...field.files]));
      field.addEventListener('cancel', () => resolve([]));
      field.click();
    })`,
    contextId: executionContextId,
    awaitPromise: true,
    // Chromium opens a question only for somebody who has just pressed something.
    userGesture: true,
  });
  const paths: string[] = [];
  if (result.objectId === undefined) return paths;
  const { result: members } = await session.send('Runtime.getProperties', { objectId: result.objectId, ownProperties: true });
  for (const { name, value } of members) {
    if (!/^[0-9]+$/.test(name) || value?.objectId === undefined) continue;
    paths.push((await session.send('DOM.getFileInfo', { objectId: value.objectId })).path);
  }
  return paths;
}
