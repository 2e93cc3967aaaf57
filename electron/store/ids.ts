import { createHash, randomBytes } from 'node:crypto'

/** No vowels and no look-alikes, so that an id spells no word and can be read aloud. */
const ALPHABET = '23456789bcdfghjkmnpqrstvwxyzBCDF'
const LENGTH = 12

/** Twelve characters, 60 random bits: short enough for a file name or a note. */
export function newId(): string {
  return spell(randomBytes(LENGTH))
}

/** The same words give the same id, also in another library. */
export function derivedId(...words: readonly (string | number)[]): string {
  return spell(createHash('sha256').update(words.join('\n')).digest().subarray(0, LENGTH))
}

function spell(bytes: Uint8Array): string {
  return Array.from(bytes, byte => ALPHABET.charAt(byte % ALPHABET.length)).join('')
}
