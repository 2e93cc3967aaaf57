import { AppError } from '../../../shared/errors.ts'
import {
  type AnnotationFile,
  type AnnotationFormat,
  type LeftOut,
  type OutsideAnnotation,
  type OutsideDocument,
  type OutsideMemo,
  type OutsideSubject,
  type OutsideTag,
  toIsoDate,
  toTagName,
} from '../../../shared/interchange/annotation.ts'
import { COLOURS, type Colour } from '../../../shared/model/highlight.ts'

/**
 * Reads W3C Web Annotations (JSON-LD) as Duidu, Recogito and others write them, and the exports of Hypothesis. Nothing
 * in the file is trusted: what has no quote or is of another shape is counted as left out.
 */
export function readWebAnnotations(bytes: Uint8Array): AnnotationFile {
  const root = parse(bytes)
  const items = listItems(root)
  if (items === undefined) throw unknownFile()
  const format: AnnotationFormat = items.some(item => text(item['uri']) !== '') ? 'hypothesis' : 'web-annotation'
  const documents = new Map<string, OutsideDocument>()
  const annotations: OutsideAnnotation[] = []
  const memos: OutsideMemo[] = []
  const tags = new Map<string, OutsideTag>()
  const leftOut: Partial<Record<LeftOut, number>> = {}
  for (const item of items) {
    const written = readMemo(item)
    if (written) {
      const { memo, document, tag } = written
      memos.push(memo)
      if (document) documents.set(document.key, documents.get(document.key) ?? document)
      if (tag) tags.set(tag.path.join('/'), tag)
      continue
    }
    const found = format === 'hypothesis' ? readHypothesis(item) : readItem(item)
    if (typeof found === 'string') leftOut[found] = (leftOut[found] ?? 0) + 1
    else {
      for (const { document, annotation } of found) {
        documents.set(document.key, documents.get(document.key) ?? document)
        annotations.push(annotation)
      }
    }
  }
  return { format, documents: [...documents.values()], annotations, tags: [...tags.values()], memos, leftOut }
}

type Json = Readonly<Record<string, unknown>>
interface Found {
  readonly document: OutsideDocument
  readonly annotation: OutsideAnnotation
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw unknownFile()
    throw error
  }
}

export function unknownFile(): AppError {
  return new AppError('unsupported-format', 'This file holds no annotations that can be read.')
}

/** A list, one annotation, a collection with its pages, a page, or what Hypothesis calls its lists. */
function listItems(root: unknown): Json[] | undefined {
  if (Array.isArray(root)) return root.flatMap(item => listItems(item) ?? [])
  const found = object(root)
  if (!found) return undefined
  for (const name of ['annotations', 'rows', 'items']) {
    const list = found[name]
    if (Array.isArray(list)) return objects(list)
  }
  if (object(found['first'])) return listItems(found['first'])
  return 'target' in found ? [found] : undefined
}

function readItem(item: Json): Found[] | LeftOut {
  const targets = list(item['target']).flatMap((target): Json[] =>
    typeof target === 'string' ? [{ source: target }] : [object(target) ?? {}],
  )
  const { tags, note } = readBodies(list(item['body']), text(item['bodyValue']))
  const found = targets.flatMap((target, number) => {
    const selector = readSelector(target['selector'])
    if (!selector) return []
    const source = text(target['source']) || text(object(target['source'])?.['id'])
    const own = { ...selector, note, tags, colour: readColour(target['styleClass'], item['styleClass']) }
    return [{ target, source, own, number }]
  })
  if (found.length === 0) return targets.some(target => 'selector' in target) ? 'unusable' : 'page-note'
  return found.map(({ target, source, own, number }) => ({
    document: readDocument(target, source),
    annotation: {
      ...own,
      ...namesOf(text(item['id']), number, [source, own.quote, own.prefix, own.start, note]),
      document: source,
      doubtful: target['duidu:state'] === 'doubtful',
      createdAt: toIsoDate(item['created']),
      updatedAt: toIsoDate(item['modified']),
    },
  }))
}

function readDocument(target: Json, source: string): OutsideDocument {
  const sum = (name: string) => (/^[0-9a-f]{64}$/.test(text(target[name])) ? text(target[name]) : null)
  const sha256 = sum('duidu:sha256')
  return {
    key: source,
    name: text(target['duidu:title']) || source,
    reportId: ownId('report', source),
    sha256: sha256 === null ? [] : [sha256],
    textSha256: sum('duidu:text-sha256'),
    enclosed: false,
  }
}

/** The id of ours in a name of ours. */
function ownId(kind: 'highlight' | 'report' | 'memo' | 'tag', iri: string): string | null {
  const id = iri.startsWith(`urn:duidu:${kind}:`) ? iri.slice(`urn:duidu:${kind}:`.length) : ''
  return /^[\w-]{1,64}$/.test(id) ? id : null
}

interface FoundMemo {
  readonly memo: OutsideMemo
  readonly document?: OutsideDocument
  readonly tag?: OutsideTag
}

