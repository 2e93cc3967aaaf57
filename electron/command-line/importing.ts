import { resolve } from 'node:path'
import { innermostName } from '../../shared/model/place.ts'
import type { Problem } from '../../shared/model/report.ts'
import type { ImportProgress, ImportResult, ParsedReport, ParsedSource } from '../../shared/model/source.ts'
import { UsageError } from './arguments.ts'
import { type Command, type CommandContext, LIBRARY } from './command.ts'
import { withEngine, withLibrary } from './session.ts'
import { counted, shorten, table } from './table.ts'

export const inspect: Command = {
  name: 'inspect',
  usage: 'PATH… [--text]',
  summary: 'show what the importer makes of files, without a library',
  takesWords: true,
  options: { text: { type: 'boolean', help: 'with the text of every report' } },
  async run(context) {
    const paths = pathsOf(context)
    const text = context.args.flag('text')
    // The texts are always asked for: without them nobody knows how long a report is.
    const { files } = await withEngine(context, client =>
      client.call(
        'sources.inspect',
        { paths, text: true },
        { signal: context.signal, onProgress: progress => showProgress(context, progress) },
      ),
    )
    context.output.result({ files: files.map(file => describeFile(file, text)) }, () => files.map(fileText).join('\n'))
    return undefined
  },
}

export const importing: Command = {
  name: 'import',
  usage: 'PATH… --library DIR',
  summary: 'read files and folders into a library, which is made when it is missing; exit code 1 if there was no report in them',
  takesWords: true,
  options: LIBRARY,
  async run(context) {
    const paths = pathsOf(context)
    const result = await withLibrary(
      context,
      client =>
        client.call('sources.import', { paths }, { signal: context.signal, onProgress: progress => showProgress(context, progress) }),
      { create: true },
    )
    context.output.result(result, () => importText(result))
    return result.reports > 0 || result.unchanged > 0
  },
}

function pathsOf({ args }: CommandContext): string[] {
  if (args.positionals.length === 0) throw new UsageError('Name at least one file or folder.')
  return args.positionals.map(path => resolve(path))
}

export function showProgress({ output }: CommandContext, { phase, done, total, current, reports }: ImportProgress): void {
  if (phase === 'scanning') output.progress(`looking for files: ${done}`)
  else output.progress(`${done} of ${total ?? '?'} files, ${counted(reports, 'report')}: ${shorten(current, 50)}`)
}

function describeFile({ path, sha256, bytes, format, encoding, text, problems, cuts, reports }: ParsedSource, withText: boolean) {
  return {
    path,
    sha256,
    bytes,
    format,
    encoding,
    characters: text.length,
    problems,
    cuts,
    reports: reports.map(report => describeReport(report, withText)),
  }
}

/** A report gets its id when it comes into a library. */
function describeReport({ text, ...report }: ParsedReport, withText: boolean) {
  return { id: null, ...report, place: innermostName(report), characters: text.length, ...(withText ? { text } : {}) }
}

function fileText(file: ParsedSource): string {
  const head = `${file.path}  (${[file.format, file.encoding].filter(Boolean).join(', ')})\n`
  const rows = file.reports.map(report => {
    return [innermostName(report), report.year, report.body, report.kind, report.text.length, shorten(report.title, 60)]
  })
  const reports = rows.length > 0 ? table(['place', 'year', 'body', 'kind', 'length', 'title'], rows) : 'no reports\n'
  const problems = [...file.problems, ...file.reports.flatMap(report => report.problems)]
  return head + reports + problems.map(problemLine).join('')
}

function importText({ sources, reports, unchanged, problems, seconds }: ImportResult): string {
  const head = `${counted(reports, 'report')} from ${counted(sources, 'file')} in ${seconds.toFixed(1)} s; ${counted(unchanged, 'file')} unchanged\n`
  // Reports of one source often share a problem; the list of reports tells them apart, this one names the file once.
  return head + [...new Set(problems.map(problem => problemLine(problem, problem.path)))].join('')
}

function problemLine(problem: Problem, where?: unknown): string {
  return `! ${typeof where === 'string' ? `${where}: ` : ''}${problem.message}\n`
}
