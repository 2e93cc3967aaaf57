import { existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import { colour } from '../../../shared/schemas.ts'
import { occurrences } from '../../../shared/text/occurrences.ts'
import type { Db } from '../../store/db.ts'
import { closeHistory, recordAction } from '../../store/journal.ts'
import { findText, listReports, listReportsOfSources } from '../../store/reports.ts'
import { findSetting, saveSetting } from '../../store/settings.ts'
import { listSampleSourceIds, removeSources } from '../../store/sources.ts'
import { listTags, removeTags } from '../../store/tags.ts'
import { placeHighlight } from '../annotating/highlights.ts'
import { makeTagPath } from '../annotating/tags.ts'
import type { ImportingService } from '../importing/importing.ts'
import type { Announce, CurrentLibrary } from './current-library.ts'

/** Names of the tags that came with the sample, so that they can go with it. */
const TAGS = 'sampleTags'

const sampleHighlights = z.array(
  z.object({
    file: z.string(),
    quote: z.string().min(1),
    /** Counted from 1. */
    occurrence: z.number().int().min(1).default(1),
    colour,
    tags: z.array(z.string()).default([]),
    note: z.string().default(''),
  }),
)

export interface SampleService {
  /** Puts the sample reports with their highlights into the open, empty library; nothing of it can be undone. */
  add(): Promise<void>
  remove(): ActionSummary
}

export function createSample(folder: string, library: CurrentLibrary, importing: ImportingService, announce: Announce): SampleService {
  return {
    async add() {
      if (!existsSync(folder)) return
      const names = (await readdir(folder)).filter(name => name.endsWith('.txt'))
      if (names.length === 0) return
      const paths = names.sort().map(name => join(folder, name))
      await importing.import(paths, { signal: new AbortController().signal, progress: () => undefined }, true)
      const db = library.database()
      const list = join(folder, 'highlights.json')
      if (existsSync(list)) addHighlights(db, sampleHighlights.parse(JSON.parse(readFileSync(list, 'utf8'))))
      closeHistory(db)
    },
    remove() {
      const db = library.database()
      const ids = listSampleSourceIds(db)
      const reports = listReportsOfSources(db, ids)
      const { action } = recordAction(db, 'sample.remove', ids.length, () => {
        removeSources(db, ids, new Date().toISOString())
        removeUnusedTags(db)
      })
      announce({ reports, highlights: reports, tags: true })
      return action
    },
  }
}

function addHighlights(db: Db, highlights: z.infer<typeof sampleHighlights>): void {
  const reports = listReports(db)
  recordAction(db, 'highlight.add', highlights.length, () => {
    for (const { file, quote, occurrence, colour, tags, note } of highlights) {
      const tagIds = tags.map(path => makeTagPath(db, path.split('/')))
      for (const report of reports.filter(report => report.sourcePath === file)) {
        const start = occurrences(findText(db, report.id) ?? '', quote)[occurrence - 1]
        if (start === undefined) continue
        placeHighlight(db, { reportId: report.id, start, end: start + quote.length, colour, note, tagIds })
        break
      }
    }
  })
  const tagIds = listTags(db).map(tag => tag.id)
  saveSetting(db, TAGS, tagIds)
}

/** The sample's tags that carry nothing of the user's own and have none of the user's own tags below them. */
function removeUnusedTags(db: Db): void {
  const tags = listTags(db)
  const sampleTags = new Set(z.array(z.string()).catch([]).parse(findSetting(db, TAGS)))
  const kept = new Set<string | null>()
  const parents = new Map(tags.map(tag => [tag.id, tag.parentId]))
  for (const tag of tags) {
    if (sampleTags.has(tag.id) && tag.count === 0) continue
    for (let id: string | null = tag.id; id !== null && !kept.has(id); id = parents.get(id) ?? null) kept.add(id)
  }
  const depth = (id: string): number => {
    const parent = parents.get(id) ?? null
    return parent === null ? 0 : depth(parent) + 1
  }
  const unused = tags.map(tag => tag.id).filter(id => !kept.has(id))
  removeTags(
    db,
    unused.sort((a, b) => depth(b) - depth(a)),
  )
}
