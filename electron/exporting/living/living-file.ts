/**
 * A Markdown file that both the program and its user write: the program's blocks stand between two comments on lines of
 * their own, all the rest is the user's.
 *
 *     <!-- duidu:ID -->
 *     …
 *     <!-- /duidu:ID -->
 */
export interface LivingFile {
  /** Front matter without its fences, or null where there is none. */
  readonly front: string | null
  readonly pieces: readonly LivingPiece[]
}

export type LivingPiece = { readonly text: string } | Block

/** What the program wrote, or is to write, about one thing. */
export interface Block {
  readonly id: string
  /** Whole lines, without the two comments. */
  readonly content: string
}

const BEGIN = /^<!-- duidu:([\w-]+!?) -->$/
const FRONT = /^---\n([\s\S]*?)^---\n/m

export function isBlock(piece: LivingPiece): piece is Block {
  return 'id' in piece
}

/**
 * What a comment of the program's would look like, is none when its other half is missing, or when the same block was there
 * before: then it is the user's text.
 */
export function readLivingFile(content: string): LivingFile {
  const front = FRONT.exec(content)
  const fenced = front?.index === 0 ? front : null
  const body = fenced ? content.slice(fenced[0].length) : content
  const lines = body.split(/(?<=\n)/)
  const pieces: LivingPiece[] = []
  const seen = new Set<string>()
  let text = ''
  for (let at = 0; at < lines.length; at++) {
    const id = BEGIN.exec(bare(lines[at] ?? ''))?.[1]
    const end = id === undefined || seen.has(id) ? -1 : endOf(lines, at, id)
    if (id === undefined || end === -1) {
      text += lines[at] ?? ''
      continue
    }
    if (text !== '') pieces.push({ text })
    text = ''
    pieces.push({ id, content: lines.slice(at + 1, end).join('') })
    seen.add(id)
    at = end
  }
  if (text !== '') pieces.push({ text })
  return { front: fenced?.[1] ?? null, pieces }
}

/** The line with the closing comment, unless another block begins before it. */
function endOf(lines: readonly string[], begin: number, id: string): number {
  for (let at = begin + 1; at < lines.length; at++) {
    const line = bare(lines[at] ?? '')
    if (line === `<!-- /duidu:${id} -->`) return at
    if (BEGIN.test(line)) return -1
  }
  return -1
}

function bare(line: string): string {
  return line.replace(/\r?\n$/, '')
}

export function writeLivingFile({ front, pieces }: LivingFile): string {
  const body = pieces.map(piece => (isBlock(piece) ? writeBlock(piece) : piece.text)).join('')
  return `${front === null ? '' : `---\n${front}---\n`}${body}`
}

function writeBlock({ id, content }: Block): string {
  return `<!-- duidu:${id} -->\n${content}${content === '' || content.endsWith('\n') ? '' : '\n'}<!-- /duidu:${id} -->\n`
}
