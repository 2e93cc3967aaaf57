import type { Words } from '../words.ts'

export const backups: Words['backups'] = {
  title: 'Backups',
  open: 'Backups…',
  label: 'Backups of this library',
  help: 'While you work, a checked copy of the library is made every quarter of an hour when something was done. Near ones are kept closely, far ones thinly.',
  none: 'There is no backup yet.',
  make: 'Back up now',
  restore: 'Put back',
  restoreOf: 'Put back the backup of {{time}}',
  sure: 'The library becomes what it was then. What it is now is kept as a backup.',
  size: '{{megabytes}} MB',
  reason: {
    automatic: 'by itself',
    asked: 'on request',
    'before-restore': 'before another one was put back',
    'before-migration': 'before a new version of the program',
  },
  busy: { backup: 'Copying…', archive: 'Packing…', restore: 'Putting back…' },
  archived: 'Written: {{path}}',
  archive: {
    title: 'The whole library as one file',
    help: 'With texts, highlights, tags, notes and history; for keeping elsewhere, or for another computer.',
    write: 'Write to a folder…',
    open: 'Make a library from such a file…',
  },
}
