import { existsSync } from 'node:fs'
import type { Db } from '../../store/db.ts'
import { listPlacesOfBytes, moveSources } from '../../store/moved-files.ts'
import type { SourceFile } from '../../store/sources.ts'

/**
 * A file of known bytes at a new place, while the known place is empty: it was renamed or moved, and its sources go with
 * it, with all that was done to them. Where several places of these bytes are empty, the one of the same name is meant.
 * Answers the ids of their reports; undefined where nothing moved.
 */
export function followMove(db: Db, file: SourceFile): string[] | undefined {
  const places = listPlacesOfBytes(db, file.sha256)
  if (places.some(place => place.location === file.location)) return undefined
  const empty = places.filter(place => !existsSync(place.location))
  const from = empty.find(place => place.path === file.path) ?? empty[0]
  return from && moveSources(db, from, file)
}
