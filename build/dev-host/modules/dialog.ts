import type Electron from 'electron';

import type { DialogAnswer, Records } from '../control/records.ts';
import { provide } from '../provide.ts';
import type { OpenQuestion } from './open-place.ts';

/** How the person at the screen is asked, where no test drives the host. */
export interface PersonAsked {
  readonly savePlace: (defaultPath: string) => Promise<string>;
  readonly openPlace: (question: OpenQuestion) => Promise<readonly string[]>;
}

/**
 * `dialog`: message boxes are not drawn. The test face answers; without an answer a message box is cancelled and a file dialog too. Where
 * no test drives the host the person at the screen is asked for files; null where one does. What asks at once and not for later
 * (`…Sync`) is answered by tests alone.
 */
export function createDialogModule(records: Records, person: PersonAsked | null = null): Electron.Dialog {
  function ask(kind: string, options: unknown, fallback: DialogAnswer): DialogAnswer {
    const answer = records.dialogAnswers.shift() ?? fallback;
    records.dialogs.push({ kind, options, answer });
    return answer;
  }
  /** Dialogs may be given a window first. */
  function optionsOf<T>(args: readonly unknown[]): T {
    return (args.length > 1 ? args[1] : (args[0] ?? {})) as T;
  }
  function messageBox(kind: string, args: readonly unknown[]): { response: number; checkboxChecked: boolean } {
    const options = optionsOf<Electron.MessageBoxOptions>(args);
    const cancel =
      options.cancelId ??
      Math.max(
        0,
        (options.buttons ?? []).findIndex((label) => /^(cancel|no|cancelar|não|no)$/i.test(label)),
      );
    const { response = cancel, checkboxChecked = options.checkboxChecked ?? false } = ask(kind, options, { response: cancel });
    return { response, checkboxChecked };
  }
  function openFiles(args: readonly unknown[]): string[] {
    return [...(ask('open', optionsOf(args), {}).filePaths ?? [])];
  }
  function saveFile(args: readonly unknown[]): string {
    return ask('save', optionsOf(args), {}).filePaths?.[0] ?? '';
  }
  async function askForFile(args: readonly unknown[]): Promise<string> {
    if (person === null || records.dialogAnswers.length > 0) return saveFile(args);
    const options = optionsOf<Electron.SaveDialogOptions>(args);
    const path = await person.savePlace(options.defaultPath ?? '');
    records.dialogs.push({ kind: 'save', options, answer: path === '' ? {} : { filePaths: [path] } });
    return path;
  }
  async function askForFiles(args: readonly unknown[]): Promise<string[]> {
    if (person === null || records.dialogAnswers.length > 0) return openFiles(args);
    const options = optionsOf<Electron.OpenDialogOptions>(args);
    const extensions = (options.filters ?? []).flatMap((filter) => filter.extensions);
    const filePaths = await person.openPlace({
      path: options.defaultPath ?? '',
      extensions: extensions.includes('*') ? [] : extensions,
      isMultiple: options.properties?.includes('multiSelections') ?? false,
    });
    records.dialogs.push({ kind: 'open', options, answer: filePaths.length === 0 ? {} : { filePaths } });
    return [...filePaths];
  }

  return provide<Electron.Dialog>()('dialog', {
    showMessageBox: async (...args: unknown[]) => messageBox('message', args),
    showMessageBoxSync: (...args: unknown[]) => messageBox('message', args).response,
    showErrorBox: (title: string, content: string) => {
      console.error(`${title}\n${content}`);
      ask('error', { title, content }, {});
    },
    showOpenDialog: async (...args: unknown[]) => {
      const filePaths = await askForFiles(args);
      return { canceled: filePaths.length === 0, filePaths };
    },
    showOpenDialogSync: (...args: unknown[]) => {
      const filePaths = openFiles(args);
      return filePaths.length === 0 ? undefined : filePaths;
    },
    showSaveDialog: async (...args: unknown[]) => {
      const filePath = await askForFile(args);
      return { canceled: filePath === '', filePath };
    },
    showSaveDialogSync: (...args: unknown[]) => saveFile(args),
  });
}
