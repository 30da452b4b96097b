import type { Wording } from '../../wording.ts';
import type { ptBrCallErrors } from '../../pt-br/errors/call.ts';

/** What fails about the person called, and a call: what it is called, and what to do next. */
export const enCallErrors: Wording<typeof ptBrCallErrors> = {
  'bad-number': {
    title: 'This number does not exist',
    advice: 'Check the area code and the number of digits, then call again.',
  },
  'permission-required': {
    title: 'This customer has not allowed calls yet',
    advice: 'Ask for permission by WhatsApp message. Once they accept, call again.',
  },
  'permission-request-limit': {
    title: 'We asked this customer for permission only recently',
    advice: 'Permissions says from when you can ask again. Or wait for the customer to call.',
  },
  'conversation-needed': {
    title: 'There is no conversation with this customer yet',
    advice: 'WhatsApp wants a message before a call. Send an approved template and, once they answer, ask for permission.',
  },
  'call-limit-reached': {
    title: 'The calls to this customer are used up for now',
    advice: 'Permissions says from when you can call again. Until then go on by message.',
  },
  'peer-unreachable': {
    title: 'This number does not take WhatsApp calls',
    advice: 'Check that it is the right number. The customer may not use WhatsApp or may have an old version.',
  },
  'peer-busy': {
    title: 'There is already a call with this customer',
    advice: 'A colleague may be talking to them. Try again in a few minutes.',
  },
  'permission-is-permanent': {
    title: 'This customer already allows calls for good',
    advice: 'There is nothing to ask for: call.',
  },
  'text-window-closed': {
    title: 'The message does not get through: 24 hours have passed',
    advice: 'Outside the 24-hour window WhatsApp takes approved templates only. Send one, or wait until the customer writes or calls.',
  },
  'unanswered-second': {
    title: 'Nobody answered the last call',
    advice: 'If this one stays unanswered too, WhatsApp suggests to the customer to take the permission back. Send a message first.',
  },
  'unanswered-fourth': {
    title: 'Three calls in a row went unanswered',
    advice: 'If this one does too, WhatsApp takes the permission back. Send a message and wait for the answer.',
  },
  'message-refused': {
    title: 'The message was not accepted',
    advice: 'WhatsApp or Pilot Status did not let it through. Send another message, or write from the inbox.',
  },
  'do-not-contact': {
    title: 'This contact asked not to be called',
    advice: 'Call only for a good reason: confirm it in the dial field.',
  },
  'call-gone': {
    title: 'The call has already ended',
    advice: 'Nothing to do. To reach the customer, use Call back.',
  },
  'answered-elsewhere': {
    title: 'A colleague answered first',
    advice: 'Nothing to do. The customer is being looked after.',
  },
  'line-busy': {
    title: 'You are already in a call',
    advice: 'Hang up the current call before starting or answering another.',
  },
  'call-setup-refused': {
    title: 'WhatsApp refused this call',
    advice: 'Call again. If it happens once more, use another line and tell support.',
  },
  'prepared-elsewhere': {
    title: 'Another station has already prepared this call',
    advice: 'Where several people answer one number, switch off “Prepare the sound while it rings” on that line, for everyone.',
  },
  'call-setup-timeout': {
    title: 'The call did not connect in time',
    advice: 'Check the internet and call again.',
  },
  'peer-setup-failed': {
    title: 'The customer’s phone could not set up the call',
    advice: 'Their internet or their WhatsApp failed. Wait a little and call again, or go on by message.',
  },
  'peer-heard-nothing': {
    title: 'WhatsApp ended the call: your sound did not reach the customer',
    advice: 'Check the internet and run the sound check. Then use Call back.',
  },
  'peer-sent-nothing': {
    title: 'WhatsApp ended the call: the customer’s sound stopped coming',
    advice: 'Their internet may have dropped. Use Call back in a little while, or go on by message.',
  },
  'sound-never-came': {
    title: 'WhatsApp ended the call: no sound went through',
    advice: 'The network here may block calls. Run the sound check and ask support to open UDP on the network.',
  },
  'call-lost-in-restart': {
    title: 'The call dropped when the phone restarted',
    advice: 'This kind of call cannot be rejoined. Use Call back to reach the customer.',
  },
};
