import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { type Command, LIBRARY } from './command.ts'
import { withEngine, withLibrary } from './session.ts'

export const backup: Command = {
  name: 'backup',
  usage: '--library DIR [--out DIR]',
  summary: 'a checked copy of the library: among its backups, or as an archive in a folder',
  options: {
    ...LIBRARY,
    out: { type: 'string', value: 'DIR', help: 'folder for an archive (zip) of the whole library; made when it is missing' },
  },
  async run(context) {
    const directory = context.args.text('out')
    const result = await withLibrary(context, async client => {
      if (directory === undefined) return await client.call('backups.make', {}, { signal: context.signal })
      return await client.call('exports.library', { directory: resolve(directory) }, { signal: context.signal })
    })
    context.output.result(result, () => ('file' in result ? result.file : result.name))
    return undefined
  },
}

export const restore: Command = {
  name: 'restore',
  usage: '[FILE|NAME] --library DIR',
  summary: 'put a backup or an archive in the place of the library, which is kept as a backup first; without FILE list the backups',
  options: LIBRARY,
  takesWords: true,
  async run(context) {
    const [file] = context.args.positionals
    const { output, signal } = context
    const library = resolve(context.args.need('library'))
    if (file === undefined) {
      const backups = await withEngine(context, async client => {
        // Of one that is too damaged to be opened they are listed, too.
        const open = client.call('library.open', { path: library }, { signal })
        await open.catch((error: unknown) => {
          if (!(error instanceof AppError && error.code === 'library-damaged')) throw error
        })
        return await client.call('backups.list', {}, { signal })
      })
      output.result({ backups }, () => backups.map(({ name, bytes }) => `${name}  ${Math.ceil(bytes / 1e6)} MB`).join('\n'))
      return undefined
    }
    const info = await withEngine(context, client =>
      client.call('backups.restoreFile', { path: placeOf(file, library), library }, { signal }),
    )
    output.result(info, () => `${info.path}: ${info.reports} reports, ${info.highlights} highlights`)
    return undefined
  },
}

/** A file, or the name of one of the library's backups. */
function placeOf(file: string, library: string): string {
  const named = join(library, 'backups', file)
  return !existsSync(file) && existsSync(named) ? named : resolve(file)
}
