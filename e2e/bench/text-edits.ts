/** A text after edits, with the unit of the old text that each of its units comes from; -1 for what is new. */
export interface EditedText {
  readonly text: string
  readonly origins: readonly number[]
}

/** Always the same numbers for a seed, even in every bit, which single edits need (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Unit {
  readonly unit: string
  readonly origin: number
}

/** Lines that are shorter hold titles, speakers and headings, by which a report is known; they stay as they are. */
const BODY_LINE = 40

/**
 * About this share of the text is different afterwards: a quarter each by single characters put in, taken out or
 * replaced, by numbers changed, by sentences deleted, and by paragraphs that change places with the next one.
 */
export function editText(text: string, share: number, random: () => number): EditedText {
  const happens = (chance: number) => random() < chance
  const dice = (sides: number) => Math.floor(random() * sides)
  let lines = linesOf(text)
  for (let at = 0; at + 1 < lines.length; at++) {
    const [here, next] = [lines[at], lines[at + 1]]
    if (!here || !next || here.length < BODY_LINE || next.length < BODY_LINE || !happens(share / 4)) continue
    lines[at] = next
    lines[at + 1] = here
    at++
  }
  const letters = [...text].filter(letter => /\p{Script=Han}/u.test(letter) && letter.length === 1)
  const letter = (): Unit => ({ unit: letters[dice(letters.length)] ?? '一', origin: -1 })
  lines = lines.map(line => {
    if (line.length < BODY_LINE) return line
    const kept = sentencesOf(line.slice(0, -1)).filter(() => !happens(share / 4))
    const edited = (kept.length > 0 ? kept.flat() : line.slice(0, -1)).flatMap(unit => {
      if (/\d/.test(unit.unit)) return happens(share * 2) ? [{ unit: String(dice(10)), origin: -1 }] : [unit]
      if (!happens(share / 4)) return [unit]
      return [[], [letter()], [unit, letter()]][dice(3)] ?? [unit]
    })
    return [...edited, ...line.slice(-1)]
  })
  const units = lines.flat().slice(0, -1)
  return { text: units.map(({ unit }) => unit).join(''), origins: units.map(({ origin }) => origin) }
}

function linesOf(text: string): Unit[][] {
  let origin = 0
  return text.split('\n').map(line => {
    // With its line end, which goes where the line goes.
    const units = `${line}\n`.split('').map((unit, at) => ({ unit, origin: origin + at }))
    origin += units.length
    return units
  })
}

function sentencesOf(line: readonly Unit[]): Unit[][] {
  const sentences: Unit[][] = [[]]
  for (const unit of line) {
    sentences.at(-1)?.push(unit)
    if (/[。；！？]/.test(unit.unit)) sentences.push([])
  }
  return sentences.filter(sentence => sentence.length > 0)
}
