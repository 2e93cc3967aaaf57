import type { ThemeSet } from '../../shared/model/theme.ts'
import { MATRIX_COLUMNS, MATRIX_PARTS, type MatrixColumn, type ThemeMatrix } from '../../shared/model/theme-matrix.ts'
import { BYTE_ORDER_MARK, type Cell, csvLine } from '../../shared/text/csv.ts'
import { oneOf } from './arguments.ts'
import type { CommandContext } from './command.ts'
import { readFilters, reportFilter } from './filters.ts'
import { withLibrary } from './session.ts'
import { counted, table } from './table.ts'
import { readTableFile, tellTableFile } from './table-file.ts'

/** `themes --matrix`: a row for each theme, a column for each place, year or report. */
export async function tellMatrix(context: CommandContext): Promise<undefined> {
  const { args, output, signal } = context
  const by = oneOf('by', args.text('by') ?? 'place', MATRIX_COLUMNS)
  const part = args.text('part')
  const setId = args.text('set')
  const filters = readFilters(args)
  const file = readTableFile(args)
  const told = await withLibrary(context, async client => {
    const onProgress = ({ done, total }: { done: number; total: number }) => output.progress(`Reading themes: ${done} of ${total} reports`)
    const input = {
      filter: await reportFilter(client, filters),
      by,
      ...(setId === undefined ? {} : { setId }),
      ...(part === undefined ? {} : { part: oneOf('part', part, MATRIX_PARTS) }),
    }
    if (file) return await client.call('exports.themeMatrix', { ...input, ...file }, { signal, onProgress })
    const matrix = await client.call('themes.matrix', { ...input, quotes: 1 }, { signal, onProgress })
    const sets = await client.call('themes.sets', {})
    return { matrix, set: sets.find(({ id }) => id === matrix.setId) }
  })
  if ('files' in told) return tellTableFile(output, told)
  const { matrix, set } = told
  output.result(matrix, () => {
    if (!set) return 'There is no set of themes for these reports.\n'
    const [head, ...rows] = linesOf(matrix, set)
    if (args.flag('csv')) return BYTE_ORDER_MARK + [head ?? [], ...rows].map(csvLine).join('')
    const written = rows.map(row => row.map(cell => (typeof cell === 'number' ? cell.toFixed(1) : (cell ?? '-'))))
    const others = matrix.others > 0 ? `; the set is not for ${counted(matrix.others, 'other report')}` : ''
    return `${counted(matrix.reports, 'report')}, percent of the text${others}\n${table((head ?? []).map(String), written)}`
  })
  return undefined
}

/** Shares in percent; an empty cell where nothing was read. */
function linesOf({ columns, cells }: ThemeMatrix, { themes }: ThemeSet): Cell[][] {
  const shares = new Map(cells.map(({ theme, column, share }) => [`${theme} ${column}`, share]))
  const rows = themes.map(({ name }, theme) => [
    name['zh-CN'],
    ...columns.map(({ reportIds }, column) =>
      reportIds.length === 0 ? null : Math.round((shares.get(`${theme} ${column}`) ?? 0) * 10_000) / 100,
    ),
  ])
  return [['theme', ...columns.map(titleOf)], ...rows]
}

function titleOf({ place, year, title }: MatrixColumn): string {
  const known = [place, year].filter(part => part !== null).join(' ')
  return known || title || 'unknown'
}
