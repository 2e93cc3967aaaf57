import type Database from 'better-sqlite3'

/** An open connection; only the store knows what it is. */
export type Db = Database.Database
