import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Document, isMap, parseDocument } from 'yaml'
import { type Block, isBlock, type LivingFile, type LivingPiece } from './living-file.ts'
import { toYaml } from './yaml-text.ts'

/** What was written last: the values of the front matter, and a hash of each block. */
export interface LastWritten {
  readonly front: Readonly<Record<string, unknown>>
  readonly blocks: Readonly<Record<string, string>>
}

export const NOTHING_WRITTEN: LastWritten = { front: {}, blocks: {} }

/** What the program has to say now. */
export interface FreshFile {
  readonly front: Readonly<Record<string, unknown>>
  /** With the text around the blocks, which counts only for a new file. */
  readonly pieces: readonly LivingPiece[]
}

export interface Merged {
  readonly file: LivingFile
  readonly written: LastWritten
  /** Blocks, and keys of the front matter, that the user changed and that stay so. */
  readonly kept: number
  /** What the user and the program both changed, each in its own way: both stand in the file, or the front matter keeps the user's. */
  readonly conflicts: readonly string[]
}

/** Under this name a block stands a second time, as the program would have it: the sign of a conflict. */
const signOf = (id: string) => `${id}!`
const isSign = (id: string) => id.endsWith('!')
const ofSign = (id: string) => id.slice(0, -1)
const CONFLICT =
  '> [!warning] 对读里的内容已改，上面这一段在文件里也改过：上面是你的，下面是对读的。删去不要的一段和这条提示，就算选定。\n' +
  '> Changed in Duidu, and above in this file: yours is above, Duidu’s is below. Delete the one that you do not want, and this notice.\n'
const GONE = '\n*（这条批注已删除，或不在导出的范围里。 Deleted in Duidu, or not exported any more.）*\n'
/** As earlier versions said it. */
const EARLIER_CONFLICT = '> [!warning] 对读里的内容已改，上面这一段在文件里也改过；两种都在这里，留下要的。\n'
const EARLIER_GONE = '\n*（这条批注已删除，或不在导出的范围里。）*\n'

export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}

/** A file that is not there yet. */
export function newFile(fresh: FreshFile): Merged {
  const blocks = Object.fromEntries(fresh.pieces.filter(isBlock).map(({ id, content }) => [id, hashOf(ended(content))]))
  const front = Object.keys(fresh.front).length === 0 ? null : toYaml(fresh.front)
  return { file: { front, pieces: fresh.pieces }, written: { front: fresh.front, blocks }, kept: 0, conflicts: [] }
}

/**
 * Brings what the program has to say into a file that the user may have changed since it was written last. Blocks that the
 * user left alone follow the program; those that the user changed stay; of what both changed nothing is lost. A block that
 * the user took out stays out until the program has something new to say in it; one of which the program knows nothing any
 * more says so; where the user took the first of two that are in conflict out, the second stands. The text between blocks is never touched. The same again changes nothing.
 */
export function mergeFile(file: LivingFile, last: LastWritten, fresh: FreshFile): Merged {
  const conflicts: string[] = []
  const written: Record<string, string> = {}
  let kept = 0
  const wanted = new Map(fresh.pieces.filter(isBlock).map(block => [block.id, ended(block.content)]))
  const blocks = file.pieces.filter(isBlock)
  const there = new Set(blocks.map(block => block.id))
  const signs = new Map(blocks.filter(block => isSign(block.id)).map(block => [ofSign(block.id), block]))

  function follow({ id, content }: Block): LivingPiece[] {
    if (isSign(id)) return there.has(ofSign(id)) ? [] : follow({ id: ofSign(id), content: withoutNotice(content) })
    const have = withoutGone(ended(content))
    const want = wanted.get(id)
    const base = last.blocks[id]
    const sign = signs.get(id)
    if (want === undefined) {
      written[id] = base ?? hashOf(have)
      return [{ id, content: have + GONE }, ...(sign ? [sign] : [])]
    }
    written[id] = hashOf(want)
    const left = leftByUser(id, have)
    if (left !== undefined) return follow({ id, content: left })
    if (have === want || hashOf(have) === base) return [{ id, content: want }, ...wordsIn(sign)]
    kept++
    if (hashOf(want) === base) {
      if (sign) written[sign.id] = last.blocks[sign.id] ?? ''
      return [{ id, content: have }, ...(sign ? [sign] : [])]
    }
    conflicts.push(id)
    const shown = { id: signOf(id), content: CONFLICT + want }
    written[shown.id] = hashOf(shown.content)
    return [{ id, content: have }, shown, ...wordsIn(sign)]
  }

  /** Where the user emptied one of the two of a conflict and left its comments, the other one. */
  function leftByUser(id: string, have: string): string | undefined {
    const sign = signs.get(id)
    const other = sign && withoutNotice(sign.content)
    if (other === undefined || isBlank(have) === isBlank(other)) return undefined
    signs.delete(id)
    return isBlank(have) ? other : have
  }

  /** What the user wrote into the sign of a conflict stays when the sign goes. */
  function wordsIn(sign: Block | undefined): LivingPiece[] {
    if (sign === undefined || hashOf(ended(sign.content)) === last.blocks[sign.id]) return []
    return [{ text: ended(sign.content) }]
  }

  const pieces = file.pieces.flatMap((piece): LivingPiece[] => (isBlock(piece) ? follow(piece) : [piece]))
  const missing = [...wanted].filter(([id, content]) => {
    if (there.has(id) || signs.has(id)) return false
    written[id] = hashOf(content)
    return last.blocks[id] !== hashOf(content)
  })
  const order = [...wanted.keys()]
  for (const [id, content] of missing) insert(pieces, { id, content }, order)
  const front = mergeFront(file.front, last.front, fresh.front)
  return {
    file: { front: front.text, pieces },
    written: { front: front.written, blocks: written },
    kept: kept + front.kept,
    conflicts: [...front.conflicts, ...conflicts],
  }
}

