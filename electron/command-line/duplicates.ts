import type { DuplicateGroup } from '../../shared/model/duplicate.ts'
import { type Command, LIBRARY } from './command.ts'
import { withLibrary } from './session.ts'
import { counted, shorten, table } from './table.ts'

export const duplicates: Command = {
  name: 'duplicates',
  usage: '--library DIR',
  summary: 'list the reports that are likely in the library more than once, and which to keep',
  options: LIBRARY,
  async run(context) {
    const groups = await withLibrary(context, client => client.call('duplicates.list', {}, { signal: context.signal }))
    context.output.result({ groups }, () => groupsText(groups))
    return undefined
  },
}

function groupsText(groups: readonly DuplicateGroup[]): string {
  if (groups.length === 0) return 'No report is in the library more than once.'
  return [`${counted(groups.length, 'report')} more than once`, ...groups.map(groupText)].join('\n\n')
}

function groupText({ same, conflicts, proposal, reports }: DuplicateGroup): string {
  const apart = conflicts.length > 0 ? `; filed under a different ${conflicts.join(', ')}` : ''
  const advice = proposal.keep === null ? `choose which to keep (${proposal.reason})` : `keep ${proposal.keep} (${proposal.reason})`
  const rows = reports.map(({ id, place, year, format, words, notes, highlights, share, sourcePath }) => {
    return [id, place, year, format, words, notes, highlights, Math.round(share * 100), shorten(sourcePath, 60)]
  })
  const heading = ['id', 'place', 'year', 'format', 'length', 'notes', 'highlights', '%', 'file']
  return `${same ? 'same words' : 'nearly the same'}${apart}; ${advice}\n${table(heading, rows)}`.trimEnd()
}
