import type { EngineModules, MeasuredCorpus } from './engine-modules.ts'
import { milliseconds, percentile } from './measuring.ts'
import type { Times } from './search-rivals.ts'

const TURNS = 9
const UPDATES = 200
/** Units of a segment of the index, as the program builds them. */
const SEGMENT = 4_000_000

export interface EngineFigures {
  /** To count each word in each report, with the index the library has where that is faster, in ms. */
  readonly chosen: Times
  /** By looking through all texts. */
  readonly scanned: Times
  /** Share of the words for which the index was asked. */
  readonly byIndex: number
  /** Bytes of text (UTF-8) that are indexed per ms. */
  readonly indexRate: number
  /** To fold one more text and put it where it is found at once, and in the place of another one, in ms; the median. */
  readonly added: number
  readonly replaced: number
}

/** The engine by itself over a library that nobody else has open. */
export async function measureEngine(
  engine: EngineModules,
  library: string,
  texts: readonly string[],
  words: readonly string[],
): Promise<EngineFigures> {
  const opened = await engine.openLibrary(library)
  const current = engine.createCurrentLibrary()
  current.set(opened)
  const kept = engine.createSearchCorpus(current, engine.createQuiet())
  kept.restart()
  await kept.filled()
  const arena = engine.createArenaCorpus()
  if (!arena) throw new Error('This machine has no vectors: there is no scan to be measured.')
  for (let slot = 0; slot < kept.corpus.slots; slot++) arena.put(slot, kept.corpus.foldedText(slot))

  const folded = words.map(engine.fold)
  const scanned = await timeCounts(arena, folded)
  let asked = 0
  const chosen = await timeCounts(kept.corpus, folded, () => {
    if (kept.corpus.lastWay === 'index') asked++
  })
  const indexRate = await timeIndex(engine, texts)

  const found = (slot: number) => {
    const word = arena.foldedText(slot).slice(100, 120)
    if (!arena.counts(word).slots.includes(slot)) throw new Error('A text that was put in is not found.')
  }
  const put = async (slotOf: (turn: number) => number) => {
    const times: number[] = []
    for (let turn = 0; turn < UPDATES; turn++) {
      const slot = slotOf(turn)
      const text = texts[(turn * 7) % texts.length] ?? ''
      times.push(await milliseconds(async () => arena.put(slot, engine.fold(text))))
      if (turn % 50 === 0) found(slot)
    }
    return percentile(times, 0.5)
  }
  const slots = arena.slots
  const added = await put(turn => slots + turn)
  const replaced = await put(turn => turn)
  current.set(undefined)
  await opened.close()
  return { chosen, scanned, byIndex: asked / (words.length * TURNS), indexRate, added, replaced }
}

/** The median of several turns for each word. */
async function timeCounts(corpus: MeasuredCorpus, words: readonly string[], after: () => void = () => {}): Promise<Times> {
  const times = words.map((): number[] => [])
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [i, word] of words.entries()) {
      times[i]?.push(await milliseconds(async () => corpus.counts(word)))
      after()
    }
  }
  return times.map(all => percentile(all, 0.5))
}

/** The best of three turns over what makes one segment. */
async function timeIndex({ buildSegment, fold }: EngineModules, texts: readonly string[]): Promise<number> {
  const some: string[] = []
  for (let units = 0; units < SEGMENT && some.length < texts.length; units += some.at(-1)?.length ?? 0) some.push(texts[some.length] ?? '')
  const starts = new Uint32Array(some.length + 1)
  some.forEach((text, i) => {
    starts[i + 1] = (starts[i] ?? 0) + text.length + 1
  })
  const joined = Buffer.from(`${some.map(fold).join('\0')}\0`, 'utf16le')
  const units = new Uint16Array(joined.buffer, joined.byteOffset, joined.length / 2)
  const times: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    times.push(
      await milliseconds(async () => {
        for (const _ of buildSegment(units, starts, () => {}));
      }),
    )
  }
  return some.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / Math.min(...times)
}
