import type { Words } from '../words.ts'

export const errors: Words['errors'] = {
  'bad-input': 'The program did not understand this request. Nothing was changed.',
  'unknown-method': 'The program did not understand this request. Nothing was changed.',
  'not-permitted': 'This place may not be used. Choose the folder or file again in the program.',
  'not-found': 'What you looked for is no longer in the library.',
  conflict: 'It was changed a moment ago. Please try again.',
  cancelled: 'Cancelled.',
  'too-large': 'The file is too large and was not read. Split it and try again.',
  'too-many': 'That is too much for one step: {{total}}, at most {{most}}. Narrow the search, or choose some of them.',
  'nothing-to-export': 'There is nothing to export: no report passes the filter, or there are no tags yet.',
  'template-fails': 'The template cannot be used: {{reason}}',
  'nothing-to-import':
    'There is no report to read here: {{path}}. Choose a folder with reports (txt, md, docx, pdf, html, csv, xlsx or zip).',
  unreadable: 'This file or folder cannot be read: {{path}}. Check that it is still there and that you may read it.',
  'unsupported-format': 'This format cannot be read yet: {{path}}.',
  'no-library': 'No library is open. Open one or make a new one.',
  'library-missing':
    'The library is not there: {{path}}. It may have been moved or renamed, or its disk is not connected. Put it back or connect it and try again, or open another library.',
  'not-a-library': 'This is no Duidu library: {{path}}.',
  'library-newer': 'This library was made by a newer version of Duidu and was left alone. Please update the program.',
  'library-locked': 'This library is open in another window or program. Close it there first.',
  'library-damaged':
    'The library file is damaged and was not touched: {{path}}. Choose an earlier one under “Backups…”; the damaged file is kept.',
  'library-unreachable':
    'The disk of the library does not answer: it was taken out or its connection was lost. Everything that was confirmed is safe; connect it and open the library again.',
  'library-read-only':
    'The library lies in a place that cannot be written to: {{path}}. Check the disk and the permissions of the folder and its files, or open a library elsewhere.',
  'disk-full': 'The disk is full. The last step was not saved, everything before it is safe. Make room and try again.',
  'settings-unsaved':
    'The folder of the program itself cannot be written to: {{path}}. The settings were not saved; the library is not affected. Check its permissions, or name another folder in DUIDU_DATA.',
  'repair-left-out': 'This place belongs to no report. Point at the text of a report, or keep what was left out here first.',
  'repair-begins-here': 'The report begins here already. Point at the place inside it where another report begins.',
  'repair-no-next': 'This is the last report; there is none after it to merge with. Merge from the report before it.',
  'repair-into-itself': 'A passage cannot be moved into itself. Choose another paragraph.',
  'repair-nothing-there': 'There is no text of a report in this selection. Select words of a report.',
  'repair-whole-report': 'The report would have no text left. If you do not need it, remove it in the library.',
  'repair-kept-already': 'All of this is in a report already. Select words that were left out.',
  'repair-no-report': 'There is no report in this file yet. Make a report of the selection first.',
  'tag-name-taken': 'There is a tag “{{name}}” there already. Choose another name, or merge the two.',
  'tag-below-itself': 'The tag “{{name}}” cannot be put below itself or into a tag below it. Choose another place.',
  'tags-unreadable': 'This file is no table of tags. Choose a CSV file with the tags in its first column.',
  'tag-too-long':
    'The tag “{{name}}” lies too deep, or its name, description or memo is too long. Nothing was imported; shorten it and try again.',
  'not-doubtful': 'The place of this highlight has been settled already.',
  'nothing-to-undo': 'There is nothing to undo.',
  'built-upon': 'What you did later builds on this. Undo that first.',
  'nothing-to-redo': 'There is nothing to redo.',
  'engine-stopped': 'The engine stopped and was started again. Everything that was confirmed is there; please try again.',
  'connection-lost': 'The connection to the program was lost. Everything that was confirmed is safe.',
  'browser-missing': 'No browser was found.',
  unexpected: 'Something unexpected went wrong. This step was not done; everything before it is safe.',
}