/** Undefined for what is no memo of ours. */
function readMemo(item: Json): FoundMemo | undefined {
  const id = ownId('memo', text(item['id']))
  const target = object(item['target'])
  const words = text(object(list(item['body'])[0])?.['value'])
  if (id === null || !target || words.trim() === '' || words.length > LONGEST_MEMO) return undefined
  const about = (subject: OutsideSubject): OutsideMemo => ({
    ...{ about: subject, ownId: id, text: words },
    createdAt: toIsoDate(item['created']),
    updatedAt: toIsoDate(item['modified']),
  })
  const iri = text(target['id'])
  const source = text(target['source'])
  if (iri === 'urn:duidu:library') return { memo: about({ kind: 'library' }) }
  const highlight = ownId('highlight', iri)
  if (highlight !== null) return { memo: about({ kind: 'highlight', ownId: highlight }) }
  if (ownId('report', source) !== null) return { memo: about({ kind: 'report', document: source }), document: readDocument(target, source) }
  const [path] = tagPaths([text(target['duidu:tag'])])
  if (!path) return undefined
  return { memo: about({ kind: 'tag', path }), tag: { path, ownId: ownId('tag', iri), description: '', colour: null } }
}

function readHypothesis(item: Json): Found[] | LeftOut {
  if (list(item['references']).length > 0) return 'reply'
  const target = object(list(item['target'])[0])
  const selector = readSelector(target?.['selector'])
  if (!selector) return 'page-note'
  const key = text(item['uri']) || text(target?.['source'])
  const title = list(object(item['document'])?.['title'])[0]
  const note = text(item['text']).slice(0, LONGEST_NOTE)
  return [
    {
      document: { key, name: text(title) || key, reportId: null, sha256: [], textSha256: null, enclosed: false },
      annotation: {
        ...selector,
        ...namesOf(text(item['id']), 0, [key, selector.quote, selector.start, note]),
        document: key,
        colour: null,
        note,
        tags: tagPaths(list(item['tags']).map(text)),
        doubtful: false,
        createdAt: toIsoDate(item['created']),
        updatedAt: toIsoDate(item['updated']),
      },
    },
  ]
}

/** As much as the library takes. */
const LONGEST_NOTE = 100_000
const LONGEST_MEMO = 1_000_000
const LONGEST_QUOTE = 1_000_000

function readBodies(bodies: readonly unknown[], value: string): { tags: string[][]; note: string } {
  const tags: string[] = []
  const notes = value === '' ? [] : [value]
  for (const body of bodies) {
    const found = typeof body === 'string' ? { value: body } : object(body)
    const words = text(found?.['value'])
    if (!found || words === '') continue
    const purpose = text(found['purpose'])
    if (purpose === 'tagging' || purpose === 'classifying') tags.push(words)
    else if (text(found['type']) !== 'Image') notes.push(/html/.test(text(found['format'])) ? withoutMarkup(words) : words)
  }
  return { tags: tagPaths(tags), note: notes.join('\n\n').slice(0, LONGEST_NOTE) }
}

/** What a reader would see of it, roughly: it is a note, not a page. */
function withoutMarkup(html: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }
  return html
    .replaceAll(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
    .trim()
}

function tagPaths(written: readonly string[]): string[][] {
  const paths = written.map(tag => tag.split('/').flatMap(name => toTagName(name) ?? []))
  return [...new Map(paths.filter(path => path.length > 0).map(path => [path.join('/'), path])).values()].sort(byPath)
}

function byPath(a: readonly string[], b: readonly string[]): number {
  return a.join('/') < b.join('/') ? -1 : 1
}

type Selector = Pick<OutsideAnnotation, 'quote' | 'prefix' | 'suffix' | 'start' | 'end'>

/** The first quote, and the first position, wherever among the selectors they stand. */
function readSelector(written: unknown): Selector | undefined {
  const all = flatten(written, 0)
  const quote = all.find(({ type }) => type === 'TextQuoteSelector')
  const position = all.find(({ type }) => type === 'TextPositionSelector')
  const exact = text(quote?.['exact'])
  if (exact.trim() === '' || exact.length > LONGEST_QUOTE) return undefined
  const start = offset(position?.['start'])
  const end = offset(position?.['end'])
  const placed = start !== null && end !== null && start < end
  return {
    quote: exact,
    prefix: text(quote?.['prefix']).slice(-LONGEST_CONTEXT),
    suffix: text(quote?.['suffix']).slice(0, LONGEST_CONTEXT),
    start: placed ? start : null,
    end: placed ? end : null,
  }
}

const LONGEST_CONTEXT = 200
const DEEPEST = 5

function flatten(selector: unknown, depth: number): Json[] {
  if (depth > DEEPEST) return []
  return objects(list(selector)).flatMap(found => [found, ...flatten(found['refinedBy'], depth + 1), ...flatten(found['items'], depth + 1)])
}

function readColour(...classes: readonly unknown[]): Colour | null {
  const names = classes.flatMap(each => list(each)).flatMap(each => text(each).split(/\s+/))
  return COLOURS.find(colour => names.includes(colour)) ?? null
}

/** Ours come home under their own id. One without any name is known by what it says. */
function namesOf(iri: string, number: number, content: readonly (string | number | null)[]): Pick<OutsideAnnotation, 'ownId' | 'name'> {
  return { ownId: number === 0 ? ownId('highlight', iri) : null, name: [iri === '' ? content.join('\n') : iri, number].join('\n') }
}

function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}

function objects(values: readonly unknown[]): Json[] {
  return values.map(object).filter(value => value !== undefined)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.toWellFormed() : ''
}

function offset(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}
