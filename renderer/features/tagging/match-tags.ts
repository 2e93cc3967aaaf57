import type { Tag } from '../../../shared/model/tag.ts'

/**
 * The tags that a query may mean, best first. What is typed: part of the name or path in Chinese; pinyin in full; the
 * first letters of the pinyin, also with some left out; path segments parted by `/`. Of equals: those used last, then those used
 * most, then those higher up.
 */
export function matchTags(query: string, tags: readonly Tag[], recentIds: readonly string[]): Tag[] {
  const words = query.trim().toLowerCase()
  const recency = new Map(recentIds.map((id, at) => [id, at]))
  return tags
    .map(tag => ({ tag, rank: words === '' ? 0 : rankOf(words, tag), recent: recency.get(tag.id) ?? recentIds.length }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.recent - b.recent || b.tag.count - a.tag.count || depthOf(a.tag) - depthOf(b.tag))
    .map(({ tag }) => tag)
}

/** How well a tag fits, 0 for best; null where it does not. The last segment of the path counts most. */
function rankOf(words: string, tag: Tag): number | null {
  const path = tag.path.toLowerCase()
  const name = tag.name.toLowerCase()
  const pinyin = tag.pinyin.split('/')
  const initials = tag.initials.split('/')
  const tests = [
    () => name === words || path === words,
    () => name.startsWith(words),
    () => initials.at(-1) === words || pinyin.at(-1) === words,
    () => initials.at(-1)?.startsWith(words),
    () => pinyin.at(-1)?.startsWith(words),
    () => name.includes(words),
    () => followsPath(words, path.split('/'), pinyin, initials),
    () => path.includes(words),
    () => initials.some(segment => segment.startsWith(words)) || pinyin.some(segment => segment.startsWith(words)),
    () => initials.at(-1)?.includes(words) || pinyin.at(-1)?.includes(words),
  ]
  const rank = tests.findIndex(test => test())
  if (rank !== -1) return rank
  return holdsInOrder(initials.join(''), words) ? LOOSE : null
}

/** Behind all that fits: what only holds the letters in their order. */
const LOOSE = 100

/** Those that fit well enough to leave the others out, in the order of the codebook. */
export function findTags(query: string, tags: readonly Tag[]): Tag[] {
  const words = query.trim().toLowerCase()
  return tags.filter(tag => (rankOf(words, tag) ?? LOOSE) < LOOSE)
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = -1
  return [...letters].every(letter => {
    at = text.indexOf(letter, at + 1)
    return at >= 0
  })
}

function depthOf(tag: Tag): number {
  return tag.path.split('/').length
}

/** `jd/hy`, `jdhy`, `jh`, `监会` or `监督/hui`: each part begins a segment of the path, in order, the last one the name. */
function followsPath(words: string, names: readonly string[], pinyin: readonly string[], initials: readonly string[]): boolean {
  if (!words.includes('/')) return beginsSegments(words, initials) || beginsSegments(words, names)
  const parts = words.split('/').filter(part => part !== '')
  let segment = 0
  return parts.every(part => {
    while (segment < names.length) {
      const at = segment++
      if ([names, pinyin, initials].some(forms => forms[at]?.startsWith(part))) return true
    }
    return false
  })
}

/** Whether the words fall into beginnings of segments, one after another, the last of them of the last segment. */
function beginsSegments(words: string, segments: readonly string[]): boolean {
  const above = segments.slice(0, -1)
  const name = segments.at(-1) ?? ''
  for (let length = 1; length <= words.length; length++) {
    if (!name.startsWith(words.slice(-length))) continue
    const rest = words.slice(0, -length)
    if (rest === '' || above.some((_, at) => beginsSegments(rest, above.slice(0, at + 1)))) return true
  }
  return false
}
