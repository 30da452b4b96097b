import type { AppError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import type { CallJournal, Log } from '../../core/ports.ts';
import { withSoundIndexes } from '../../core/sound-indexes.ts';
import { JOURNAL_STEPS } from './journal-schema.ts';
import { readJournalRow, writeJournalRow } from './journalled-call-row.ts';
import { openSoundDatabase } from './open-sound-database.ts';
import { unlessRefused, writesUnlessRefused } from './unless-refused.ts';

export interface OpenedJournal {
  readonly journal: CallJournal;
  /** What to tell the agent: calls of before a crash could not be read. */
  readonly problem: AppError | null;
}

const KEEP = `INSERT OR REPLACE INTO open_call VALUES
  (:id, :line_id, :line_label, :kind, :direction, :peer, :created_at, :phase, :answered_at, :remote_id, :external_id)`;
const KEEP_WATCHED = 'INSERT OR REPLACE INTO watched_line VALUES (?, ?)';

/**
 * Calls that are up, in a file of their own: the history may be set aside without them. Each write is on disk when it
 * returns (`synchronous=FULL`); what the disk refuses is logged and told, never thrown. `path` is a file or `IN_MEMORY`.
 */
export function openCallJournal(place: {
  readonly path: string;
  readonly now: () => number;
  readonly log: Log;
  /** A call could not be noted: said once, until one can be again. */
  readonly refused: (why: AppError) => void;
}): OpenedJournal {
  const { log } = place;
  const { database, problem, why } = openSoundDatabase({
    ...place,
    name: 'journal',
    schema: { steps: JOURNAL_STEPS, check: (opened) => [KEEP, KEEP_WATCHED].forEach((statement) => opened.prepare(statement)) },
  });
  if (problem !== null) log.error('the journal of calls could not be read', { detail: problem.detail ?? '', why });
  const all = database.prepare('SELECT * FROM open_call ORDER BY created_at, rowid');
  const keep = database.prepare(KEEP);
  const forget = database.prepare('DELETE FROM open_call WHERE id = ?');
  const watched = database.prepare('SELECT until FROM watched_line WHERE line_id = ?');
  const keepWatched = database.prepare(KEEP_WATCHED);

  const sound = withSoundIndexes({ database, log });
  const attempt = unlessRefused(log, sound);
  const writes = writesUnlessRefused(log, sound, place.refused);
  const write = (work: () => unknown): void => {
    writes('the journal of calls could not be written', () => void work());
  };

  return {
    problem,
    journal: {
      read: () =>
        attempt('the journal of calls could not be read', [], () =>
          all
            .all()
            .map(readJournalRow)
            .filter((call) => call !== null),
        ),
      keep: (call) => write(() => keep.run(writeJournalRow(call))),
      forget: (id) => write(() => forget.run(id)),
      watchedUntil: (lineId) =>
        attempt('the journal of calls could not be read', null, () => {
          const until = watched.get(lineId)?.['until'];
          return typeof until === 'number' ? unixMs(until) : null;
        }),
      keepWatched: (lineId, until) => write(() => keepWatched.run(lineId, until)),
      close() {
        if (database.isOpen) database.close();
      },
    },
  };
}
