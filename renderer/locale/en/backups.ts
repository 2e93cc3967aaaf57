import type { Words } from '../words.ts'

export const backups: Words['backups'] = {
  title: 'Backups',
  open: 'Backups…',
  label: 'Backups of this library',
  help: 'While you work, a checked copy of the library is made every quarter of an hour if something has changed. Recent copies are kept close together, older ones further apart.',
  none: 'There is no backup yet.',
  make: 'Back up now',
  restore: 'Restore',
  restoreOf: 'Restore the backup of {{time}}',
  sure: 'The library goes back to what it was then. What it is now is kept as a backup first.',
  sureDamaged: 'The library goes back to what it was then. The damaged file stays beside it under another name.',
  size: '{{megabytes}} MB',
  reason: {
    automatic: 'by itself',
    asked: 'on request',
    'before-restore': 'before a restore',
    'before-migration': 'before a new version of the program',
  },
  busy: { backup: 'Copying…', archive: 'Packing…', restore: 'Restoring…' },
  archived: 'Written: {{path}}',
  restored: 'Put back; what there was before is kept as a backup too.',
  archive: {
    title: 'The whole library as one file',
    help: 'With texts, highlights, tags, notes and history; for keeping elsewhere, or for another computer.',
    write: 'Write to a folder…',
    open: 'Make a library from such a file…',
  },
}
