import type { QueryField } from '../../../shared/model/search.ts'
import { shortPlaceName } from '../../../shared/text/place-names.ts'
import { type KnownValues, wordStart } from './complete.ts'
import { readFieldHead, wrongValue } from './fields.ts'
import { toHalfWidth } from './marks.ts'

/**
 * The query without the value at its very end that nobody has: as long as one writes it, it is not what is meant, and
 * searching for it would find nothing. Behind a space, a value stands as it is.
 */
export function writtenQuery(input: string, known: KnownValues): string {
  const half = toHalfWidth(input)
  const start = wordStart(half, input.length)
  const head = readFieldHead(half.slice(start))
  if (!head) return input
  const values = input.slice(start + head.length)
  const last = /[^,，、\s]*$/.exec(values)?.[0] ?? ''
  if (last === '' || isWhole(head.field, last, known)) return input
  const others = values.slice(0, values.length - last.length).replace(/[\s,，、]+$/, '')
  return others === '' ? input.slice(0, start).replace(/[\s－-]+$/, '') : input.slice(0, start + head.length) + others
}

function isWhole(field: QueryField, value: string, { place, tag }: KnownValues): boolean {
  const plain = (text: string) => toHalfWidth(text).toLowerCase()
  const word = plain(value.replaceAll(/["“”「」『』]/g, ''))
  if (field === 'place') return (place ?? []).some(({ name }) => plain(name) === word || plain(shortPlaceName(name)) === word)
  if (field === 'tag') return (tag ?? []).some(({ name }) => plain(name) === word || plain(name.slice(name.lastIndexOf('/') + 1)) === word)
  return wrongValue(field, word) === undefined
}
