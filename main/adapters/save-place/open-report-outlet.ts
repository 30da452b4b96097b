import type { Clipboard } from 'electron';
import type { ReportOutlet } from '../../core/quality/report-desk.ts';
import type { AskWhereToSave } from '../../core/saved-file.ts';
import { openSaveText } from './open-save-text.ts';

/** Saves where the agent says; copies to the system's clipboard. */
export function openReportOutlet(ports: {
  readonly whereToSave: AskWhereToSave;
  readonly clipboard: Pick<Clipboard, 'writeText'>;
}): ReportOutlet {
  return {
    save: openSaveText(ports.whereToSave),
    async copy(text) {
      await ports.clipboard.writeText(text);
    },
  };
}
