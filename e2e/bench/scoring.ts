/** What a reader says of a report; a list of values means any of them, an absent field was not asked. */
export type Expected = Readonly<Record<string, unknown>>

export interface Found extends Readonly<Record<string, unknown>> {
  readonly title: string
  readonly outline: readonly { readonly part: string }[]
}

/** How a folder's reports came out. */
export interface Score {
  readonly folder: string
  readonly files: number
  /** Files that gave just as many reports as are in them. */
  readonly split: number
  readonly expected: number
  /** Reports of those expected. */
  readonly found: number
  /** Reports found of which the outline has sections. */
  readonly sectioned: number
  /** All that were asked of any report. */
  readonly fields: readonly string[]
  /** A sentence for each value that is not as expected. */
  readonly wrong: readonly string[]
  asked(field: string): number
  right(field: string): number
}

/** Words of the reader beside the values. */
const NOT_ASKED = new Set(['period', 'note'])
/** A report has a beginning, a middle and an end. */
const LEAST_SECTIONS = 3

export function createScore(folder: string): Score & { add(file: string, expected: readonly Expected[], found: readonly Found[]): void } {
  const asked = new Map<string, number>()
  const right = new Map<string, number>()
  const wrong: string[] = []
  const counts = { files: 0, split: 0, expected: 0, found: 0, sectioned: 0 }

  function compare(file: string, expected: Expected, found: Found): void {
    for (const [field, wanted] of Object.entries(expected)) {
      if (NOT_ASKED.has(field)) continue
      asked.set(field, (asked.get(field) ?? 0) + 1)
      if (isRight(field, wanted, found[field])) right.set(field, (right.get(field) ?? 0) + 1)
      else wrong.push(`${folder}/${file}, ${found.title}: ${field} is ${say(found[field])}, should be ${say(wanted)}`)
    }
  }

  return {
    folder,
    get files() {
      return counts.files
    },
    get split() {
      return counts.split
    },
    get expected() {
      return counts.expected
    },
    get found() {
      return counts.found
    },
    get sectioned() {
      return counts.sectioned
    },
    get fields() {
      return [...asked.keys()]
    },
    wrong,
    asked: field => asked.get(field) ?? 0,
    right: field => right.get(field) ?? 0,
    add(file, expected, found) {
      counts.files++
      counts.expected += expected.length
      if (expected.length === found.length) counts.split++
      else wrong.push(`${folder}/${file} came to ${found.length} reports, should be ${expected.length}`)
      expected.forEach((report, at) => {
        // Where the numbers differ, what follows has moved; a title tells which report is meant.
        const match = expected.length === found.length ? found[at] : found.find(each => each.title === report['title'])
        if (!match) return
        counts.found++
        if (match.outline.filter(entry => entry.part !== 'notes').length >= LEAST_SECTIONS) counts.sectioned++
        compare(file, report, match)
      })
    },
  }
}

/** The names of files leave the end of a province's name out now and then. */
function isRight(field: string, wanted: unknown, found: unknown): boolean {
  if (field === 'province' && typeof wanted === 'string' && typeof found === 'string') return found.startsWith(wanted)
  return Array.isArray(wanted) ? wanted.includes(found) : wanted === found
}

function say(value: unknown): string {
  return Array.isArray(value) ? value.map(say).join(' or ') : value === null || value === undefined ? 'none' : String(value)
}
