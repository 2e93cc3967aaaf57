import type { Words } from '../words.ts'

export const changes: Words['changes'] = {
  earlier: 'Earlier report',
  later: 'Later report',
  opening: 'Comparing sentence by sentence…',
  failed: 'Not compared',
  failedText: 'The reports are there, nothing has been changed. Try again, or choose another report.',
  summary: 'Changes at a glance',
  change: { new: 'New', gone: 'Gone', moved: 'Moved', reworded: 'Reworded', unchanged: 'Unchanged' },
  help: {
    new: 'Sentences of the later report only, and their share of it',
    gone: 'Sentences of the earlier report only, and their share of it',
    moved: 'Sentences that stand elsewhere now, and their share of the later report',
    reworded: 'Sentences at the same place in other words, and their share of the later report',
    unchanged: 'Sentences in the same words, and their share of the later report; numbering and the sign at the end aside',
  },
  figures: 'Figures changed',
  figuresHelp: 'Only sentences in which figures changed',
  fold: { unchanged: '{{count}} unchanged', hidden: '{{count}} not shown' },
  moved: {
    away: 'Moved',
    from: 'Was under “{{heading}}”: go there',
    fromPlace: 'Go to where it was',
    to: 'Now under “{{heading}}”: go there',
    toPlace: 'Go to where it is now',
  },
  split: 'one became two',
  joined: 'two became one',
  read: 'Click to open in the report',
  all: 'All changes of the two reports',
  table: 'Changes sentence by sentence',
  tableHelp:
    'N next change, P the one before; Enter opens the later report there, Shift+Enter the earlier; M goes between a moved sentence and its old place',
  column: 'Change',
  year: { previous: 'Year before', next: 'Year after', previousHelp: 'Both reports one year back', nextHelp: 'Both reports one year on' },
}
