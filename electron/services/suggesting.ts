import { placeNames } from '../../shared/model/place.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import { shortPlaceName } from '../../shared/text/place-names.ts'
import { BODY_NAMES } from '../exporting/markdown.ts'
import { fold } from '../fold-table.ts'
import { listReports } from '../store/reports.ts'
import type { CurrentLibrary } from './current-library.ts'
import { joined, syllablesOf } from './pinyin.ts'

export interface SuggestingService {
  /** The reports that a few typed letters or words may mean, best first. */
  suggest(query: string, limit: number): { ids: string[]; total: number }
  /** Reports came, went or changed. */
  forget(): void
}

/** What a report can be called by, folded. Titles are not spelled: thousands of them take too long. */
interface Entry {
  readonly id: string
  /** Words of which any part may be typed, the place first. */
  readonly words: string
  /** To be typed from the beginning, in letters: `qhs`, `qhrd2024`, `qinghe`. */
  readonly places: readonly string[]
  readonly body: readonly string[]
}

/** The names of all reports, read when they are first asked for. */
export function createSuggesting(library: CurrentLibrary): SuggestingService {
  let entries: readonly Entry[] | undefined
  /** Spelling is slow, and thousands of reports share a few hundred places. */
  const syllables = new Map<string, readonly string[]>()

  function spell(name: string): readonly string[] {
    const known = syllables.get(name) ?? syllablesOf(name)
    syllables.set(name, known)
    return known
  }

  function describe(report: ReportSummary): Entry {
    const { id, title, place, body, year, sourcePath } = report
    const places = [...new Set([place, ...placeNames(report).reverse()])].filter(name => name !== null).map(fold)
    const bodyName = BODY_NAMES[body] ?? ''
    const ofBody = joined(spell(bodyName))
    const ofPlaces = places.flatMap(name => {
      const whole = joined(spell(name))
      const short = joined(spell(name).slice(0, [...shortPlaceName(name)].length))
      const named = (form: 'initials' | 'pinyin') => [`${short[form]}${ofBody[form]}${year ?? ''}`, whole[form]]
      return [...named('initials'), ...named('pinyin')]
    })
    return {
      id,
      words: fold([...places, bodyName, body, year ?? '', title, sourcePath].join(' ')),
      places: ofPlaces,
      body: [ofBody.initials, ofBody.pinyin],
    }
  }

  return {
    suggest(query, limit) {
      const db = library.database()
      entries ??= listReports(db).map(describe)
      const ids = matching(query, entries)
      return { ids: ids.slice(0, limit), total: ids.length }
    },
    forget() {
      entries = undefined
    },
  }
}

/** Those that hold every word of the query, in their order; those whose place begins with it come first. */
function matching(query: string, entries: readonly Entry[]): string[] {
  const asked = fold(query).split(/\s+/).filter(Boolean)
  const [first = ''] = asked
  const holds = ({ words, places, body }: Entry, word: string) => words.includes(word) || beginsWith(places, word) || beginsWith(body, word)
  const found = entries.filter(entry => asked.every(word => holds(entry, word)))
  const isPlace = ({ words, places }: Entry) => words.startsWith(first) || beginsWith(places, first)
  return [...found.filter(isPlace), ...found.filter(entry => !isPlace(entry))].map(({ id }) => id)
}

function beginsWith(spellings: readonly string[], typed: string): boolean {
  return spellings.some(spelling => spelling.startsWith(typed))
}
