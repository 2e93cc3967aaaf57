import { AppError } from '../../../shared/errors.ts'
import {
  type CodebookTag,
  describeTag,
  findCodebookTag,
  freeShortcut,
  handOverTag,
  listChildren,
  placeTag,
  removeTagAlone,
} from '../../store/codebook.ts'
import type { Db } from '../../store/db.ts'
import { handOverMemo } from '../../store/memos.ts'
import { findTagByName, listTagsBelow } from '../../store/tags.ts'

/** Steps of working on the codebook; each is to be done inside an action. */

export function needTag(db: Db, id: string): CodebookTag {
  const tag = findCodebookTag(db, id)
  if (!tag) throw new AppError('not-found', 'There is no such tag.', { id })
  return tag
}

/** Refuses a place below the tag itself, and one where a tag of this name is already. */
export function requirePlace(db: Db, id: string, parentId: string | null, name: string): void {
  if (parentId !== null) {
    needTag(db, parentId)
    requireOutside(db, id, parentId)
  }
  const namesake = findTagByName(db, parentId, name)
  if (namesake !== undefined && namesake !== id) {
    throw new AppError('tag-name-taken', `There is a tag of this name already: ${name}`, { name })
  }
}

/** Refuses to put a tag below itself, or into a tag below it. */
export function requireOutside(db: Db, id: string, other: string): void {
  if (listTagsBelow(db, id).includes(other)) {
    throw new AppError('tag-below-itself', 'A tag cannot be put below itself.', { name: needTag(db, id).name })
  }
}

/**
 * One tag becomes part of another: its highlights carry that one, the tags below it go below that one, and are merged
 * with those of their names there. What the other has of its own stays; only what is empty is filled.
 */
export function mergeTag(db: Db, id: string, into: string): void {
  handOverTag(db, id, into)
  handOverMemo(db, { kind: 'tag', id }, { kind: 'tag', id: into })
  const [gone, kept] = [needTag(db, id), needTag(db, into)]
  const children = listChildren(db, id)
  // It goes first: below the tag above it, it would be the namesake of a child that has its name.
  removeTagAlone(db, id)
  describeTag(db, {
    id: into,
    description: kept.description || gone.description,
    colour: kept.colour ?? gone.colour,
    shortcut: kept.shortcut ?? gone.shortcut,
  })
  for (const child of children) {
    const namesake = findTagByName(db, into, child.name)
    if (namesake === undefined) placeTag(db, child.id, into, null)
    else mergeTag(db, child.id, namesake)
  }
}

/** The tag goes, what lies below it takes its place; what meets a namesake there becomes part of that one. */
export function dissolveTag(db: Db, id: string): void {
  const { parentId } = needTag(db, id)
  let at = listChildren(db, parentId).findIndex(tag => tag.id === id)
  const children = listChildren(db, id)
  removeTagAlone(db, id)
  for (const child of children) {
    const namesake = findTagByName(db, parentId, child.name)
    if (namesake === undefined) placeTag(db, child.id, parentId, at++)
    else mergeTag(db, child.id, namesake)
  }
}

export interface TagFacts {
  readonly description?: string | undefined
  readonly colour?: CodebookTag['colour'] | undefined
  readonly shortcut?: number | null | undefined
}

/** What is absent stays as it is. */
export function changeFacts(db: Db, id: string, facts: TagFacts): void {
  const tag = needTag(db, id)
  const shortcut = facts.shortcut === undefined ? tag.shortcut : facts.shortcut
  if (shortcut !== null && shortcut !== tag.shortcut) freeShortcut(db, shortcut)
  describeTag(db, {
    id,
    description: facts.description ?? tag.description,
    colour: facts.colour === undefined ? tag.colour : facts.colour,
    shortcut,
  })
}
