import type { CallContext, Input, Output } from '../../../shared/contract.ts'
import { sectionFrequencies } from '../../comparing/frequencies.ts'
import { type AlikeStretch, alikeStretches, nameWords, type WordedSection } from '../../comparing/link-words.ts'
import { weigh } from '../../comparing/vectors.ts'
import type { WordThread } from '../finding/word-thread.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { finishInSlices } from '../slices.ts'
import type { ComparedSections, ReadReport } from './compared-sections.ts'
import { sectionAt } from './placed-pins.ts'

export interface SectionWords {
  words(input: Input<'compare.words'>, context: Pick<CallContext, 'signal'>): Promise<Output<'compare.words'>>
}

interface AskedSection extends WordedSection {
  /** As the report writes it. */
  readonly own: string
}

/** Which words make two sections alike. They are asked for when somebody wants to know: cutting whole reports for it takes as long as all the rest. */
export function createSectionWords(
  library: CurrentLibrary,
  sections: ComparedSections,
  thread: WordThread,
  stopWords: () => ReadonlySet<string>,
): SectionWords {
  return {
    async words({ pairs }, { signal }) {
      const db = library.database()
      const open = whileOpen(library, signal)
      const reports = new Map<string, ReadReport>()
      for (const { reportId } of pairs.flatMap(({ from, to }) => [from, to]))
        if (!reports.has(reportId)) reports.set(reportId, await finishInSlices(sections.read(db, reportId), open))
      const counted = [...reports.values()].flatMap(report => report.sections.map(({ counts }) => counts))
      const frequencies = await finishInSlices(sectionFrequencies(counted), open)

      function sectionOf({ reportId, start: at }: (typeof pairs)[number]['from']): AskedSection[] {
        const report = reports.get(reportId)
        const section = report?.sections[sectionAt(report, at)]
        if (!report || !section) return []
        const { start, end, counts } = section
        return [{ own: report.text.slice(start, end), text: report.simplified.slice(start, end), vector: weigh(counts, frequencies) }]
      }

      function* find(): Generator<void, { one: AskedSection; other: AskedSection; stretches: AlikeStretch[] }[]> {
        const found = []
        for (const { from, to } of pairs) {
          const [[one], [other]] = [sectionOf(from), sectionOf(to)]
          if (one && other) found.push({ one, other, stretches: alikeStretches(one, other) })
          yield
        }
        return found
      }

      const found = await finishInSlices(find(), open)
      const runs = new Set(found.flatMap(({ one, stretches }) => stretches.map(({ run }) => one.text.slice(run.start, run.end))))
      const cut = await thread.ask('cut', [...runs])
      const wordsOf = new Map([...runs].map((run, at) => [run, cut[at] ?? []]))
      return {
        words: found.map(({ one, other, stretches }) =>
          nameWords([one.text, other.text], stretches, run => wordsOf.get(run) ?? [], stopWords(), frequencies).map(({ start, end }) =>
            one.own.slice(start, end),
          ),
        ),
      }
    },
  }
}
