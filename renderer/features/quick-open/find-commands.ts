import { COMMANDS, type Command, type CommandId } from '../../state/commands.ts'
import type { AppState } from '../../state/store.ts'

/** What a command is called, and the letters by which its name is typed. */
export interface CommandWords {
  readonly name: (id: CommandId) => string
  readonly letters: (id: CommandId) => string
}

/** What can be done now and is meant by every word that was typed; what begins with the first word comes first. */
export function findCommands(query: string, app: AppState, words: CommandWords): Command[] {
  const typed = plain(query).split(/\s+/).filter(Boolean)
  const [first = ''] = typed
  const offered = COMMANDS.filter(({ id, available }) => id !== 'open' && id !== 'commands' && (available?.(app) ?? true))
  const found = offered.filter(({ id }) => typed.every(word => plain(`${words.name(id)} ${words.letters(id)}`).includes(word)))
  const begins = ({ id }: Command) => [words.name(id), ...words.letters(id).split(' ')].some(name => plain(name).startsWith(first))
  return [...found.filter(begins), ...found.filter(command => !begins(command))]
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
