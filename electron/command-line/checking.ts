import { type Command, LIBRARY } from './command.ts'
import { withLibrary } from './session.ts'

export const check: Command = {
  name: 'check',
  usage: '--library DIR',
  summary: 'test that the library is sound; exit code 1 if it is not',
  options: LIBRARY,
  async run(context) {
    const result = await withLibrary(context, client => client.call('library.check', {}, { signal: context.signal }))
    context.output.result(result, () => (result.ok ? 'The library is sound.' : result.findings.join('\n')))
    return result.ok
  },
}
