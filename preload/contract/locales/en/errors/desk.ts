import type { Wording } from '../../wording.ts';
import type { ptBrDeskErrors } from '../../pt-br/errors/desk.ts';

/** What fails about the phone itself, its files and lists: what it is called, and what to do next. */
export const enDeskErrors: Wording<typeof ptBrDeskErrors> = {
  'invalid-input': {
    title: 'The phone did not understand this request',
    advice: 'Check what was filled in and try again.',
  },
  'storage-damaged': {
    title: 'A file of the phone was damaged',
    advice: 'It was set aside, and only what could not be read was started anew. Check the settings.',
  },
  'note-not-kept': {
    title: 'The note was not saved',
    advice: 'Copy the text and write it again. If the disk is full, free some space first.',
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
  'disk-low': {
    title: 'The disk is nearly full',
    advice: 'Free some space: without it incoming calls and recordings are lost.',
  },
  'notifications-blocked': {
    title: 'The system does not show the phone’s notifications',
    advice: 'Allow notifications of Pilot Softphone in the system’s settings. The call card appears all the same.',
  },
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
  'file-dialog-missing': {
    title: 'The system opened no window to choose a file',
    advice: 'Nothing has changed. On Linux, install “zenity” or “kdialog” and try again.',
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
