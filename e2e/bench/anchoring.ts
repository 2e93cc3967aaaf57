import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateReports } from './generated-reports.ts'
import type { Line } from './line.ts'
import type { Figure } from './measuring.ts'
import { createRandom, type EditedText, editText } from './text-edits.ts'
import type { Workplace } from './workplace.ts'

const SHARES = [0.01, 0.05, 0.2]
const HIGHLIGHTS = 1_000
const REPORTS = 15
const CHARACTERS = 12_000
/** Of real reports, in UTF-16 units. */
const [SHORTEST, LONGEST] = [4_000, 40_000]
/** Of a highlight, in units. */
const [LEAST, MOST] = [4, 80]

/** Share of its words that a survivor still has. */
const SURVIVING = 0.8

interface Listed {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly state: 'anchored' | 'doubtful' | 'orphan'
}

interface Marked {
  readonly reportId: string
  readonly file: string
  readonly text: string
  readonly marks: readonly { readonly id: string; readonly start: number; readonly end: number }[]
}

/** Highlights on reports whose files change at random, read again through the whole program; where they belong is known. */
export async function measureAnchoring(workplace: Workplace): Promise<Figure[]> {
  const { folders, corpus, duidu, serve } = workplace
  const generated = [...generateReports(REPORTS * SHARES.length, CHARACTERS)].map(({ text }) => text)
  const kinds = [{ name: 'generated', texts: generated }]
  if (corpus) kinds.push({ name: 'real', texts: await realTexts(corpus, duidu) })
  const figures: Figure[] = []
  for (const { name, texts } of kinds) {
    for (const [at, share] of SHARES.entries()) {
      const folder = join(folders.home, `${name}-${share}`)
      await mkdir(folder, { recursive: true })
      const chosen = texts.slice(at * REPORTS, (at + 1) * REPORTS)
      for (const [index, text] of chosen.entries()) await writeFile(join(folder, `${name}${at}-${index}.txt`), text)
      await duidu('import', folder)
      const { program, line } = await serve()
      await line.call('library.resume', {})
      const random = createRandom(7 + at)
      const marked = await markReports(line, `${name}${at}-`, random)
      line.close()
      await program.kill()
      const edited = new Map<string, EditedText>()
      for (const report of marked) {
        const change = editText(report.text, share, random)
        edited.set(report.reportId, change)
        await writeFile(join(folder, report.file), change.text)
      }
      await duidu('import', folder)
      const again = await serve()
      await again.line.call('library.resume', {})
      figures.push(...(await judge(again.line, `${name}, ${share * 100} % edited`, marked, edited)))
      again.line.close()
      await again.program.kill()
    }
  }
  return figures
}

/** Reports as the program reads them, so that what it makes of a changed one is known as well. */
async function realTexts(corpus: string, duidu: Workplace['duidu']): Promise<string[]> {
  await duidu('import', corpus)
  const { reports } = await duidu<{ reports: { text: string; characters: number; incomplete: boolean }[] }>('reports', '--text')
  const fit = reports.filter(({ characters, incomplete }) => !incomplete && characters >= SHORTEST && characters <= LONGEST)
  const wanted = REPORTS * SHARES.length
  return Array.from({ length: Math.min(wanted, fit.length) }, (_, at) => fit[Math.floor((at * fit.length) / wanted)]?.text ?? '')
}

async function markReports(line: Line, prefix: string, random: () => number): Promise<Marked[]> {
  const all = await line.call<{ id: string; sourcePath: string }[]>('reports.list', {})
  const reports = all.filter(({ sourcePath }) => sourcePath.split('/').at(-1)?.startsWith(prefix))
  const marked: Marked[] = []
  for (const [index, { id: reportId, sourcePath }] of reports.entries()) {
    const { text } = await line.call<{ text: string }>('reports.get', { id: reportId, text: true })
    const count = Math.floor(((index + 1) * HIGHLIGHTS) / reports.length) - Math.floor((index * HIGHLIGHTS) / reports.length)
    const marks: { id: string; start: number; end: number }[] = []
    while (marks.length < count) {
      const { start, end } = passage(text, random)
      if (text.slice(start, end).trim().length < LEAST) continue
      marks.push(await line.call('highlights.add', { reportId, start, end }))
    }
    marked.push({ reportId, file: sourcePath.split('/').at(-1) ?? '', text, marks })
  }
  return marked
}

