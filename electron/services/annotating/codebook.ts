import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { TableLanguage } from '../../../shared/model/table.ts'
import type { TagUsage } from '../../../shared/model/tag.ts'
import { listExamples, setExample } from '../../store/codebook.ts'
import type { Db } from '../../store/db.ts'
import { findHighlight, linkTag, unlinkTag } from '../../store/highlights.ts'
import { recordAction } from '../../store/journal.ts'
import { findMemoAbout, writeMemo } from '../../store/memos.ts'
import { hasTag } from '../../store/tags.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'
import { type CodebookTable, codebookTable, readCodebook } from './codebook-table.ts'
import { changeFacts, mergeTag, needTag, requireOutside } from './codebook-work.ts'
import { listInContext } from './highlights.ts'
import { makeTagPath, tagTree } from './tags.ts'

/** Work on the codebook as a whole. Each call is one action that can be taken back. */
export interface CodebookService {
  merge(input: Input<'tags.merge'>): ActionSummary
  split(input: Input<'tags.split'>): ActionSummary
  usage(input: Input<'tags.usage'>): TagUsage
  setExamples(input: Input<'tags.setExamples'>): ActionSummary
  /** Counted are the tags that are new, or different now. */
  import(csv: string): ActionSummary
  table(language?: TableLanguage): CodebookTable
}

export function createCodebook(library: CurrentLibrary, announce: Announce): CodebookService {
  /** The tags of any highlight may be different now. */
  const announced = (action: ActionSummary): ActionSummary => {
    announce({ tags: true, highlights: null })
    return action
  }

  return {
    merge({ ids, into }) {
      const db = library.database()
      needTag(db, into)
      const others = ids.filter(id => id !== into)
      for (const id of others) {
        needTag(db, id)
        requireOutside(db, id, into)
      }
      const { action } = recordAction(db, 'tag.merge', others.length, () => {
        // One of them may have gone with another that lay above it.
        for (const id of others) if (hasTag(db, id)) mergeTag(db, id, into)
      })
      return announced(action)
    },
    split({ id, parts }) {
      const db = library.database()
      needTag(db, id)
      const moved = parts.flatMap(part => part.highlightIds)
      for (const highlightId of moved) requireTagged(db, highlightId, id)
      const { action } = recordAction(db, 'tag.split', moved.length, () => {
        for (const { path, highlightIds } of parts) {
          const into = makeTagPath(db, path)
          if (into === id) continue
          for (const highlightId of highlightIds) {
            linkTag(db, highlightId, into)
            unlinkTag(db, highlightId, id)
          }
        }
      })
      return announced(action)
    },
    usage({ id, below = true }) {
      const db = library.database()
      needTag(db, id)
      const highlights = listInContext(db, { tagIds: [id], ...(below ? {} : { ownTagsOnly: true }) })
      const examples = new Set(listExamples(db, id))
      const reports = new Map(highlights.map(highlight => [highlight.reportId, highlight]))
      return {
        highlights: highlights.length,
        reports: reports.size,
        places: counted(highlights.map(({ place }) => place)).sort((a, b) => b.count - a.count),
        years: counted(highlights.map(({ year }) => year)).sort((a, b) => (a.value ?? 0) - (b.value ?? 0)),
        examples: highlights.filter(highlight => examples.has(highlight.id)),
      }
    },
    setExamples({ id, highlightIds, example }) {
      const db = library.database()
      needTag(db, id)
      const { action } = recordAction(db, 'tag.example', highlightIds.length, () => {
        for (const highlightId of highlightIds) {
          if (!setExample(db, highlightId, id, example)) throw notTagged(highlightId)
        }
      })
      announce({ tags: true })
      return action
    },
    import(csv) {
      const db = library.database()
      const rows = readCodebook(csv)
      const known = new Map(tagTree(db).map(tag => [tag.path, tag]))
      const news = rows.filter(({ path, description, colour, shortcut, memo }) => {
        const tag = known.get(path.join('/'))
        return (
          !tag ||
          (description ?? tag.description) !== tag.description ||
          (colour ?? tag.colour) !== tag.colour ||
          (shortcut ?? tag.shortcut) !== tag.shortcut ||
          (memo !== undefined && memo !== findMemoAbout(db, { kind: 'tag', id: tag.id })?.text)
        )
      })
      const at = new Date().toISOString()
      const { action } = recordAction(db, 'tag.import', news.length, () => {
        for (const { path, memo, ...facts } of news) {
          const id = makeTagPath(db, path)
          changeFacts(db, id, facts)
          if (memo !== undefined) writeMemo(db, { kind: 'tag', id }, memo, at)
        }
      })
      announce({ tags: true, memos: true })
      return action
    },
    table: language => codebookTable(library.database(), language),
  }
}

function requireTagged(db: Db, highlightId: string, tagId: string): void {
  if (!findHighlight(db, highlightId)?.tagIds.includes(tagId)) throw notTagged(highlightId)
}

function notTagged(id: string): AppError {
  return new AppError('not-found', 'There is no such highlight with this tag.', { id })
}

function counted<T>(values: readonly T[]): { value: T; count: number }[] {
  return [...Map.groupBy(values, value => value)].map(([value, same]) => ({ value, count: same.length }))
}
