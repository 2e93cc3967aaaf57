import { describe } from '../../../shared/anchoring/describe.ts'
import type { CallContext, Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { IndicatorCandidate } from '../../../shared/model/indicator.ts'
import type { DefinitionPreview, IndicatorDefinition, IndicatorProposal } from '../../../shared/model/indicator-table.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import { parseColumnKey } from '../../comparing/indicators/columns.ts'
import { createDefiner, proposeDefinition } from '../../comparing/indicators/definitions.ts'
import { allKnownIndicators } from '../../comparing/indicators/known-sets.ts'
import type { Db } from '../../store/db.ts'
import {
  addDefinition,
  listChoicesOfReport,
  listDefinitions,
  removeChoice,
  removeDefinition,
  type StoredChoice,
  saveChoice,
  saveDefinition,
} from '../../store/indicators.ts'
import { recordAction } from '../../store/journal.ts'
import { listReportsById } from '../../store/reports.ts'
import { type Announce, type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { finishInSlices } from '../slices.ts'
import { type NumbersOfReport, type Reading, readNumbers, readNumbersOf } from './read-numbers.ts'

export interface IndicatorChoices {
  choose(input: Input<'indicators.choose'>): Promise<ActionSummary>
  definitions(): IndicatorDefinition[]
  propose(input: Input<'indicators.propose'>): Promise<IndicatorProposal>
  preview(input: Input<'indicators.preview'>, context: CallContext<Reading>): Promise<DefinitionPreview>
  define(input: Input<'indicators.define'>): IndicatorDefinition
  remove(ids: readonly string[]): ActionSummary
}

/** Sentences that a preview shows. */
const EXAMPLES = 20

/** What the user says of indicators: which number stands in a cell, and indicators of their own. */
export function createIndicatorChoices(library: CurrentLibrary, announce: Announce): IndicatorChoices {
  async function numbersOf(reportId: string): Promise<{ db: Db; numbers: NumbersOfReport }> {
    const db = library.database()
    const [report] = listReportsById(db, [reportId])
    const numbers = report && (await finishInSlices(readNumbersOf(db, report), whileOpen(library)))
    if (!numbers) throw new AppError('not-found', 'There is no such report.', { id: reportId })
    return { db, numbers }
  }

  return {
    async choose({ reportId, column, choice, note = '' }) {
      const key = parseColumnKey(column)
      if (!key) throw new AppError('bad-input', `This is no column of a table of indicators: ${column}`, { column })
      const { db, numbers } = await numbersOf(reportId)
      const cell = { reportId, column, note }
      const stored = choice && storedChoice(cell, choice, numbers, key.family)
      const { action } = recordAction(db, 'indicator.choose', 1, () => {
        if (stored) saveChoice(db, stored, new Date().toISOString())
        else if (listChoicesOfReport(db, reportId).some(each => each.column === column)) removeChoice(db, reportId, column)
      })
      announce({ indicators: true })
      return action
    },

    definitions: () => listDefinitions(library.database()),

    async propose({ reportId, start, end }) {
      const { numbers } = await numbersOf(reportId)
      const candidate = candidateAt(numbers, start, end)
      const { evidence } = candidate
      const sentence = numbers.text().slice(evidence.start, evidence.end)
      return { ...proposeDefinition(candidate), sentence, start: candidate.start - evidence.start, end: candidate.end - evidence.start }
    },

    async preview({ definition, filter = {} }, { signal, progress }) {
      const db = library.database()
      const id = definition.id ?? ''
      const define = createDefiner([{ ...definition, id }])
      const found: DefinitionPreview['examples'][number][] = []
      let [reports, numbers] = [0, 0]
      const work = readNumbers(db, filter, progress, ({ report, candidates, text }) => {
        const its = define(text, candidates.map(unnamed)).filter(({ indicator }) => indicator === id)
        if (its.length > 0) reports++
        numbers += its.length
        for (const { start, end, evidence } of its.slice(0, EXAMPLES - found.length)) {
          const sentence = text().slice(evidence.start, evidence.end)
          found.push({ reportId: report.id, sentence, start: start - evidence.start, end: end - evidence.start })
        }
      })
      await finishInSlices(work, whileOpen(library, signal))
      return { reports, numbers, examples: found }
    },

    define({ id, ...definition }) {
      const db = library.database()
      const there = listDefinitions(db)
      if (id !== undefined && !there.some(each => each.id === id)) throw notDefined(id)
      const { name } = definition
      if (there.some(each => each.name === name && each.id !== id) || isBuiltIn(name)) {
        throw new AppError('conflict', `There is an indicator of this name already: ${name}`, { name })
      }
      const { value } = recordAction(db, 'indicator.define', 1, () => {
        if (id === undefined) return addDefinition(db, definition)
        saveDefinition(db, { id, ...definition })
        return id
      })
      announce({ indicators: true })
      return { id: value, ...definition }
    },

    remove(ids) {
      const db = library.database()
      const there = new Set(listDefinitions(db).map(({ id }) => id))
      for (const id of ids) if (!there.has(id)) throw notDefined(id)
      const { action } = recordAction(db, 'indicator.remove', ids.length, () => {
        for (const id of ids) removeDefinition(db, id)
      })
      announce({ indicators: true })
      return action
    },
  }
}

type Cell = Pick<StoredChoice, 'reportId' | 'column' | 'note'>
type Wished = NonNullable<Input<'indicators.choose'>['choice']>

function storedChoice(cell: Cell, choice: Wished, numbers: NumbersOfReport, family: string): StoredChoice {
  if (choice.kind === 'none') return { ...cell, kind: 'none' }
  if (choice.kind === 'typed') {
    const { value, to = null, unit = family } = choice
    return { ...cell, kind: 'typed', value, to, unit }
  }
  const { start, end } = candidateAt(numbers, choice.start, choice.end)
  return { ...cell, kind: 'candidate', revision: numbers.revision, selector: describe(numbers.text(), start, end) }
}

/** The quantity that a stretch of the report touches. */
function candidateAt({ candidates, report }: NumbersOfReport, start: number, end: number): IndicatorCandidate {
  const candidate = candidates.find(each => each.start < Math.max(end, start + 1) && start < each.end)
  if (!candidate) throw new AppError('not-found', 'No quantity stands at this place.', { id: report.id, start })
  return candidate
}

function unnamed(candidate: IndicatorCandidate): IndicatorCandidate {
  return { ...candidate, indicator: null }
}

function isBuiltIn(name: string): boolean {
  return allKnownIndicators().some(({ indicators }) => indicators.some(indicator => Object.values(indicator.name).includes(name)))
}

function notDefined(id: string): AppError {
  return new AppError('not-found', 'There is no such indicator among those that were defined.', { id })
}
