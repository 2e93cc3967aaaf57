import type { Input } from '../../shared/contract.ts'
import type { Tag } from '../../shared/model/tag.ts'
import type { Slice } from './store.ts'

export interface TagSlice {
  /** In the order of the codebook: every parent before its children. */
  readonly tags: readonly Tag[]
  readonly tagsById: ReadonlyMap<string, Tag>
  /** Ids of the tags used last, newest first. */
  readonly recentTagIds: readonly string[]
  /** Ids of the tags that every new highlight gets. */
  readonly stickyTagIds: readonly string[]
  loadTags(): Promise<void>
  /** `监督/会议` → the tag, made where it is not there yet. */
  createTag(path: string): Promise<Tag>
  updateTag(change: Input<'tags.update'>): Promise<void>
  /** The highlights stay; the tags below it go with it, unless they are to take its place. */
  removeTag(id: string, below?: 'remove' | 'raise'): Promise<void>
  rememberTag(id: string): void
  /** These instead of those before; none ends it. */
  stickTags(ids: readonly string[]): void
}

const RECENT = 9

/** ` 监督 /会议/ ` → 监督, 会议; the full-width stroke of a Chinese keyboard counts as well. */
export function tagNames(path: string): string[] {
  return path
    .replaceAll('／', '/')
    .split('/')
    .map(name => name.trim())
    .filter(name => name !== '')
}

export const createTagSlice: Slice<TagSlice> = (set, get, api) => ({
  tags: [],
  tagsById: new Map(),
  recentTagIds: [],
  stickyTagIds: [],

  async loadTags() {
    const tags = await api.call('tags.list', {})
    const tagsById = new Map(tags.map(tag => [tag.id, tag]))
    set({ tags, tagsById, stickyTagIds: get().stickyTagIds.filter(id => tagsById.has(id)) })
  },

  async createTag(path) {
    const tag = await api.call('tags.create', { path: tagNames(path) })
    await get().loadTags()
    return tag
  },

  async updateTag(change) {
    try {
      await api.call('tags.update', change)
    } catch (error) {
      get().fail(error)
    }
  },

  async removeTag(id, below = 'remove') {
    try {
      await api.call('tags.remove', { id, below })
      get().notify('notices.tagRemoved', {}, { undoable: true })
    } catch (error) {
      get().fail(error)
    }
  },

  stickTags: stickyTagIds => set({ stickyTagIds }),
  rememberTag: id => set({ recentTagIds: [id, ...get().recentTagIds.filter(other => other !== id)].slice(0, RECENT) }),
})
