import type { CallId } from '#contract/call.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { ExportFormat, ExportOutcome, ExportPlace, QualityReport } from '#contract/quality.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { CallHistory, SettingsStore } from '../ports.ts';
import type { SaveText } from '../saved-file.ts';
import { reportName, reportText } from './report-text.ts';

/** Where a report leaves the app. */
export interface ReportOutlet {
  readonly save: SaveText;
  copy(text: string): Promise<void>;
}

export interface ReportOrder {
  readonly callId: CallId;
  readonly format: ExportFormat;
  readonly to: ExportPlace;
}

/** The reports of ended calls, to look at and to hand on. */
export interface ReportDesk {
  read(callId: CallId): QualityReport | null;
  /** Fails with report-gone where there is no report. */
  export(order: ReportOrder): Promise<Result<ExportOutcome, AppError>>;
}

export function createReportDesk(ports: {
  readonly history: Pick<CallHistory, 'quality' | 'find'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly outlet: ReportOutlet;
}): ReportDesk {
  const { history, settings, outlet } = ports;
  return {
    read: history.quality,
    async export({ callId, format, to }) {
      const report = history.quality(callId);
      if (report === null) return fail(appError('report-gone'));
      const { language } = settings.read();
      const reported = { report, call: history.find(callId) };
      const text = reportText(reported, { format, language });
      if (to === 'clipboard') {
        await outlet.copy(text);
        return ok('copied');
      }
      const name = reportName(reported, createTranslator(language)('report.fileName'));
      const saved = await outlet.save({ name, extension: format, text });
      if (!saved.ok) return saved;
      return ok(saved.value === null ? 'cancelled' : { savedAs: saved.value });
    },
  };
}
