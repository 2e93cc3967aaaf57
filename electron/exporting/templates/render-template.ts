import { randomUUID } from 'node:crypto'
import { type Context, type Emitter, type Liquid, Tag, type TagToken, type Template, type TopLevelToken, Value } from 'liquidjs'
import { parseDocument } from 'yaml'
import { AppError } from '../../../shared/errors.ts'
import { escapeInline, paragraphsOf, toOneLine } from '../commonmark.ts'
import type { LivingPiece } from '../living/living-file.ts'
import type { FreshFile } from '../living/merge-file.ts'

/** What a template may do before it is stopped: of characters, of pieces of memory as liquidjs counts them. */
const LIMITS = { parseLimit: 200_000, memoryLimit: 200_000_000 }
/** Of time, in ms: for a file, and for each of its highlights, of which a busy machine renders several hundred in a second. */
const FILE_TIME = 1_000
const HIGHLIGHT_TIME = 5

/** A template that is ready to be used for many files. */
export interface PreparedTemplate {
  /** `highlights`: how many there are in the data. Throws template-fails, with what its language says. */
  render(data: object, highlights: number): FreshFile
}

/**
 * Prepares a template of the language Liquid (liquidjs), which runs no code and reads no files. Beside the language's own:
 * `{% region ID %}…{% endregion %}` is a block that is kept up to date; filters `yaml` (a value in front matter), `md` (words
 * as they are), `quote` and `paragraphs` (texts of several lines), `cell` (in a table), `hashtag`.
 * Throws template-fails for one that cannot be understood.
 */
export async function prepareTemplate(source: string): Promise<PreparedTemplate> {
  const { Liquid } = await import('liquidjs')
  // Words of the texts can never look like it: nobody knows it before.
  const sign = randomUUID()
  const engine = new Liquid({ ...LIMITS, ownPropertyOnly: true, strictFilters: true, templates: {}, cache: false })
  addFilters(engine)
  engine.registerTag('region', regionTag(sign))
  const templates = failing(() => engine.parse(source))
  return {
    render: (data, highlights) =>
      failing(() => {
        const renderLimit = FILE_TIME + highlights * HIGHLIGHT_TIME
        return split(
          String(engine.renderSync(templates, data, { renderLimit }))
            .toWellFormed()
            .replaceAll('\r', ''),
          sign,
        )
      }),
  }
}

function failing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('template-fails', `The template cannot be used: ${reason}`, { reason })
  }
}

function addFilters(engine: Liquid): void {
  const each = (change: (text: string) => string) => (value: unknown) =>
    Array.isArray(value) ? value.map(part => change(textOf(part))) : change(textOf(value))
  engine.registerFilter('yaml', value => JSON.stringify(value ?? null))
  engine.registerFilter(
    'md',
    each(text => escapeInline(toOneLine(text))),
  )
  engine.registerFilter(
    'quote',
    value =>
      paragraphsOf(textOf(value))
        .map(line => `> ${line}`)
        .join('\n>\n') || '>',
  )
  engine.registerFilter('paragraphs', value => paragraphsOf(textOf(value)).join('\n\n'))
  engine.registerFilter(
    'cell',
    each(text => escapeInline(toOneLine(text))),
  )
  engine.registerFilter(
    'hashtag',
    each(text => toOneLine(text).replaceAll(/[^\p{L}\p{N}/_-]+/gu, '_')),
  )
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

function regionTag(sign: string) {
  return class extends Tag {
    private readonly value: Value
    private readonly templates: Template[] = []

    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid)
      this.value = new Value(token.args, liquid)
      while (remaining.length > 0) {
        const next = remaining.shift()
        if (next && 'name' in next && next.name === 'endregion') return
        if (next) this.templates.push(liquid.parser.parseToken(next, remaining))
      }
      throw new Error(`{% region %} without {% endregion %}`)
    }

    *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const id = textOf(yield this.value.value(context)).replaceAll(/[^\w-]/g, '-')
      emitter.write(`${sign}+${id}+`)
      yield this.liquid.renderer.renderTemplates(this.templates, context, emitter)
      emitter.write(sign)
    }
  }
}

/** Front matter, blocks and what stands between them. */
function split(rendered: string, sign: string): FreshFile {
  const front = /^---\n([\s\S]*?)^---\n/m.exec(rendered)
  const fenced = front?.index === 0 ? front : null
  const parts = rendered.slice(fenced?.[0].length ?? 0).split(sign)
  // Beginning and end of a block by turns: every second part is one.
  const pieces = parts.flatMap((part, at): LivingPiece[] => {
    if (at % 2 === 0) return part === '' ? [] : [{ text: part }]
    const [, id = '', content = ''] = /^\+([\w-]+)\+([\s\S]*)$/.exec(part) ?? []
    return [{ id, content: tidied(content) }]
  })
  return { front: fenced ? readFront(fenced[1] ?? '') : {}, pieces: onLinesOfTheirOwn(pieces) }
}

/** What conditions leave behind: no more than one empty line in a row, none at the ends. */
function tidied(content: string): string {
  const text = content
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/^\n+|\n+$/g, '')
  return text === '' ? '' : `${text}\n`
}

/** The comments around a block must begin lines. */
function onLinesOfTheirOwn(pieces: readonly LivingPiece[]): LivingPiece[] {
  return pieces.flatMap((piece, at): LivingPiece[] => {
    if ('id' in piece) return [piece]
    const text = at === 0 ? piece.text : piece.text.replace(/^[ \t]*(?=\n)/, '')
    // What loops leave behind the last block.
    if (at > 0 && at === pieces.length - 1 && text.trim() === '') return []
    return [{ text: text.endsWith('\n') ? text : `${text}\n` }]
  })
}

function readFront(text: string): Record<string, unknown> {
  const document = parseDocument(text, { version: '1.2', strict: true })
  const [problem] = document.errors
  if (problem) throw new Error(`front matter: ${problem.message}`)
  const value: unknown = document.toJS()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('front matter: names and values are expected')
  // What is not known is left out: nobody wants to read `city: null`.
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null))
}
