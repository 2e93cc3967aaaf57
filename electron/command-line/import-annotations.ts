import { resolve } from 'node:path'
import type { AnnotationImport, AnnotationReading, Remarks } from '../../shared/model/annotation.ts'
import { oneOf, UsageError } from './arguments.ts'
import { type Command, LIBRARY } from './command.ts'
import { showProgress } from './importing.ts'
import { withLibrary } from './session.ts'
import { counted, shorten } from './table.ts'

const SIDES = ['mine', 'theirs'] as const
/** Conflicts and lost quotes that a terminal shows; `--json` has them all. */
const SHOWN = 20

const REASONS = {
  'quote-not-found': 'not in the report',
  'no-report': 'in no report of the library',
  'several-reports': 'in several reports',
} as const

export const importAnnotations: Command = {
  name: 'import-annotations',
  usage: 'FILE --library DIR [--preview] [--take mine|theirs]',
  summary:
    'bring in annotations of another library (its folder, a backup, an archive), Hypothesis, Recogito, or a REFI-QDA project or codebook',
  takesWords: true,
  options: {
    ...LIBRARY,
    preview: { type: 'boolean', help: 'only say what would come of it' },
    take: {
      type: 'string',
      value: 'SIDE',
      help: "whose note, tags and colour count where both say something: mine (the library's own) or theirs",
    },
  },
  async run(context) {
    const { args, output, signal } = context
    const [word, ...more] = args.positionals
    if (word === undefined || more.length > 0) throw new UsageError('Name one file of annotations.')
    const path = resolve(word)
    const take = oneOf('take', args.text('take') ?? 'mine', SIDES)
    const result = await withLibrary(context, async client =>
      args.flag('preview')
        ? await client.call('annotations.preview', { path }, { signal })
        : await client.call('annotations.import', { path, take }, { signal, onProgress: progress => showProgress(context, progress) }),
    )
    output.result(result, () => describe(result))
    return undefined
  },
}

function describe(result: AnnotationReading | AnnotationImport): string {
  const { total, added, doubtful, unchanged, conflicts, conflictCount, unplaced, unplacedCount, newTags, enclosed, memos } = result
  const replaced = 'replaced' in result ? result.replaced : 0
  const facts = [
    `${counted(total, 'annotation')}: ${added} new${doubtful > 0 ? ` (${doubtful} with a place to be checked)` : ''}, ${unchanged} unchanged`,
    newTags.length > 0 ? `${counted(newTags.length, 'new tag')}: ${newTags.slice(0, SHOWN).join(', ')}` : '',
    enclosed.documents > 0
      ? `${counted(enclosed.documents, 'text')} to be read in first, with ${counted(enclosed.annotations, 'annotation')}`
      : '',
    conflictCount > 0 ? `${conflictCount} with other remarks in the library, ${replaced} of them replaced:` : '',
    ...conflicts
      .slice(0, SHOWN)
      .map(({ quote, mine, theirs }) => `  "${shorten(quote, 40)}" mine: ${remarks(mine)} theirs: ${remarks(theirs)}`),
    memos.added > 0 ? counted(memos.added, 'new memo') : '',
    memos.unplaced > 0 ? `${counted(memos.unplaced, 'memo')} about what the library does not have` : '',
    memos.conflicts.length > 0 ? `${counted(memos.conflicts.length, 'memo')} with other words in the library:` : '',
    ...memos.conflicts
      .slice(0, SHOWN)
      .map(
        ({ about, name, mine, theirs }) =>
          `  ${about} "${shorten(name, 40)}" mine: “${shorten(mine, 30)}” theirs: “${shorten(theirs, 30)}”`,
      ),
    unplacedCount > 0 ? `${unplacedCount} without a place:` : '',
    ...unplaced
      .slice(0, SHOWN)
      .map(({ quote, document, reason }) => `  "${shorten(quote, 50)}" of ${shorten(document, 40)}: ${REASONS[reason]}`),
    ...Object.entries(result.leftOut).map(([what, count]) => `left out: ${count} × ${what}`),
  ]
  return `${facts.filter(fact => fact !== '').join('\n')}\n`
}

function remarks({ colour, note, tags }: Remarks): string {
  return [colour, tags.join(' '), note === '' ? '' : `“${shorten(note, 30)}”`].filter(word => word !== '').join(', ')
}
