import type { Words } from '../words.ts'

export const errors: Words['errors'] = {
  'bad-input': 'The program did not understand this request. Nothing was changed.',
  'unknown-method': 'The program did not understand this request. Nothing was changed.',
  'not-permitted': 'This place may not be used. Choose the folder or file again in the program.',
  'not-found': 'What you looked for is no longer in the library.',
  conflict: 'It was changed a moment ago. Please try again.',
  cancelled: 'Cancelled.',
  'too-large': 'The file is too large and was not read. Split it and try again.',
  'nothing-to-import':
    'There is no report to read here: {{path}}. Choose a folder with reports (txt, md, docx, pdf, html, csv, xlsx or zip).',
  unreadable: 'This file or folder cannot be read: {{path}}. Check that it is still there and that you may read it.',
  'unsupported-format': 'This format cannot be read yet: {{path}}.',
  'no-library': 'No library is open. Open one or make a new one.',
  'library-missing': 'The library is not there: {{path}}. It may have been moved or renamed.',
  'not-a-library': 'This is no Duidu library: {{path}}.',
  'library-newer': 'This library was made by a newer version of Duidu and was left alone. Please update the program.',
  'library-locked': 'This library is open in another window or program. Close it there first.',
  'library-damaged': 'The library file is damaged and was not touched. You can go back to a copy in its "backups" folder.',
  'library-read-only': 'The library lies in a place that cannot be written to. Check the disk and the permissions of the folder.',
  'disk-full': 'The disk is full. The last step was not saved, everything before it is safe. Make room and try again.',
  'nothing-to-undo': 'There is nothing to undo.',
  'nothing-to-redo': 'There is nothing to redo.',
  'engine-stopped': 'The engine stopped and was started again. Everything that was confirmed is there; please try again.',
  'connection-lost': 'The connection to the program was lost. Everything that was confirmed is safe.',
  'browser-missing': 'No browser was found.',
  unexpected: 'Something unexpected went wrong. This step was not done; everything before it is safe.',
}
