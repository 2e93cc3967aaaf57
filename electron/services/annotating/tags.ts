import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { Tag } from '../../../shared/model/tag.ts'
import { placeTag, renameTag } from '../../store/codebook.ts'
import type { Db } from '../../store/db.ts'
import { recordAction } from '../../store/journal.ts'
import { addTag, findTagByName, hasTag, listTags, listTagsBelow, removeTags, type StoredTag } from '../../store/tags.ts'
import { type Pinyin, pinyinOf } from '../finding/pinyin.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'
import { changeFacts, dissolveTag, requirePlace } from './codebook-work.ts'

export interface TagsService {
  list(): Tag[]
  create(path: readonly string[]): Tag
  update(input: Input<'tags.update'>): Tag
  remove(input: Input<'tags.remove'>): ActionSummary
}

export function createTags(library: CurrentLibrary, announce: Announce): TagsService {
  const get = (id: string) => getTag(library.database(), id)

  return {
    list: () => tagTree(library.database()),
    create(path) {
      const db = library.database()
      const { value, action } = recordAction(db, 'tag.create', path.length, () => makeTagPath(db, path))
      if (action.count > 0) announce({ tags: true })
      return get(value)
    },
    update({ id, name, parentId, position, ...facts }) {
      const db = library.database()
      const tag = get(id)
      const parent = parentId === undefined ? tag.parentId : parentId
      requirePlace(db, id, parent, name ?? tag.name)
      recordAction(db, 'tag.update', 1, () => {
        renameTag(db, id, parent, name ?? tag.name)
        if (parent !== tag.parentId || position !== undefined) placeTag(db, id, parent, position ?? null)
        changeFacts(db, id, facts)
      })
      announce({ tags: true })
      return get(id)
    },
    remove({ id, below = 'remove' }) {
      const db = library.database()
      get(id)
      const ids = below === 'remove' ? listTagsBelow(db, id) : [id]
      const { action } = recordAction(db, 'tag.remove', ids.length, () => (below === 'remove' ? removeTags(db, ids) : dissolveTag(db, id)))
      announce({ tags: true, highlights: null })
      return action
    },
  }
}

function getTag(db: Db, id: string): Tag {
  const tag = tagTree(db).find(tag => tag.id === id)
  if (!tag) throw new AppError('not-found', 'There is no such tag.', { id })
  return tag
}

export function requireTags(db: Db, ids: readonly string[]): void {
  const missing = ids.find(id => !hasTag(db, id))
  if (missing !== undefined) throw new AppError('not-found', 'There is no such tag.', { id: missing })
}

/** Makes every missing name along the path; returns the last one's id. */
export function makeTagPath(db: Db, path: readonly string[]): string {
  let parentId: string | null = null
  for (const name of path) parentId = findTagByName(db, parentId, name) ?? addTag(db, parentId, name)
  if (parentId === null) throw new AppError('bad-input', 'A tag needs a name.')
  return parentId
}

/** Spelling a path is slow, and the same few hundred paths are listed after every change. */
const spellings = new Map<string, Pinyin>()

function spelling(path: string): Pinyin {
  const known = spellings.get(path) ?? pinyinOf(path)
  spellings.set(path, known)
  return known
}

/** The codebook from the roots down: every parent before its children, siblings in their order. */
export function tagTree(db: Db): Tag[] {
  const children = new Map<string | null, StoredTag[]>()
  for (const tag of listTags(db)) children.set(tag.parentId, [...(children.get(tag.parentId) ?? []), tag])
  const tree: Tag[] = []
  const visit = (parent: string | null, above: string): void => {
    for (const [position, tag] of (children.get(parent) ?? []).entries()) {
      const path = above + tag.name
      tree.push({ ...tag, position, path, ...spelling(path) })
      visit(tag.id, `${path}/`)
    }
  }
  visit(null, '')
  return tree
}

/** The tags and all that lie below them. */
export function withTagsBelow(db: Db, ids: readonly string[]): Set<string> {
  return new Set(ids.flatMap(id => listTagsBelow(db, id)))
}
