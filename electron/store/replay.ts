import type { Db } from './db.ts'

/** One row's change: JSON images; an update holds the key and the changed columns only. */
export interface Change {
  readonly subject: string
  /** Null for a row that was not there before. */
  readonly before: string | null
  /** Null for a row that is not there any more. */
  readonly after: string | null
}

/** What a replay put back, in the ids that the rest of the program speaks of. */
export interface Touched {
  /** Reports whose own rows, or whose sources, changed. */
  readonly reportIds: readonly string[]
  /** Reports on which highlights changed. */
  readonly highlightReportIds: readonly string[]
  readonly tags: boolean
  readonly concepts: boolean
  /** Definitions of indicators, or what was chosen for cells. */
  readonly indicators: boolean
  /** Sets of themes, or what was chosen of them. */
  readonly themes: boolean
  /** What was said of sections that are compared. */
  readonly comparisons: boolean
  readonly memos: boolean
  readonly layouts: boolean
  /** Reports that came into reading lists or went out of them; undefined where no list or saved search changed. */
  readonly lists: readonly string[] | undefined
}

type Image = Readonly<Record<string, string | number | null>>

const THEMES: ReadonlySet<string> = new Set(['theme_set', 'theme_choice', 'theme_summary'])
const LISTS: ReadonlySet<string> = new Set(['reading_list', 'reading_list_report', 'saved_search'])

/** Puts one image of every change in place, in the order given. Foreign keys are checked when the transaction ends. */
export function replay(db: Db, changes: readonly Change[], wanted: 'before' | 'after'): Touched {
  db.pragma('defer_foreign_keys = ON')
  const writer = createRowWriter(db)
  const rows = changes.map(({ subject, before, after }) => {
    const [from, to] = wanted === 'before' ? [parse(after), parse(before)] : [parse(before), parse(after)]
    if (from && to) writer.update(subject, to)
    else if (to) writer.insert(subject, to)
    else if (from) writer.remove(subject, from)
    return { subject, row: { ...from, ...to } }
  })
  return touchedBy(db, rows)
}

/** An update's image has no report: it is asked of the highlight, which is there after an update. */
function touchedBy(db: Db, rows: readonly { readonly subject: string; readonly row: Image }[]): Touched {
  const valuesOf = (subject: string, column: string) => rows.flatMap(({ subject: s, row }) => (s === subject ? (row[column] ?? []) : []))
  const reportOf = db.prepare<[string | number], string>('SELECT report_id FROM highlight WHERE id = ?').pluck()
  const reportsOf = db.prepare<[string | number], string>('SELECT id FROM report WHERE source_id = ?').pluck()
  const highlights = new Set([...valuesOf('highlight', 'id'), ...valuesOf('highlight_tag', 'highlight_id')])
  const marked = [...valuesOf('highlight', 'report_id'), ...[...highlights].map(id => reportOf.get(id) ?? [])].flat()
  const sources = new Set([...valuesOf('source', 'id'), ...valuesOf('repair', 'source_id')])
  const reports = [...valuesOf('report', 'id'), ...valuesOf('kept_apart', 'report_id'), ...[...sources].flatMap(id => reportsOf.all(id))]
  return {
    reportIds: [...new Set(reports.map(String))],
    highlightReportIds: [...new Set(marked.map(String))],
    tags: rows.some(({ subject }) => subject === 'tag' || subject === 'highlight_tag'),
    concepts: rows.some(({ subject }) => subject === 'concept'),
    indicators: rows.some(({ subject }) => subject === 'indicator_definition' || subject === 'indicator_choice'),
    themes: rows.some(({ subject }) => THEMES.has(subject)),
    comparisons: rows.some(({ subject }) => subject === 'section_pin'),
    memos: rows.some(({ subject }) => subject === 'memo'),
    layouts: rows.some(({ subject }) => subject === 'saved_layout'),
    lists: rows.some(({ subject }) => LISTS.has(subject)) ? valuesOf('reading_list_report', 'report_id').map(String) : undefined,
  }
}

/** What several replays touched. */
export function together(parts: readonly Touched[]): Touched {
  const ids = (of: (part: Touched) => readonly string[]) => [...new Set(parts.flatMap(of))]
  return {
    reportIds: ids(part => part.reportIds),
    highlightReportIds: ids(part => part.highlightReportIds),
    tags: parts.some(part => part.tags),
    concepts: parts.some(part => part.concepts),
    indicators: parts.some(part => part.indicators),
    themes: parts.some(part => part.themes),
    comparisons: parts.some(part => part.comparisons),
    memos: parts.some(part => part.memos),
    layouts: parts.some(part => part.layouts),
    lists: parts.some(part => part.lists) ? ids(part => part.lists ?? []) : undefined,
  }
}

function parse(image: string | null): Image | undefined {
  return image === null ? undefined : (JSON.parse(image) as Image)
}

/** Statements by table and set of columns; a bulk action needs one or two, however many rows it has. */
function createRowWriter(db: Db) {
  const statements = new Map<string, ReturnType<typeof db.prepare<[Image]>>>()
  const keys = new Map<string, readonly string[]>()

  function run(sql: string, image: Image): void {
    const statement = statements.get(sql) ?? db.prepare<[Image]>(sql)
    statements.set(sql, statement)
    statement.run(image)
  }

  function where(table: string): string {
    const columns =
      keys.get(table) ?? db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`).pluck().all()
    keys.set(table, columns)
    return columns.map(name => `${name} = @${name}`).join(' AND ')
  }

  return {
    insert(table: string, image: Image) {
      const columns = Object.keys(image)
      run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(name => `@${name}`).join(', ')})`, image)
    },
    update(table: string, image: Image) {
      const key = where(table)
      const columns = Object.keys(image).filter(name => !keys.get(table)?.includes(name))
      if (columns.length > 0) run(`UPDATE ${table} SET ${columns.map(name => `${name} = @${name}`).join(', ')} WHERE ${key}`, image)
    },
    remove(table: string, image: Image) {
      run(`DELETE FROM ${table} WHERE ${where(table)}`, image)
    },
  }
}
