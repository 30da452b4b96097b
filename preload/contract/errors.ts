/**
 * What can go wrong, named by what the agent should do about it, not by who failed.
 * Each code has a title and a next step in every locale (`locales/`); a missing one does not compile.
 */
export const APP_ERROR_CODES = [
  // the key
  'key-rejected', // paste the key again
  'key-malformed', // what was pasted is not a whole key: copy it again
  'key-locked', // kept, but this machine's vault does not open it: unlock the vault, or remove the line
  'tenant-key-given', // take the number's own key
  'number-key-given', // an account key is needed for this
  'line-already-added',
  'account-offer-gone', // the list of numbers is too old: paste the account key again
  // the number
  'line-disconnected', // web number: scan the QR code again
  'calling-disabled', // Meta number: switch calling on
  'calling-not-ready', // Meta number: something of its technical set-up is missing
  'not-supported', // this kind of number cannot do it
  'calling-settings-refused', // WhatsApp does not take these calling settings
  'calling-settings-stale', // they were read too long ago: read them again
  'plan-required', // the Pilot Status plan does not include it
  'payment-required', // Meta wants a payment method
  'number-restricted', // Meta keeps this number from calling, and does not say why
  'tier-too-low', // Meta number: its messaging limit is below 2,000 a day
  'country-not-served', // Meta lets numbers of this country place no calls
  'quality-paused', // Meta has paused calls for low quality
  'too-many-calls', // Meta: of the number at once, or in a short time: wait, or use another line
  // the person called
  'bad-number', // correct the number
  'permission-required', // ask the customer for permission first
  'permission-request-limit', // wait before asking again
  'conversation-needed', // nobody has written to the other yet: a message first
  'permission-is-permanent', // nothing to ask for
  'text-window-closed', // free text reaches them within 24 hours of theirs alone
  'unanswered-second', // ours: one more unanswered call and WhatsApp warns them
  'unanswered-fourth', // ours: one more unanswered call and the permission is gone
  'call-limit-reached', // wait: the calls to this customer are used up
  'peer-unreachable', // not on WhatsApp, or an old version
  'peer-busy', // already in a call with this customer
  'do-not-contact', // asked not to be called: call all the same, or not
  'message-refused', // WhatsApp's rules or the service keep it back: answer, or write from the inbox
  // the call
  'call-gone', // it ended meanwhile
  'answered-elsewhere',
  'line-busy', // one call at a time
  'call-setup-refused', // WhatsApp refused the media description
  'prepared-elsewhere', // another station on this number got its description in first: no early preparation on shared numbers
  'call-setup-timeout', // the answer never came
  'peer-setup-failed', // WhatsApp: the customer's phone could not set the call up
  'peer-heard-nothing', // WhatsApp has ended it: none of our sound arrived
  'peer-sent-nothing', // WhatsApp has ended it: the customer's phone sent none
  'sound-never-came', // WhatsApp has ended it: it was taken, and no sound went either way
  'call-lost-in-restart', // the app died in it, and this kind cannot be rejoined: call back
  // sound
  'web-audio-unavailable', // PortAudio did not load: answer elsewhere, reinstall
  'microphone-blocked', // allow the microphone
  'audio-device-missing', // plug one in, choose another
  'audio-device-switched', // the chosen one is gone and another sounds in its place: plug it in again
  'headsets-away', // the station that sees them is loading: try again in a moment
  'sound-check-in-call', // the call comes first: try again after it
  'media-host-refused', // the server named a media address we do not trust
  'customer-silent', // nothing comes from the customer: ask whether they hear, hang up and call back
  'media-lost', // sound was lost and could not be brought back
  'voice-part-missing', // echo, noise or gain of web numbers is not done on this machine: use a headset, or switch it off
  'sound-rate-wrong', // web number: choose another sound quality
  // the service
  'service-unreachable', // network
  'service-timeout', // no answer in time
  'api-address-wrong', // nothing of the service answers there: correct the address in the settings
  'service-broken', // 5xx, half an answer, not JSON
  'rate-limited', // wait
  // the way by which webhooks reach us
  'tunnel-program-missing', // install cloudflared, or say where it is
  'tunnel-token-missing', // paste the tunnel's token
  'tunnel-refused', // its token or domain is not accepted: correct it
  'tunnel-lost', // it died or hangs; it is opened again by itself
  'tunnel-port-taken', // another program listens where our receiver must
  'public-url-wrong', // not an https address that leads here: correct it
  // recordings and clips
  'consent-needed', // play the consent clip, or ask
  'recording-unsafe', // no safe place for its key on this machine: nothing is recorded
  'recording-locked', // sealed with a key that this machine's vault does not give: unlock the vault
  'recording-damaged', // not even its beginning opens
  'recording-gone', // deleted meanwhile
  'recording-broke-off', // the disk is full or refuses: what was written is kept, the call goes on
  'clip-unusable', // no sound in it, too long, or too many clips
  'clip-not-played', // the service did not take it, or the call has no sound: try again
  // files
  'file-dialog-missing', // the system opened no question for a file: install what draws one, try again
  // contacts
  'contact-gone', // removed meanwhile
  'contacts-full', // remove some, or bring in a shorter list
  'contacts-file-unusable', // neither CSV nor vCard: choose another file
  'contacts-file-too-large', // split the file
  // updates of the app
  'update-unreachable', // the update server does not answer: it is asked again by itself
  'update-refused', // not signed by us, or an old one shown again: nothing is installed, tell support
  'update-failed', // it broke off: try again
  'update-in-call', // after the call
  'update-ready', // no failure: a newer version waits for the agent's word
  'update-required', // this version places no calls any more: install the newer one
  // links, keys, the start of the computer, other programs
  'link-refused', // no number in it that may be called: type it
  'links-not-ours', // the system opens them with another program: choose this one there
  'command-not-placed', // the folder cannot be written to, or something else lies there: look
  'no-call', // a key or a command, and nothing it could mean
  'only-rings', // a command for the call one is in, and there is only one that rings: answer it, or reject it
  'no-such-line', // a command named one that is not there
  'login-refused', // the system does not start us: ask the administrator
  'tray-missing', // this desktop shows no icon: install the extension
  'crm-address-wrong', // the customer page's address is no good: correct it
  'outside-refused', // the system opened nothing: see whether there is a browser
  'hook-address-wrong', // correct it
  'hook-refused', // whoever is told of calls says no: tell who looks after it
  'hook-secret-locked', // unlock the vault, or make a new one
  // ourselves
  'invalid-input', // the command was malformed
  'keys-not-kept', // no safe place for keys on this machine: they last until quit
  'line-not-kept', // the disk refused: the line lasts until quit
  'storage-damaged', // a settings or history file was set aside
  'events-damaged', // the end of the event log was lost with the machine: look at the recent calls
  'storage-full', // free some disk space: events are refused until then
  'report-gone', // nothing was kept of how the call sounded
  'note-not-kept', // the disk refused: copy the text, and free some space where it is full
  'export-refused', // the chosen folder takes no file: choose another
  'storage-unavailable', // a file is sound but cannot be opened now: what changes lasts until quit
  'prices-unusable', // nothing in the file is a price
  'environment-invalid', // a variable that gives lines makes no sense: correct it
  'practice-unavailable',
  // the network and the machine
  'proxy-address-wrong', // not host:port: correct it
  'proxy-unreachable', // the proxy does not answer: correct it, or switch it off
  'proxy-login-needed', // it asks who is there: give it user and password
  'proxy-unsupported', // of a kind that this phone does not speak
  'certificate-untrusted', // somebody on the way shows a certificate nobody here knows: add the company's
  'ca-file-unusable', // no certificates in it, or it cannot be read
  'clock-wrong', // this machine's clock is off: set it
  'disk-low', // free some disk space soon
  'notifications-blocked', // allow them in the system
  // what an administrator lays down, and files of settings
  'locked-by-policy', // the company keeps it so
  'policy-broken', // parts of it make no sense: tell the administrator
  'settings-file-unusable', // not a file of settings: choose another
  'import-gone', // chosen too long ago: choose the file again
  'internal', // a bug of ours: restart, send the log
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** A failure as value. `detail` is for diagnostics and support, never the only explanation; it holds no secret. */
export interface AppError {
  readonly code: AppErrorCode;
  readonly detail?: string;
  /** Milliseconds after which trying again makes sense, where the service told us. */
  readonly retryAfterMs?: number;
}

export function appError(code: AppErrorCode, detail?: string): AppError {
  return detail === undefined ? { code } : { code, detail };
}
