import type { SectionRole } from '../../shared/model/comparison.ts'
import type { Part } from '../../shared/model/report.ts'
import type { AlignedSection } from './align.ts'
import { countGrams, documentFrequencies, weigh } from './vectors.ts'

/** For tests only: sections in one line. */

/** `plan 修路 架桥`, `review opening 去年`: part, role unless it is a section, words. */
export type Line = string

const ROLES: readonly string[] = ['fields', 'opening', 'shortcomings', 'closing']

/** Columns of sections of one genre, weighed together; `themes` by the first letter of a section's words. */
export function columnsOf(columns: readonly (readonly Line[])[], themes?: Readonly<Record<string, readonly number[]>>): AlignedSection[][] {
  const read = columns.map(lines =>
    lines.map(line => {
      const [part = '', role = '', ...words] = line.split(' ')
      const isRole = ROLES.includes(role)
      const text = isRole ? words.join('。') : [role, ...words].join('。')
      return { part: part as Part, role: (isRole ? role : 'section') as SectionRole, text, counts: countGrams({ text, weight: 1 }) }
    }),
  )
  const frequencies = documentFrequencies(read.flat().map(({ counts }) => counts))
  return read.map(lines =>
    lines.map(({ part, role, text, counts }) => {
      const shares = themes && (themes[text[0] ?? ''] ?? [0, 0])
      return { part, role, vector: weigh(counts, frequencies), themes: shares ? { shares, inside: shares, kinds: null } : null, genre: '' }
    }),
  )
}
