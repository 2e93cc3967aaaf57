import { QUICK_OPEN_KINDS, type QuickOpenGroup, type QuickOpenKind } from '../../../shared/model/quick-open.ts'
import { fold } from '../../fold-table.ts'
import { log } from '../../log.ts'
import { cutIntoWords, wordsOf } from '../../searching/quick-open/chinese-words.ts'
import { canBeLetters, lettersOf } from '../../searching/quick-open/letters.ts'
import { marksOf } from '../../searching/quick-open/marks.ts'
import { createNames, FITS } from '../../searching/quick-open/names.ts'
import { createVocabulary } from '../../searching/quick-open/vocabulary.ts'
import { withoutNumber } from '../../searching/sections.ts'
import { listVisibleIds } from '../../store/reports.ts'
import { nameOf } from '../annotating/memos.ts'
import { createTurns } from '../in-turn.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import type { Quiet } from '../quiet.ts'
import { runInSlices } from '../slices.ts'
import { spokenSyllablesOf } from './pinyin.ts'
import { type AskedWord, ask, groupsOf } from './quick-open-answer.ts'
import { createShelf } from './quick-open-shelf.ts'

export interface QuickOpenService {
  /** What a few typed letters or words may mean, at most `limit` of each kind. Nothing for an empty query. */
  find(query: string, limit: number, kinds?: readonly QuickOpenKind[]): Promise<QuickOpenGroup[]>
  /** A window shows the library: its user may ask next. */
  prepare(): void
  /** Another library, or none. */
  restart(): void
  /** These reports came, went or changed. */
  refresh(ids: readonly string[]): void
  retagged(): void
  /** Highlights came, went or changed. */
  renoted(): void
  /** Memos did, or what they are about. */
  memosChanged(): void
  /** Learns now what slips are told by; it is done by itself when nobody waits for anything. */
  learn(): Promise<void>
}

/** Reports that are read before others may have their turn; a few ms. */
const READ_TOGETHER = 10
/** Names that are spelled before others may have their turn. */
const SPELLED_TOGETHER = 20
/** Of a long heading or note the beginning is spelled. */
const SPELLED_LENGTH = 60
/** Longer names are not typed in one go. */
const TYPED_WHOLE = 8
/** With fewer finds, nearly fitting ones are shown after them. */
const FEW = 8
const MOST_WORDS = 8
/** Names that nothing has any more are kept until there are so many times as many names as are in use. */
const KEPT = 2

/**
 * Whatever can be gone to is held in memory with its names. Names are looked through for exactly what was typed; lunr
 * knows the words that are only a slip away. What changes is read anew when somebody asks next and found at once by its
 * characters and letters; lunr learns its words when nobody waits for anything.
 */
