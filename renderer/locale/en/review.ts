import type { Words } from '../words.ts'

export const review: Words['review'] = {
  label: 'Highlights to check',
  counts: 'To check: {{doubtful}} · lost: {{lost}}',
  confirmAll: 'Confirm all',
  doubtful_one: 'To check: the text has changed; is this the place? ({{count}})',
  doubtful_other: 'To check: the text has changed; is this the place? ({{count}})',
  lost_one: 'Lost: not found in the new text ({{count}})',
  lost_other: 'Lost: not found in the new text ({{count}})',
  was: 'Before',
  now: 'Now',
  nowhere: 'The new text does not hold these words. Quote and note are kept; they come back by themselves with their words.',
  confirm: 'This is the place',
  move: 'Move elsewhere…',
  detach: 'Keep as lost',
  open: 'Look at the text',
  empty: { title: 'Nothing to check', text: 'When a file changes, highlights whose place is not sure are listed here for you to decide.' },
  moving: 'Select the new words for “{{quote}}”',
  moveHere: 'Move to the selected words',
}