/** Behind the nearest block that comes before it, else before the first that comes after it, else at the end. */
function insert(pieces: LivingPiece[], block: Block, order: readonly string[]): void {
  const place = order.indexOf(block.id)
  const at = (ids: readonly string[]) => {
    for (const id of ids) {
      const index = pieces.findIndex(piece => isBlock(piece) && piece.id === id)
      if (index !== -1) return index
    }
    return -1
  }
  const before = at(order.slice(0, place).reverse())
  if (before !== -1) {
    const beside = pieces[before + 1]
    const anchor = pieces[before]
    const skips = beside && anchor && isBlock(beside) && isBlock(anchor) && beside.id === signOf(anchor.id)
    pieces.splice(before + (skips ? 2 : 1), 0, { text: '\n' }, block)
    return
  }
  const after = at(order.slice(place + 1))
  if (after !== -1) {
    pieces.splice(after, 0, block, { text: '\n' })
    return
  }
  const end = pieces.at(-1)
  const gap = end === undefined ? '' : isBlock(end) || end.text.endsWith('\n') ? '\n' : '\n\n'
  pieces.push(...(gap === '' ? [] : [{ text: gap }]), block)
}

interface MergedFront {
  readonly text: string | null
  readonly written: Record<string, unknown>
  readonly kept: number
  readonly conflicts: readonly string[]
}

/** Key by key; keys of the user's stay, and the order and comments of the file with them. */
function mergeFront(text: string | null, last: Readonly<Record<string, unknown>>, fresh: Readonly<Record<string, unknown>>): MergedFront {
  const document = readFront(text)
  // What is no longer front matter is the user's, as it is.
  if (document === null) return { text, written: { ...last }, kept: text === null ? 0 : 1, conflicts: [] }
  const conflicts: string[] = []
  let kept = 0
  let changed = false
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? null)) as unknown
  const have = plain(document.toJS()) as Record<string, unknown>
  for (const key of new Set([...Object.keys(last), ...Object.keys(fresh)])) {
    const [mine, base, want] = [have[key], last[key], plain(fresh[key])]
    if (key in fresh && isDeepStrictEqual(mine, want) && key in have) continue
    const untouched = key in have ? isDeepStrictEqual(mine, base) : !(key in last)
    if (untouched) {
      if (key in fresh) document.set(key, fresh[key])
      else document.delete(key)
      changed = true
      continue
    }
    kept++
    if (!isDeepStrictEqual(want, plain(base))) conflicts.push(key)
  }
  const merged = changed ? document.toString({ lineWidth: 0 }) : text
  return { text: merged === '' ? null : merged, written: { ...fresh }, kept, conflicts }
}

function readFront(text: string | null): Document | null {
  if (text === null) return null
  const document = parseDocument(text, { version: '1.2', compat: 'yaml-1.1' })
  return document.errors.length === 0 && isMap(document.contents) ? document : null
}

function withoutGone(content: string): string {
  const said = [GONE, EARLIER_GONE].find(words => content.endsWith(words))
  return said === undefined ? content : content.slice(0, -said.length)
}

function withoutNotice(content: string): string {
  return content.replace(CONFLICT, '').replace(EARLIER_CONFLICT, '')
}

function isBlank(content: string): boolean {
  return content.trim() === ''
}

function ended(content: string): string {
  return content === '' || content.endsWith('\n') ? content : `${content}\n`
}
