import { placeNames } from '../../../shared/model/place.ts'
import type { QueryHelp } from '../../../shared/model/search.ts'
import { shortPlaceName } from '../../../shared/text/place-names.ts'
import { complete, type KnownValues, type NamedValue } from '../../searching/query/complete.ts'
import { parseQuery } from '../../searching/query/parse.ts'
import { printQuery } from '../../searching/query/print.ts'
import { writtenQuery } from '../../searching/query/written.ts'
import type { Db } from '../../store/db.ts'
import { listReports } from '../../store/reports.ts'
import { tagTree } from '../annotating/tags.ts'
import { listSets } from '../comparing/theme-models.ts'
import type { CurrentLibrary } from '../library/current-library.ts'
import { joined, pinyinOf, syllablesOf } from './pinyin.ts'

export interface QueryHelpService {
  read(query: string, caret: number): QueryHelp
  /** Reports or tags came, went or changed. */
  forget(): void
}

/** What is said of a query while it is typed. Values are gathered when the first is asked for. */
export function createQueryHelp(library: CurrentLibrary): QueryHelpService {
  let known: KnownValues | undefined

  return {
    read(query, caret) {
      const db = library.database()
      known ??= {
        ...gatherReports(listReports(db)),
        themes: themeNames(db),
        tags: tagTree(db).map(({ path, pinyin, initials }) => ({ name: path, letters: [pinyin, initials] })),
      }
      const { root, problems, tokens } = parseQuery(query)
      return {
        ...{ reading: root ? printQuery(root) : '', written: writtenQuery(query, known), problems, tokens },
        ...complete(query, Math.min(caret, query.length), known),
      }
    },
    forget() {
      known = undefined
    },
  }
}

function gatherReports(reports: ReturnType<typeof listReports>): Omit<KnownValues, 'tags' | 'themes'> {
  const places = new Map<string, number>()
  const years = new Map<string, number>()
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const report of reports) {
    for (const name of placeNames(report)) count(places, name)
    if (report.year !== null) count(years, String(report.year))
  }
  const named = ([name, reports]: [string, number], letters: string[]): NamedValue => ({ name, letters, reports })
  return {
    places: [...places].sort((a, b) => b[1] - a[1]).map(entry => named(entry, lettersOf(entry[0]))),
    years: [...years].sort((a, b) => Number(b[0]) - Number(a[0])).map(entry => named(entry, [])),
  }
}

/** Those of all sets, in Chinese and English; a name that two sets have stands once. */
function themeNames(db: Db): NamedValue[] {
  const names = listSets(db).flatMap(({ themes }) => themes.flatMap(({ name }) => [name['zh-CN'], name.en]))
  return [...new Set(names)].map(name => {
    const { pinyin, initials } = pinyinOf(name)
    return { name, letters: [pinyin, initials] }
  })
}

/** Of the whole name and the short one. */
function lettersOf(name: string): string[] {
  const syllables = syllablesOf(name)
  const [whole, short] = [joined(syllables), joined(syllables.slice(0, [...shortPlaceName(name)].length))]
  return [whole.pinyin, whole.initials, short.pinyin, short.initials]
}
