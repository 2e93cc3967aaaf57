import type { HighlightInContext } from '../../shared/model/highlight.ts'
import { INKS } from '../../shared/model/inks.ts'
import { createPointMap, type PointMap } from '../../shared/text/offsets.ts'
import type { AnnotatedReport } from './annotated-report.ts'

/**
 * Highlights as W3C Web Annotations (Recommendation of 23 February 2017): a JSON list, an annotation a line, each
 * complete by itself. Positions count code points of the report's canonical text. The same highlights give the same bytes.
 */
export function* renderWebAnnotations(reports: Iterable<AnnotatedReport>): Generator<string> {
  let separator = '[\n'
  for (const report of reports) {
    const points = createPointMap(report.text)
    for (const highlight of report.highlights) {
      yield `${separator}${JSON.stringify(toWebAnnotation(report, highlight, points))}`
      separator = ',\n'
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

/** Words that the standard has no name for: the reading side needs them to find the very text again. */
const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { duidu: 'urn:duidu:term:' }]

function toWebAnnotation({ report, sha256, text }: AnnotatedReport, highlight: HighlightInContext, points: PointMap): object {
  // The offsets of one that was lost belong to a text which is no longer there.
  const inText = highlight.state !== 'orphan' && highlight.end <= text.length
  const position = { type: 'TextPositionSelector', start: points.toPoints(highlight.start), end: points.toPoints(highlight.end) }
  return {
    '@context': CONTEXT,
    id: `urn:duidu:highlight:${highlight.id}`,
    type: 'Annotation',
    motivation: highlight.note === '' ? 'highlighting' : 'commenting',
    created: highlight.createdAt,
    modified: highlight.updatedAt,
    generator: { id: 'urn:duidu', type: 'Software', name: 'Duidu' },
    stylesheet: { type: 'CssStylesheet', value: `.${highlight.colour} { background-color: ${INKS[highlight.colour].rgb}; }` },
    body: [
      ...highlight.tags.map(tag => ({ type: 'TextualBody', purpose: 'tagging', value: tag })),
      ...(highlight.note === '' ? [] : [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: highlight.note }]),
    ],
    target: {
      type: 'SpecificResource',
      source: `urn:duidu:report:${report.id}`,
      styleClass: highlight.colour,
      selector: [
        { type: 'TextQuoteSelector', exact: highlight.quote, prefix: highlight.prefix, suffix: highlight.suffix },
        ...(inText ? [position] : []),
      ],
      'duidu:title': report.title,
      'duidu:path': report.sourcePath,
      ...(sha256 === null ? {} : { 'duidu:sha256': sha256 }),
      'duidu:state': highlight.state,
    },
  }
}