/** Half of them sentences as people mark them, half any words. */
function passage(text: string, random: () => number): { start: number; end: number } {
  const dice = (sides: number) => Math.floor(random() * sides)
  const from = dice(text.length - MOST)
  if (dice(2) === 0) return { start: from, end: from + LEAST + dice(MOST - LEAST) }
  const start = text.slice(from).search(/[。；\n]/) + from + 1
  const length = text.slice(start + 1).search(/[。；\n]/)
  return { start, end: Math.min(text.length, start + 2 + Math.max(length, 0)) }
}

/** What an edit did to the words of a highlight; half of a passage may be gone, which is none of these. */
type Fate = 'unchanged' | 'edited' | 'deleted' | 'half'

interface Judgement {
  readonly fate: Fate
  /** Where its words are, or proposed there. */
  readonly right: boolean
  readonly asked: boolean
  /** On other words, and nobody was asked. */
  readonly wrong: boolean
}

async function judge(line: Line, what: string, marked: readonly Marked[], edited: ReadonlyMap<string, EditedText>): Promise<Figure[]> {
  const judgements: Judgement[] = []
  let listed = 0
  for (const { reportId, marks } of marked) {
    const list = new Map((await line.call<Listed[]>('highlights.ofReport', { reportId })).map(each => [each.id, each]))
    listed += list.size
    const { text } = await line.call<{ text: string }>('reports.get', { id: reportId, text: true })
    const change = edited.get(reportId)
    // Where the program reads the changed file otherwise than it was written, nobody knows what is right.
    if (!change || text !== change.text) continue
    const places = placesOf(change.origins)
    for (const mark of marks) {
      const now = list.get(mark.id)
      if (now) judgements.push(judgeOne(mark, now, places, change.origins))
    }
  }
  const total = marked.reduce((sum, { marks }) => sum + marks.length, 0)
  const of = (fate: Fate) => judgements.filter(each => each.fate === fate)
  const percent = (list: readonly Judgement[], is: (each: Judgement) => boolean) =>
    (100 * list.filter(is).length) / Math.max(1, list.length)
  const [unchanged, changed, deleted] = [of('unchanged'), of('edited'), of('deleted')]
  const figure = (name: string, value: number, budget: number | null, atLeast = false): Figure => ({
    what: `${what}: ${name}`,
    value,
    unit: '%',
    budget,
    atLeast,
  })
  return [
    { what: `${what}: gone from the list, of ${total}`, value: total - listed, unit: '', budget: 0 },
    figure(
      `survivors (${unchanged.length + changed.length}), right`,
      percent([...unchanged, ...changed], each => each.right),
      97,
      true,
    ),
    figure(
      `of those unchanged (${unchanged.length})`,
      percent(unchanged, each => each.right),
      97,
      true,
    ),
    figure(
      `deleted (${deleted.length}), wrongly attached`,
      percent(deleted, each => each.wrong),
      0.5,
    ),
    figure(
      `of all ${judgements.length} measured, wrongly attached`,
      percent(judgements, each => each.wrong),
      0.5,
    ),
    figure(
      'the reader is asked',
      percent(judgements, each => each.asked),
      null,
    ),
  ]
}

function judgeOne(
  mark: Listed | Marked['marks'][number],
  now: Listed,
  places: ReadonlyMap<number, number>,
  origins: readonly number[],
): Judgement {
  const length = mark.end - mark.start
  const units = Array.from({ length }, (_, at) => places.get(mark.start + at)).filter(at => at !== undefined)
  const together = units.length > 0 && Math.max(...units) - Math.min(...units) === units.length - 1
  const left = units.length / length
  const right = now.state !== 'orphan' && isRight(mark, now, origins, units.length)
  return {
    fate: left === 1 && together ? 'unchanged' : left >= SURVIVING ? 'edited' : left < 0.2 ? 'deleted' : 'half',
    right,
    asked: now.state === 'doubtful',
    wrong: now.state === 'anchored' && !right,
  }
}

/** Old place → new place. */
function placesOf(origins: readonly number[]): Map<number, number> {
  return new Map(origins.flatMap((origin, at) => (origin < 0 ? [] : [[origin, at] as const])))
}

/** At least 70 % of the words that are left are in the new place, and at least 70 % of it are they. */
function isRight(mark: { start: number; end: number }, now: Listed, origins: readonly number[], left: number): boolean {
  const found = origins.slice(now.start, now.end).filter(origin => origin >= mark.start && origin < mark.end).length
  return left > 0 && found >= 0.7 * left && found >= 0.7 * (now.end - now.start)
}
