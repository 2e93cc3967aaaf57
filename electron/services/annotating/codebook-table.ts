import { parse } from 'csv-parse/sync'
import { AppError } from '../../../shared/errors.ts'
import { COLOURS, type Colour } from '../../../shared/model/highlight.ts'
import type { TableLanguage } from '../../../shared/model/table.ts'
import { type Cell, unshielded } from '../../../shared/text/csv.ts'
import type { Db } from '../../store/db.ts'
import { findMemoAbout } from '../../store/memos.ts'
import { tagTree } from './tags.ts'

/** The codebook as a table that people edit in a spreadsheet. The first row names the columns, in Chinese or English. */
export type CodebookTable = readonly (readonly Cell[])[]

const COLUMNS = { path: '标签', description: '说明', colour: '颜色', shortcut: '数字键', highlights: '批注数', memo: '备忘' } as const
const ENGLISH_COLUMNS: Readonly<Record<keyof typeof COLUMNS, string>> = {
  path: 'Tag',
  description: 'Description',
  colour: 'Colour',
  shortcut: 'Shortcut',
  highlights: 'Highlights',
  memo: 'Memo',
}

export function codebookTable(db: Db, language: TableLanguage = 'zh-CN'): CodebookTable {
  const rows = tagTree(db).map(({ id, path, description, colour, shortcut, total }) => {
    return [path, description, colour, shortcut, total, findMemoAbout(db, { kind: 'tag', id })?.text ?? null]
  })
  return [Object.values(language === 'en' ? ENGLISH_COLUMNS : COLUMNS), ...rows]
}

export interface CodebookRow {
  readonly path: readonly string[]
  /** Undefined where the table says nothing. */
  readonly description: string | undefined
  readonly colour: Colour | undefined
  readonly shortcut: number | undefined
  /** Markdown, as it was written. */
  readonly memo: string | undefined
}

const ENGLISH: Readonly<Record<string, keyof typeof COLUMNS>> = {
  tag: 'path',
  name: 'path',
  code: 'path',
  description: 'description',
  definition: 'description',
  colour: 'colour',
  color: 'colour',
  shortcut: 'shortcut',
  memo: 'memo',
}
const MOST_ROWS = 10_000
const DEEPEST = 8
/** As much as the library takes elsewhere, in UTF-16 units. */
const [LONGEST_NAME, LONGEST_DESCRIPTION, LONGEST_MEMO] = [200, 100_000, 1_000_000]

/** Without a row of known names, every row is a tag by its first cell. Throws tags-unreadable, and tag-too-long for one that the library could not take. */
export function readCodebook(csv: string): CodebookRow[] {
  const records = recordsOf(csv)
  const [head = [], ...others] = records
  const meanings = head.map(meaningOf)
  const named = meanings.includes('path')
  const at = (column: keyof typeof COLUMNS) => (named ? meanings.indexOf(column) : column === 'path' ? 0 : -1)
  const rows = named ? others : records
  const seen = new Set<string>()
  return rows.flatMap(cells => {
    const written = (column: keyof typeof COLUMNS) => unshielded(cells[at(column)] ?? '')
    const cell = (column: keyof typeof COLUMNS) => written(column).trim()
    const path = cell('path')
      .replaceAll('／', '/')
      .split('/')
      .map(name => name.trim())
      .filter(name => name !== '')
    if (path.length === 0 || seen.has(path.join('/'))) return []
    const memo = cell('memo') === '' ? undefined : written('memo').replaceAll('\r\n', '\n')
    const isTooLong = path.length > DEEPEST || path.some(name => name.length > LONGEST_NAME)
    if (isTooLong || cell('description').length > LONGEST_DESCRIPTION || (memo?.length ?? 0) > LONGEST_MEMO) {
      const name = path.join('/').slice(0, LONGEST_NAME)
      throw new AppError('tag-too-long', `The tag ${name} lies too deep, or its name, description or memo is too long.`, { name })
    }
    seen.add(path.join('/'))
    const digit = Number(cell('shortcut'))
    return [
      {
        path,
        description: cell('description') || undefined,
        colour: COLOURS.find(colour => colour === cell('colour').toLowerCase()),
        shortcut: Number.isInteger(digit) && digit >= 1 && digit <= 9 ? digit : undefined,
        memo,
      },
    ]
  })
}

function meaningOf(name: string): keyof typeof COLUMNS | null {
  const words = name.trim().toLowerCase()
  const chinese = Object.entries(COLUMNS).find(([, column]) => column === words)
  return chinese ? (chinese[0] as keyof typeof COLUMNS) : (ENGLISH[words] ?? null)
}

function recordsOf(csv: string): string[][] {
  try {
    return parse(csv, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, to: MOST_ROWS })
  } catch {
    throw new AppError('tags-unreadable', 'The table of tags cannot be read.')
  }
}
