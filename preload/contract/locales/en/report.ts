import type { ptBrReport } from '../pt-br/report.ts';
import type { Wording } from '../wording.ts';

/** Words about how an ended call sounded: in its details, and in what is exported. */
export const enReport: Wording<typeof ptBrReport> = {
  report: {
    open: 'Show details of the call with {{who}}',
    title: 'Call with {{who}}',
    loading: 'Loading…',
    none: 'The sound of this call was not measured.',
    sound: 'How it sounded',
    allGood: 'The sound was good all the time.',
    poorFor: 'The sound was unsteady for {{poor}}, and good otherwise.',
    badFor: 'The sound was bad for {{bad}}, and good otherwise.',
    poorAndBadFor: 'The sound was unsteady for {{poor}}, bad for {{bad}}, and good otherwise.',
    score: 'Score {{value}} of 4.5',
    grade: 'Sound',
    delay: 'Delay',
    missing: 'Missing sound',
    levels: 'Volume',
    you: 'You',
    customer: 'Customer',
    most: 'up to {{value}}',
    chartAbout: '{{sound}} Delay up to {{delay}}, missing sound up to {{missing}}.',
    mos: 'Sound score (MOS)',
    roundTrip: 'Network round trip',
    jitter: 'Network jitter',
    lost: 'Packets lost',
    sendLost: 'Our packets lost',
    format: 'Format',
    csv: 'Spreadsheet (CSV)',
    json: 'JSON',
    copy: 'Copy',
    save: 'Save…',
    copied: 'Copied.',
    saved: 'Saved.',
    fileName: 'quality',
  },
};