export function createQuickOpen(library: CurrentLibrary, quiet: Quiet): QuickOpenService {
  const names = createNames()
  const vocabulary = createVocabulary()
  const shelf = createShelf(names)
  /** Reports to be read. */
  const waiting = new Set<string>()
  let unlisted = true
  let prepared = false
  let spelled = 0
  let learned = 0
  /** Names that there were when all was read. */
  let inUse = 0
  const { inTurn } = createTurns()

  /** One after the other, so that nothing is done twice. It ends early when another library is opened. */
  function afterOthers(work: () => Iterable<void>): Promise<void> {
    const open = whileOpen(library)
    return inTurn(async () => {
      if (!open.aborted) await runInSlices(work(), open)
    })
  }

  function* read(): Generator<void> {
    const db = library.database()
    if (names.size > KEPT * (inUse + 1000)) forget()
    const anew = unlisted
    if (unlisted) for (const id of listVisibleIds(db)) waiting.add(id)
    unlisted = false
    yield
    while (waiting.size > 0) {
      const some = [...take(waiting, READ_TOGETHER)]
      shelf.take(db, some)
      for (const id of some) waiting.delete(id)
      yield
    }
    shelf.places()
    yield
    shelf.tags(db)
    yield
    shelf.notes(db)
    yield
    shelf.memos(db, nameOf(library))
    if (anew) inUse = names.size
  }

  function forget(): void {
    names.clear()
    vocabulary.clear()
    shelf.clear()
    waiting.clear()
    unlisted = true
    spelled = 0
    learned = 0
    inUse = 0
  }

  function* spell(): Generator<void> {
    while (spelled < names.size) {
      const until = Math.min(spelled + SPELLED_TOGETHER, names.size)
      for (; spelled < until; spelled++) names.spell(spelled, lettersOf(syllables(spelled)))
      yield
    }
  }

  function* learnWords(): Generator<void> {
    for (; learned < spelled; learned++) {
      vocabulary.add(learned, spellingsOf(names.textOf(learned), syllables(learned)))
      yield
    }
    while (vocabulary.waiting) {
      vocabulary.build()
      yield
    }
  }

  function syllables(name: number): string[] {
    return spokenSyllablesOf(names.textOf(name).slice(0, SPELLED_LENGTH))
  }

  async function learn(): Promise<void> {
    await afterOthers(read)
    await afterOthers(spell)
    await afterOthers(learnWords)
  }

  function learnLater(): void {
    if (!prepared) return
    quiet.afterwards(() => {
      // Nobody waits for it, and every exact answer is right without.
      if (library.find()) learn().catch(error => log('quick-open', error))
    })
  }

  function nearly(word: string): AskedWord {
    const fits = names.match(word).slice()
    for (const name of vocabulary.near(word)) if (fits[name] === 0) fits[name] = FITS.near
    return { word, fits }
  }

  return {
    async find(query, limit, kinds = QUICK_OPEN_KINDS) {
      const words = fold(query).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
      if (words.length === 0) return []
      await afterOthers(read)
      if (words.some(canBeLetters)) await afterOthers(spell)
      const answer = (asked: readonly AskedWord[]) =>
        ask(shelf, library.database(), nameOf(library), { words: asked, kinds: new Set(kinds), limit })
      const exact = answer(words.map(word => ({ word, fits: names.match(word) })))
      const found = QUICK_OPEN_KINDS.reduce((sum, kind) => sum + exact[kind].total, 0)
      const parts = words.flatMap(partsOf)
      const near = found < Math.min(FEW, limit) ? answer(parts.map(nearly)) : undefined
      return groupsOf(exact, near, limit, item => ({
        ...item,
        marks: marksOf(item.text, near ? [...words, ...parts] : words, fold, spokenSyllablesOf),
      }))
    },
    prepare() {
      prepared = true
      learnLater()
    },
    restart() {
      forget()
      learnLater()
    },
    refresh(ids) {
      for (const id of ids) waiting.add(id)
      // A report that goes takes its notes along.
      shelf.forgetNotes()
      learnLater()
    },
    retagged() {
      shelf.forgetTags()
      learnLater()
    },
    renoted() {
      shelf.forgetNotes()
      learnLater()
    },
    memosChanged() {
      shelf.forgetMemos()
      learnLater()
    },
    learn,
  }
}

/** Chinese words that were typed without spaces between them. */
function partsOf(word: string): string[] {
  if (canBeLetters(word) || word.length < 3) return [word]
  const parts = cutIntoWords(word)
  return parts.length > 1 ? parts : [word]
}

/** The words of a name, two that follow one another, and the whole where it is short, in characters and in letters. */
function spellingsOf(text: string, syllables: readonly string[]): Set<string> {
  const bare = withoutNumber(text).slice(0, SPELLED_LENGTH)
  const words = wordsOf(bare)
  const pairs = cutIntoWords(bare, words).flatMap((word, i, cut) => (i > 0 ? `${cut[i - 1]}${word}` : []))
  words.push(...pairs, ...(bare.length <= TYPED_WHOLE ? [bare] : []))
  const byCharacter = [...text].length === text.length
  return new Set(words.flatMap(word => (byCharacter ? [word, lettersIn(text, word, syllables)] : [word])))
}

function lettersIn(text: string, word: string, syllables: readonly string[]): string {
  const at = text.indexOf(word)
  return syllables.slice(at, at + word.length).join('')
}

function* take<T>(all: Iterable<T>, count: number): Generator<T> {
  let left = count
  for (const one of all) {
    if (left-- <= 0) return
    yield one
  }
}
