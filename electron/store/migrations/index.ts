import { first } from './001-first.ts'
import type { Migration } from './migration.ts'

export const MIGRATIONS: readonly Migration[] = [first]
