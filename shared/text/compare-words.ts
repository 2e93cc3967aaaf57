/** A stretch that both texts have, or only the old or the new one. */
export interface WordChange {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** More tokens than this are told as replaced in the middle: the table of a comparison grows with their square. */
const MOST = 600

/** Numbers whole, everything else by characters, so that a changed figure is seen as one. */
export function compareWords(before: string, after: string): WordChange[] {
  const [a, b] = [tokens(before), tokens(after)]
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let behind = 0
  while (behind < a.length - from && behind < b.length - from && a[a.length - 1 - behind] === b[b.length - 1 - behind]) behind++
  const [goneFrom, newFrom] = [a.slice(from, a.length - behind), b.slice(from, b.length - behind)]
  const middle = goneFrom.length > MOST || newFrom.length > MOST ? replaced(goneFrom, newFrom) : aligned(goneFrom, newFrom)
  return joined([...same(a.slice(0, from)), ...middle, ...same(a.slice(a.length - behind))])
}

function tokens(text: string): string[] {
  return text.match(/[\d０-９]+(?:[.．,，][\d０-９]+)*[%％]?|\P{Nd}/gsu) ?? []
}

const same = (words: readonly string[]): WordChange[] => words.map(text => ({ kind: 'same', text }))

function replaced(gone: readonly string[], fresh: readonly string[]): WordChange[] {
  return [...gone.map(text => ({ kind: 'gone' as const, text })), ...fresh.map(text => ({ kind: 'new' as const, text }))]
}

/** By the longest common subsequence. */
function aligned(a: readonly string[], b: readonly string[]): WordChange[] {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const changes: WordChange[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [gone, fresh] = [a[i], b[j]]
    if (gone !== undefined && gone === fresh) {
      changes.push({ kind: 'same', text: gone })
      i++
      j++
    } else if (gone !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: 'gone', text: gone })
      i++
    } else {
      changes.push({ kind: 'new', text: fresh ?? '' })
      j++
    }
  }
  return changes
}

function joined(changes: readonly WordChange[]): WordChange[] {
  const runs: WordChange[] = []
  for (const change of changes) {
    const last = runs.at(-1)
    if (last?.kind === change.kind) runs[runs.length - 1] = { ...last, text: last.text + change.text }
    else runs.push(change)
  }
  return runs
}
