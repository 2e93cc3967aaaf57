import type { Tag } from '../../../shared/model/tag.ts'

/** A place in the codebook: the parent, and the place among its children counted without the tag that moves. */
export interface TreePlace {
  readonly parentId: string | null
  readonly position: number
}

export type TreeStep = 'up' | 'down' | 'in' | 'out'

/** Where a key moves a tag: among its siblings, below the one before it, or behind its parent. Null where it cannot go. */
export function placeAfterStep(tags: readonly Tag[], id: string, step: TreeStep): TreePlace | null {
  const tag = tags.find(other => other.id === id)
  if (!tag) return null
  const siblings = childrenOf(tags, tag.parentId)
  const at = siblings.findIndex(other => other.id === id)
  switch (step) {
    case 'up':
      return at > 0 ? { parentId: tag.parentId, position: at - 1 } : null
    case 'down':
      return at < siblings.length - 1 ? { parentId: tag.parentId, position: at + 1 } : null
    case 'in': {
      const before = siblings[at - 1]
      return before ? { parentId: before.id, position: childrenOf(tags, before.id).length } : null
    }
    case 'out': {
      const parent = tags.find(other => other.id === tag.parentId)
      if (!parent) return null
      const beside = childrenOf(tags, parent.parentId)
      return { parentId: parent.parentId, position: beside.findIndex(other => other.id === parent.id) + 1 }
    }
  }
}

export type DropSide = 'before' | 'into' | 'after'

/** Where a tag goes that is dropped on another one; null where that lies below it, or is it. */
export function placeAfterDrop(tags: readonly Tag[], id: string, target: string, side: DropSide): TreePlace | null {
  const goal = tags.find(other => other.id === target)
  if (!goal || isBelow(tags, target, id)) return null
  if (side === 'into') return { parentId: goal.id, position: childrenOf(tags, goal.id).filter(other => other.id !== id).length }
  const others = childrenOf(tags, goal.parentId).filter(other => other.id !== id)
  const at = others.findIndex(other => other.id === target)
  return { parentId: goal.parentId, position: side === 'before' ? at : at + 1 }
}

/** Whether the tag is the other one or lies below it. */
export function isBelow(tags: readonly Tag[], id: string, other: string): boolean {
  const byId = new Map(tags.map(tag => [tag.id, tag]))
  for (let at: string | null = id; at !== null; at = byId.get(at)?.parentId ?? null) if (at === other) return true
  return false
}

/** Ids of what lies below these, without them. The codebook lists parents before their children. */
export function idsBelow(tags: readonly Tag[], ids: ReadonlySet<string>): ReadonlySet<string> {
  const below = new Set<string>()
  for (const { id, parentId } of tags) if (parentId !== null && (ids.has(parentId) || below.has(parentId))) below.add(id)
  return below
}

/** These and the tags above them, in the order of the codebook. */
export function withTagsAbove(tags: readonly Tag[], some: readonly Tag[]): Tag[] {
  const wanted = new Set(some.map(({ id }) => id))
  for (const { id, parentId } of tags.toReversed()) if (parentId !== null && wanted.has(id)) wanted.add(parentId)
  return tags.filter(({ id }) => wanted.has(id))
}

function childrenOf(tags: readonly Tag[], parentId: string | null): Tag[] {
  return tags.filter(tag => tag.parentId === parentId)
}

/** The upper and the lower quarter of a row stand for beside it, the middle for below it. `share` is 0 at its top, 1 at its bottom. */
export function dropSide(share: number): DropSide {
  if (share < 0.25) return 'before'
  return share > 0.75 ? 'after' : 'into'
}
