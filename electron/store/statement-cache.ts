import type { Db } from './db.ts'

/**
 * Makes `db.prepare` keep its statements. Preparing a write costs far more than running it, because the triggers of
 * the journal are compiled into each; the store has a fixed number of statements, and none is left running.
 */
export function cacheStatements(db: Db): void {
  const prepare = db.prepare.bind(db)
  const statements = new Map<string, ReturnType<typeof prepare>>()
  const cached = (sql: string) => {
    const known = statements.get(sql)
    const statement = known ?? prepare(sql)
    if (!known) statements.set(sql, statement)
    // As fresh: whoever asked before may have asked for single values.
    else if (statement.reader) statement.pluck(false)
    return statement
  }
  // The types of parameters and rows are the caller's to give, as with `prepare` itself.
  db.prepare = cached as typeof db.prepare
}
