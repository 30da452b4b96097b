import type { AppErrorCode } from '../../errors.ts';

/** What each failure is called and what to do next. */
export const enErrors: Record<AppErrorCode, { readonly title: string; readonly advice: string }> = {
  // the key
  'key-rejected': {
    title: 'The key of this line was not accepted',
    advice: 'Copy the key again from the Pilot Status dashboard, remove the line and add it once more.',
  },
  'key-malformed': {
    title: 'This is not a whole key',
    advice: 'Copy the key again from the Pilot Status dashboard, without dots, spaces or accents, and paste it here.',
  },
  'key-locked': {
    title: 'The key of this line does not open on this computer',
    advice: 'Unlock the system’s password vault and open the phone again. If that fails, remove the line and add it once more.',
  },
  'tenant-key-given': {
    title: 'This is the account’s key, not a number’s',
    advice: 'In the dashboard, open the number that will call and copy the key shown there.',
  },
  'number-key-given': {
    title: 'This is a number’s key, and the account’s is needed here',
    advice: 'Ask whoever manages Pilot Status for the account key.',
  },
  'line-already-added': {
    title: 'This line is already on the phone',
    advice: 'Look for it in the list of lines. There is no need to add it again.',
  },
  'account-offer-gone': {
    title: 'The list of numbers is too old',
    advice: 'To be safe it lasts only a few minutes. Paste the account key again.',
  },
  // the number
  'line-disconnected': {
    title: 'This number is disconnected from WhatsApp',
    advice: 'Scan the QR code again in the Pilot Status dashboard. The line comes back by itself.',
  },
  'calling-disabled': {
    title: 'Calls are switched off for this number',
    advice: 'Ask the administrator to switch calls on for this number in the Pilot Status dashboard.',
  },
  'not-supported': {
    title: 'This kind of number cannot do that',
    advice: 'Use another line. If it worked before, tell support.',
  },
  'plan-required': {
    title: 'The current plan does not include calls',
    advice: 'Talk to the administrator of the Pilot Status account about the plan.',
  },
  'payment-required': {
    title: 'Meta has no payment method on file',
    advice: 'The administrator needs to add a card to the WhatsApp Business account.',
  },
  'number-restricted': {
    title: 'Meta does not let this number call right now',
    advice: 'Answering still works. The reason is shown in the WhatsApp Business dashboard.',
  },
  'tier-too-low': {
    title: 'This number is still too small for calls',
    advice: 'Meta asks for a limit of at least 2,000 conversations a day. The administrator sees it, and asks for more, in WhatsApp Business.',
  },
  'country-not-served': {
    title: 'Meta lets numbers of this country place no calls',
    advice: 'Answering still works. To call, use a line of another country or a web line.',
  },
  'quality-paused': {
    title: 'Meta has paused calls of this number for low quality',
    advice: 'Many calls were left unanswered or reported. Use another line and tell the administrator.',
  },
  'calling-settings-refused': {
    title: 'WhatsApp did not take these settings',
    advice: 'Nothing was changed. Check the hours and save again.',
  },
  'calling-settings-stale': {
    title: 'These settings were read too long ago',
    advice: 'Read them again and repeat the change.',
  },
  // the person called
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
    advice: 'Wait until tomorrow to ask again, or wait for the customer to call.',
  },
  'permission-is-permanent': {
    title: 'This customer already allows calls for good',
    advice: 'There is nothing to ask for: call.',
  },
  'text-window-closed': {
    title: 'The message does not get through: 24 hours have passed',
    advice: 'Outside the 24-hour window WhatsApp takes approved templates only. Wait until they write or call, or send a template from the dashboard.',
  },
  'unanswered-second': {
    title: 'Nobody answered the last call',
    advice: 'If this one stays unanswered too, WhatsApp suggests to the customer to take the permission back. Send a message first.',
  },
  'unanswered-fourth': {
    title: 'Three calls in a row went unanswered',
    advice: 'If this one does too, WhatsApp takes the permission back. Send a message and wait for the answer.',
  },
  'call-limit-reached': {
    title: 'Today’s calls to this customer are used up',
    advice: 'Try tomorrow or go on by message.',
  },
  'peer-unreachable': {
    title: 'This number does not take WhatsApp calls',
    advice: 'Check that it is the right number. The customer may not use WhatsApp or may have an old version.',
  },
  'peer-busy': {
    title: 'There is already a call with this customer',
    advice: 'A colleague may be talking to them. Try again in a few minutes.',
  },
  'message-refused': {
    title: 'The message was not accepted',
    advice: 'WhatsApp or Pilot Status did not let it through. Answer, reject, or write from the inbox.',
  },
  // the call
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
  'call-lost-in-restart': {
    title: 'The call dropped when the phone restarted',
    advice: 'This kind of call cannot be rejoined. Use Call back to reach the customer.',
  },
  // sound
  'web-audio-unavailable': {
    title: 'Sound for WhatsApp Web did not open on this computer',
    advice: 'Use an official WhatsApp line. To solve it for good, reinstall Pilot Softphone.',
  },
  'microphone-blocked': {
    title: 'The microphone is blocked: the customer will not hear you',
    advice: 'Allow the microphone for Pilot Softphone in the system settings and call again.',
  },
  'audio-device-switched': {
    title: 'The chosen device was unplugged',
    advice: 'Sound moved to the default device. Plug the chosen one in again and sound returns to it.',
  },
  'audio-device-missing': {
    title: 'No microphone or speaker was found',
    advice: 'Plug in the headset or choose another device in the settings.',
  },
  'headsets-away': {
    title: 'Headsets cannot be looked for right now',
    advice: 'The part of the phone that handles sound is restarting. Try again in a few seconds.',
  },
  'sound-check-in-call': {
    title: 'The sound check waits for the call',
    advice: 'The call needs the same devices. Try again when it is over.',
  },
  'media-host-refused': {
    title: 'The sound would come from an address we do not know',
    advice: 'The call was ended to be safe. Tell support.',
  },
  'customer-silent': {
    title: 'No sound from the customer for five seconds',
    advice: 'Ask whether they can hear you. If nothing comes back, hang up and call back.',
  },
  'media-lost': {
    title: 'The sound of the call dropped and did not come back',
    advice: 'Check the internet and use Call back.',
  },
  'voice-part-missing': {
    title: 'This computer does not treat your voice as asked',
    advice: 'On web numbers, echo, noise or volume stay as they are. Use a headset, or switch the option off under Your voice.',
  },
  'sound-rate-wrong': {
    title: 'Voices may sound slow or sped up',
    advice: 'In the advanced settings, change the sound quality of WhatsApp Web. It counts from the next call on.',
  },
  // the service
  'service-unreachable': {
    title: 'No connection to Pilot Status',
    advice: 'Check the internet. The phone keeps trying by itself.',
  },
  'service-timeout': {
    title: 'Pilot Status took too long to reply',
    advice: 'Wait a moment and try again.',
  },
  'api-address-wrong': {
    title: 'There is no Pilot Status at this address',
    advice: 'Check the API address in the settings and try again.',
  },
  'service-broken': {
    title: 'Pilot Status has a problem',
    advice: 'Wait a minute and try again. If it goes on, tell support.',
  },
  'rate-limited': {
    title: 'Too many requests in a short time',
    advice: 'Wait a little. The phone goes on by itself.',
  },
  // the way by which webhooks reach us
  'tunnel-program-missing': {
    title: 'cloudflared is not on this computer',
    advice: 'Install cloudflared, or say in the settings where it is. Until then calls arrive by checking.',
  },
  'tunnel-token-missing': {
    title: 'The token of the tunnel is missing',
    advice: 'Paste the token in the settings, under How calls arrive.',
  },
  'tunnel-refused': {
    title: 'The tunnel refused the token or the domain',
    advice: 'Check the token and the domain in the settings and paste the token again.',
  },
  'tunnel-lost': {
    title: 'The tunnel is down',
    advice: 'The phone is opening it again. Until then calls arrive by checking, a few seconds late.',
  },
  'tunnel-port-taken': {
    title: 'Another program uses the port of the tunnel',
    advice: 'Close the other program, or choose another port in the settings and in the tunnel.',
  },
  'public-url-wrong': {
    title: 'The public address does not lead here',
    advice: 'Check the address in the settings. It starts with https:// and must lead to the port of this phone.',
  },
  // ourselves
  'invalid-input': {
    title: 'The phone did not understand this request',
    advice: 'Check what was filled in and try again.',
  },
  'keys-not-kept': {
    title: 'Keys last only until the phone is closed',
    advice: 'This computer has no password vault. Switch on the system’s vault so that keys need not be pasted again.',
  },
  'line-not-kept': {
    title: 'This line lasts only until the phone is closed',
    advice: 'The computer did not let it be written. Free space on the disk, remove the line and add it once more.',
  },
  'storage-damaged': {
    title: 'A file of the phone was damaged',
    advice: 'It was set aside and a new one was started. Check the settings.',
  },
  'report-gone': {
    title: 'There is no report of this call',
    advice: 'Nothing needs to be done. Only calls that had sound have a report, and the oldest are deleted.',
  },
  'export-refused': {
    title: 'The file was not saved',
    advice: 'Choose another folder and save again.',
  },
  'storage-unavailable': {
    title: 'A file of the phone could not be opened',
    advice:
      'Nothing is lost, but what changes now lasts only until the phone is closed. Close other programs that use the file and open the phone again.',
  },
  'events-damaged': {
    title: 'The last call events were lost when the computer went down',
    advice: 'Look at the recent calls. The phone has asked Pilot Status again.',
  },
  'storage-full': {
    title: 'The disk is full',
    advice: 'Free some space. Until then the phone finds calls only by checking and keeps nothing new, such as history or clips.',
  },
  'consent-needed': {
    title: 'The customer has not agreed to be recorded yet',
    advice: 'Play the consent clip to its end, or ask and tick that the customer agreed.',
  },
  'recording-unsafe': {
    title: 'This computer has no safe place for the recordings’ key',
    advice: 'Nothing is recorded. Set up the system’s password vault and open the phone again.',
  },
  'recording-locked': {
    title: 'Recordings do not open on this computer',
    advice: 'Unlock the system’s password vault and open the phone again. Recordings of another computer or user do not open here.',
  },
  'recording-damaged': {
    title: 'This recording is damaged',
    advice: 'Its beginning does not open, so nothing of it can be played. It can be deleted.',
  },
  'recording-gone': {
    title: 'This recording is no longer there',
    advice: 'It was deleted, or was older than recordings are kept.',
  },
  'recording-broke-off': {
    title: 'The recording broke off',
    advice: 'The disk is full or does not take it. The call goes on, and what was recorded is kept. Free some space and record again.',
  },
  'clip-unusable': {
    title: 'This file cannot be used as a clip',
    advice: 'Choose a WAV or Opus file with sound, of two minutes at most. Remove clips that are not needed.',
  },
  'clip-not-played': {
    title: 'The clip was not played',
    advice: 'The call has no sound now, or Pilot Status did not take the clip. Try again.',
  },
  'prices-unusable': {
    title: 'This file has no prices that can be used',
    advice: 'Use CSV or JSON with the columns prefix and price per minute. The table from before stays in use.',
  },
  'environment-invalid': {
    title: 'The lines given by the installation could not be read',
    advice: 'Ask whoever installed the phone to correct PILOT_STATUS_API_KEYS and PILOT_STATUS_API_URL and open it again.',
  },
  'practice-unavailable': {
    title: 'Practice did not open',
    advice: 'Switch practice off and on in the settings. Other lines are not affected.',
  },
  // the network and the machine
  'proxy-address-wrong': {
    title: 'The proxy address is not right',
    advice: 'Write host and port, such as proxy.company.com:3128. User and password have fields of their own.',
  },
  'proxy-unreachable': {
    title: 'The proxy does not answer',
    advice: 'Check the proxy address in the network settings, or choose the system’s.',
  },
  'proxy-login-needed': {
    title: 'The proxy asks for a user and password',
    advice: 'Write the proxy’s user and password in the network settings. If they are there, check them with your company’s support.',
  },
  'proxy-unsupported': {
    title: 'This phone does not speak with this kind of proxy',
    advice: 'Ask your company’s support for an HTTP proxy with user and password, or for direct access to Pilot Status.',
  },
  'certificate-untrusted': {
    title: 'The network showed an unknown certificate',
    advice: 'If your company inspects the network, add its certificate file in the network settings.',
  },
  'ca-file-unusable': {
    title: 'The certificate file is of no use',
    advice: 'Choose a PEM file with your company’s certificates. The phone goes on with the system’s.',
  },
  'clock-wrong': {
    title: 'The clock of this computer is wrong',
    advice: 'Switch on automatic date and time in the system.',
  },
  'disk-low': {
    title: 'The disk is nearly full',
    advice: 'Free some space: without it incoming calls and recordings are lost.',
  },
  'notifications-blocked': {
    title: 'The system does not show the phone’s notifications',
    advice: 'Allow notifications of Pilot Softphone in the system’s settings. The call card appears all the same.',
  },
  // what an administrator lays down, and files of settings
  'locked-by-policy': {
    title: 'This setting is managed by your company',
    advice: 'To change it, talk to whoever manages the computers.',
  },
  'policy-broken': {
    title: 'There is a mistake in the company’s policy',
    advice: 'The phone works without the wrong part. Show the detail to whoever manages the computers.',
  },
  'settings-file-unusable': {
    title: 'This file holds no settings',
    advice: 'Choose a file that Pilot Softphone has exported.',
  },
  'import-gone': {
    title: 'The file was chosen too long ago',
    advice: 'Choose the file again.',
  },
  'do-not-contact': {
    title: 'This contact asked not to be called',
    advice: 'Call only for a good reason: confirm it in the dial field.',
  },
  'contact-gone': {
    title: 'This contact was deleted already',
    advice: 'The list is up to date now. Add the contact again if you need it.',
  },
  'contacts-full': {
    title: 'There is room for 100,000 contacts, and all of it is taken',
    advice: 'Delete contacts you do not use, or import a shorter list.',
  },
  'contacts-file-unusable': {
    title: 'This file is no list of contacts',
    advice: 'Choose a CSV file (from a spreadsheet) or a vCard (.vcf).',
  },
  'contacts-file-too-large': {
    title: 'The file is too large',
    advice: 'Split the list into files of at most 20 MB and 100,000 rows.',
  },
  internal: {
    title: 'The phone had an error',
    advice: 'Close and open Pilot Softphone. If it happens again, tell support.',
  },
};
