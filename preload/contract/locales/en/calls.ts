import type { Wording } from '../wording.ts';
import type { ptBrCalls } from '../pt-br/calls.ts';

/** Words about calls that windows, tray and notifications share. */
export const enCalls: Wording<typeof ptBrCalls> = {
  lineKind: { meta: 'Official WhatsApp', web: 'WhatsApp Web' },
  phase: {
    ringing: 'Incoming call',
    answering: 'Answering…',
    dialing: 'Placing the call…',
    alerting: 'Ringing…',
    active: 'In a call',
    stranded: 'The call goes on',
    ended: 'Call ended',
  },
  media: {
    connecting: 'Connecting the sound…',
    flowing: 'Sound connected',
    interrupted: 'Sound interrupted, reconnecting…',
  },
  callEnd: {
    completed: 'Call ended',
    missed: 'Missed',
    declined: 'Declined by you',
    'declined-elsewhere': 'Declined by a colleague',
    'answered-elsewhere': 'Answered by a colleague',
    'caller-cancelled': 'The customer gave up',
    cancelled: 'Cancelled',
    'declined-by-peer': 'The customer declined',
    'no-answer': 'Nobody answered',
    failed: 'The call did not connect',
  },
  failedWith: {
    unknown: 'The call with {{who}} did not connect',
    known: 'The call with {{who}} did not connect: {{why}}',
    late: 'The call with {{who}} did not connect in time',
  },
  tray: {
    tooltip: {
      idle: 'Pilot Softphone: ready',
      ringing: '{{who}} is calling',
      ringingMany_one: '{{count}} call ringing',
      ringingMany_other: '{{count}} calls ringing',
      inCall: 'In a call with {{who}}',
      muted: 'In a call with {{who}}, your microphone is muted',
      stranded: 'The call with {{who}} goes on: open to rejoin it',
      polling: 'Pilot Softphone: checking only. {{cause}}',
      trouble: 'Offline: {{cause}}',
      partly: 'Partly ready. {{cause}}',
      connecting: 'Pilot Softphone: connecting…',
    },
    menu: {
      open: 'Open Pilot Softphone',
      answer: 'Answer {{who}}',
      silence: 'Silence for me',
      reject: 'Decline',
      hangUp: 'Hang up',
      mute: 'Mute',
      unmute: 'Unmute',
      quit: 'Quit',
    },
  },
  notification: {
    incoming: { title: '{{who}} is calling', body: '{{line}} · {{kind}}' },
    missed: { title: 'Missed call from {{who}}', body: '{{line}} · {{time}}' },
    missedMany: { title: '{{count}} missed calls', body: 'The last: {{who}}, {{time}}' },
    missedAway: {
      title_one: '{{count}} call missed while you were away',
      title_other: '{{count}} calls missed while you were away',
      body_one: '{{who}}, {{time}}',
      body_other: 'The last: {{who}}, {{time}}',
    },
    inCallQuit: {
      title: 'You are in a call',
      body: 'Quitting now hangs up the call with {{who}}.',
      stay: 'Stay in the call',
      quit: 'Hang up and quit',
    },
    idleQuit: {
      title: 'Quit Pilot Softphone?',
      body: 'Calls will not ring on this computer until you open Pilot Softphone again.',
      stay: 'Keep open',
      quit: 'Quit',
    },
  },
  practice: {
    behaviour: {
      echo: 'Repeats what you say',
      talker: 'Talks without a pause',
      tone: 'Plays a steady tone',
      'never-answers': 'Never answers',
      declines: 'Declines the call',
      'hangs-up': 'Hangs up midway',
      'not-on-whatsapp': 'Is not on WhatsApp',
      'no-permission': 'Does not allow calls',
    },
    echoCut: 'With echo cancellation on, the practice echo sounds choppy.',
  },
};
