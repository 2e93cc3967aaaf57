import { createHash } from 'node:crypto'
import type { HighlightInContext } from '../../shared/model/highlight.ts'
import { INKS } from '../../shared/model/inks.ts'
import type { Memo } from '../../shared/model/memo.ts'
import type { Tag } from '../../shared/model/tag.ts'
import { createPointMap, type PointMap } from '../../shared/text/offsets.ts'
import { type AnnotatedReport, type GeneralMemos, NO_MEMOS } from './annotated-report.ts'

/**
 * Highlights and memos as W3C Web Annotations (Recommendation of 23 February 2017): a JSON list, an annotation a line, each
 * complete by itself. Positions count code points of the report's canonical text. A memo is an annotation without a selector
 * on the report, the tag or the library, or on the annotation that is a highlight. The same highlights give the same bytes.
 */
export async function* renderWebAnnotations(
  reports: Iterable<AnnotatedReport> | AsyncIterable<AnnotatedReport>,
  general: GeneralMemos = NO_MEMOS,
  tags: readonly Pick<Tag, 'id' | 'path'>[] = [],
): AsyncGenerator<string> {
  let separator = '[\n'
  const lines = (annotations: readonly object[]): string =>
    annotations
      .map(annotation => {
        const line = `${separator}${JSON.stringify({ '@context': CONTEXT, ...annotation })}`
        separator = ',\n'
        return line
      })
      .join('')
  yield lines([
    ...(general.library ? [aboutWhole(general.library, { id: 'urn:duidu:library' })] : []),
    ...tags.flatMap(({ id, path }) => {
      const memo = general.tags.get(id)
      return memo ? [aboutWhole(memo, { id: `urn:duidu:tag:${id}`, 'duidu:tag': path })] : []
    }),
  ])
  for await (const report of reports) {
    const points = createPointMap(report.text)
    const { memo, highlights, highlightMemos } = report
    yield lines([
      ...(memo ? [aboutWhole(memo, aboutReport(report))] : []),
      ...highlights.flatMap(highlight => {
        const own = highlightMemos.get(highlight.id)
        return [toWebAnnotation(report, highlight, points), ...(own ? [aboutWhole(own, { id: highlightId(highlight) })] : [])]
      }),
    ])
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

/** Words that the standard has no name for: the reading side needs them to find the very text again. */
const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { duidu: 'urn:duidu:term:' }]
const GENERATOR = { id: 'urn:duidu', type: 'Software', name: 'Duidu' }

function highlightId({ id }: HighlightInContext): string {
  return `urn:duidu:highlight:${id}`
}

function aboutWhole({ id, text, createdAt, updatedAt }: Memo, target: object): object {
  return {
    id: `urn:duidu:memo:${id}`,
    type: 'Annotation',
    motivation: 'describing',
    created: createdAt,
    modified: updatedAt,
    generator: GENERATOR,
    body: [{ type: 'TextualBody', purpose: 'describing', format: 'text/markdown', value: text }],
    target,
  }
}

function describeReport({ report, sha256 }: AnnotatedReport): object {
  return {
    source: `urn:duidu:report:${report.id}`,
    'duidu:title': report.title,
    'duidu:path': report.sourcePath,
    ...(sha256 === null ? {} : { 'duidu:sha256': sha256 }),
  }
}

/** Where the file holds many reports, the text tells which one is meant. */
function aboutReport(report: AnnotatedReport): object {
  const sum = createHash('sha256').update(report.text.toWellFormed()).digest('hex')
  return { type: 'SpecificResource', ...describeReport(report), 'duidu:text-sha256': sum }
}

function toWebAnnotation(report: AnnotatedReport, highlight: HighlightInContext, points: PointMap): object {
  // The offsets of one that was lost belong to a text which is no longer there.
  const inText = highlight.state !== 'orphan' && highlight.end <= report.text.length
  const position = { type: 'TextPositionSelector', start: points.toPoints(highlight.start), end: points.toPoints(highlight.end) }
  return {
    id: highlightId(highlight),
    type: 'Annotation',
    motivation: highlight.note === '' ? 'highlighting' : 'commenting',
    created: highlight.createdAt,
    modified: highlight.updatedAt,
    generator: GENERATOR,
    stylesheet: { type: 'CssStylesheet', value: `.${highlight.colour} { background-color: ${INKS[highlight.colour].rgb}; }` },
    body: [
      ...highlight.tags.map(tag => ({ type: 'TextualBody', purpose: 'tagging', value: tag })),
      ...(highlight.note === '' ? [] : [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: highlight.note }]),
    ],
    target: {
      type: 'SpecificResource',
      ...describeReport(report),
      styleClass: highlight.colour,
      selector: [
        { type: 'TextQuoteSelector', exact: highlight.quote, prefix: highlight.prefix, suffix: highlight.suffix },
        ...(inText ? [position] : []),
      ],
      'duidu:state': highlight.state,
    },
  }
}
