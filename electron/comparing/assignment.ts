/**
 * Which row goes with which column so that the values of all pairs add up to the most (Hungarian method, O(n³)). Returns the
 * column of each row, -1 for none; where there are fewer columns than rows, some rows have none.
 */
export function assign(values: readonly Float64Array[]): number[] {
  const rows = values.length
  const columns = values[0]?.length ?? 0
  if (rows === 0 || columns === 0) return values.map(() => -1)
  if (rows <= columns) return assignRows(rows, columns, (row, column) => -(values[row]?.[column] ?? 0))
  const rowOf = assignRows(columns, rows, (column, row) => -(values[row]?.[column] ?? 0))
  const columnOf = values.map(() => -1)
  for (const [column, row] of rowOf.entries()) columnOf[row] = column
  return columnOf
}

/** The least cost, by shortest augmenting paths; `rows` is at most `columns`. Indices from 1, 0 stands for none. */
function assignRows(rows: number, columns: number, cost: (row: number, column: number) => number): number[] {
  const state: State = {
    columns,
    cost,
    rowPrice: new Float64Array(rows + 1),
    columnPrice: new Float64Array(columns + 1),
    rowOf: new Int32Array(columns + 1),
    cameFrom: new Int32Array(columns + 1),
  }
  const { rowOf, cameFrom } = state
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    let column = freeColumn(state)
    while (column !== 0) {
      const before = cameFrom[column] ?? 0
      rowOf[column] = rowOf[before] ?? 0
      column = before
    }
  }
  const columnOf = new Array<number>(rows).fill(-1)
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column] ?? 0
    if (row > 0) columnOf[row - 1] = column - 1
  }
  return columnOf
}

interface State {
  readonly columns: number
  readonly cost: (row: number, column: number) => number
  readonly rowPrice: Float64Array
  readonly columnPrice: Float64Array
  readonly rowOf: Int32Array
  readonly cameFrom: Int32Array
}

/** The cheapest way from the row of column 0 to a column that no row has; `cameFrom` leads back. */
function freeColumn(state: State): number {
  const { columns, rowOf } = state
  const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY)
  const used = new Uint8Array(columns + 1)
  let column = 0
  while ((rowOf[column] ?? 0) !== 0) {
    used[column] = 1
    const next = nearest(state, column, least, used)
    pay(state, least[next] ?? 0, least, used)
    column = next
  }
  return column
}

function nearest(
  { columns, cost, rowPrice, columnPrice, rowOf, cameFrom }: State,
  column: number,
  least: Float64Array,
  used: Uint8Array,
): number {
  const from = rowOf[column] ?? 0
  let next = 0
  for (let to = 1; to <= columns; to++) {
    if (used[to]) continue
    const reduced = cost(from - 1, to - 1) - (rowPrice[from] ?? 0) - (columnPrice[to] ?? 0)
    if (reduced < (least[to] ?? 0)) {
      least[to] = reduced
      cameFrom[to] = column
    }
    if (next === 0 || (least[to] ?? 0) < (least[next] ?? 0)) next = to
  }
  return next
}

function pay({ columns, rowPrice, columnPrice, rowOf }: State, step: number, least: Float64Array, used: Uint8Array): void {
  for (let to = 0; to <= columns; to++) {
    if (used[to]) {
      const owner = rowOf[to] ?? 0
      rowPrice[owner] = (rowPrice[owner] ?? 0) + step
      columnPrice[to] = (columnPrice[to] ?? 0) - step
    } else least[to] = (least[to] ?? 0) - step
  }
}
