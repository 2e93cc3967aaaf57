import { placeNames } from '../../../shared/model/place.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { QueryHelp } from '../../../shared/model/search.ts'
import { shortPlaceName } from '../../../shared/text/place-names.ts'
import { complete, type KnownValues, type NamedValue, valueAt } from '../../searching/query/complete.ts'
import { BODY_NAMES, KIND_NAMES } from '../../searching/query/fields.ts'
import { parseQuery } from '../../searching/query/parse.ts'
import { printQuery } from '../../searching/query/print.ts'
import { writtenQuery } from '../../searching/query/written.ts'
import { withoutNumber } from '../../searching/sections.ts'
import type { Db } from '../../store/db.ts'
import { listReports } from '../../store/reports.ts'
import { tagTree } from '../annotating/tags.ts'
import { listSets } from '../comparing/theme-models.ts'
import type { CurrentLibrary } from '../library/current-library.ts'
import { joined, pinyinOf, syllablesOf } from './pinyin.ts'
import type { QuickOpenService } from './quick-open.ts'

export interface QueryHelpService {
  read(query: string, caret: number): Promise<QueryHelp>
  /** Reports or tags came, went or changed. */
  forget(): void
}

/** Headings of which the different ones are offered: many reports have the same. */
const HEADINGS = 1000

/** What is said of a query while it is typed. Values are gathered when the first is asked for; headings are those of quick-open. */
export function createQueryHelp(library: CurrentLibrary, quickOpen: Pick<QuickOpenService, 'find'>): QueryHelpService {
  let known: KnownValues | undefined

  async function headingsLike(typed: string): Promise<NamedValue[]> {
    const [group] = await quickOpen.find(typed, HEADINGS, ['section'])
    const names = [...new Set(group?.items.map(({ text }) => withoutNumber(text)))]
    // A short one stands for many, since a heading need only hold it.
    return names.sort((a, b) => a.length - b.length).map(name => ({ name, letters: [typed.toLowerCase()] }))
  }

  return {
    async read(query, asked) {
      const caret = Math.min(asked, query.length)
      const value = valueAt(query, caret)
      const section = value?.field === 'section' ? await headingsLike(value.typed) : []
      const db = library.database()
      known ??= {
        ...gatherReports(listReports(db)),
        theme: themesOf(db),
        tag: tagTree(db).map(({ path, pinyin, initials }) => ({ name: path, letters: [pinyin, initials] })),
      }
      const { root, problems, tokens } = parseQuery(query)
      return {
        ...{ reading: root ? printQuery(root) : '', written: writtenQuery(query, known), problems, tokens },
        ...complete(query, caret, { ...known, section }),
      }
    },
    forget() {
      known = undefined
    },
  }
}

function gatherReports(reports: readonly ReportSummary[]): KnownValues {
  const counted = (valuesOf: (report: ReportSummary) => readonly string[]) => {
    const counts = new Map<string, number>()
    for (const report of reports) for (const value of new Set(valuesOf(report))) counts.set(value, (counts.get(value) ?? 0) + 1)
    return counts
  }
  const bodies = codedValues(
    BODY_NAMES,
    counted(({ body }) => [body]),
  )
  const kinds = codedValues(
    KIND_NAMES,
    counted(({ kind }) => [kind]),
  )
  return {
    place: namedValues(counted(placeNames), lettersOfPlace).sort(commonestFirst),
    year: namedValues(
      counted(({ year }) => (year === null ? [] : [String(year)])),
      () => [],
    ).sort((a, b) => Number(b.name) - Number(a.name)),
    source: namedValues(
      counted(({ sourcePath }) => sourcePath.split('/').slice(0, -1)),
      lettersOf,
    ).sort(commonestFirst),
    body: bodies,
    kind: [...kinds, ...bodies.filter(({ name }) => !kinds.some(kind => kind.name === name))],
  }
}

function namedValues(counts: ReadonlyMap<string, number>, spell: (name: string) => string[]): NamedValue[] {
  return [...counts].map(([name, reports]) => ({ name, letters: spell(name), reports }))
}

/** All there can be, those of the library first. */
function codedValues(names: Readonly<Record<string, readonly [string, ...string[]]>>, counts: ReadonlyMap<string, number>): NamedValue[] {
  return Object.entries(names)
    .map(([code, [name]]) => ({ name, english: code, letters: lettersOf(name), reports: counts.get(code) ?? 0 }))
    .sort(commonestFirst)
}

function commonestFirst(a: NamedValue, b: NamedValue): number {
  return (b.reports ?? 0) - (a.reports ?? 0)
}

/** Those of all sets; a name that two sets have stands once. */
function themesOf(db: Db): NamedValue[] {
  const names = new Map(listSets(db).flatMap(({ themes }) => themes.map(({ name }) => [name['zh-CN'], name.en] as const)))
  return [...names].map(([name, english]) => ({ name, english, letters: lettersOf(name) }))
}

function lettersOf(name: string): string[] {
  const { pinyin, initials } = pinyinOf(name)
  return [pinyin, initials]
}

/** Of the whole name and the short one. */
function lettersOfPlace(name: string): string[] {
  const syllables = syllablesOf(name)
  const [whole, short] = [joined(syllables), joined(syllables.slice(0, [...shortPlaceName(name)].length))]
  return [whole.pinyin, whole.initials, short.pinyin, short.initials]
}
