import { resolve } from 'node:path'
import { cutDigits } from '../../shared/model/coders.ts'
import { UsageError } from './arguments.ts'
import { type Command, LIBRARY } from './command.ts'
import { withLibrary } from './session.ts'
import { counted, shorten, table } from './table.ts'
import { readTableFile, TABLE_FILE, tellTableFile } from './table-file.ts'

/** Disagreements that a terminal shows; `--json` has more. */
const SHOWN = 20

export const agreement: Command = {
  name: 'agreement',
  usage: 'FILE --library DIR [--out DIR]',
  summary: "how far the library's highlights agree with those of another library or a file of annotations, tag by tag (Cohen's kappa)",
  takesWords: true,
  options: { ...LIBRARY, ...TABLE_FILE },
  async run(context) {
    const { args, output, signal } = context
    const [file, stray] = args.positionals
    if (file === undefined || stray !== undefined) throw new UsageError('Name one library or file of annotations.')
    const path = resolve(file)
    const wanted = readTableFile(args)
    if (wanted) {
      return tellTableFile(output, await withLibrary(context, client => client.call('exports.coders', { path, ...wanted }, { signal })))
    }
    const compared = await withLibrary(context, client => client.call('annotations.compareCoders', { path }, { signal }))
    output.result(compared, () => {
      const { reports, sentences, total, tags, disagreements } = compared
      const rows = [...tags, { tag: '(all)', ...total }]
      return [
        `${counted(reports, 'report')} marked by both, ${counted(sentences, 'sentence')}`,
        table(
          ['tag', 'both', 'only mine', 'only theirs', 'same %', 'kappa'],
          rows.map(each => [
            each.tag,
            each.both,
            each.onlyMine,
            each.onlyTheirs,
            cutDigits(each.share * 100, 1).toFixed(1),
            each.kappa === null ? null : cutDigits(each.kappa, 2).toFixed(2),
          ]),
        ),
        ...disagreements.slice(0, SHOWN).map(each => `${each.who} ${each.tag}: ${shorten(each.sentence, 80)}`),
      ].join('\n')
    })
    return undefined
  },
}
