import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { isBlock, readLivingFile, writeLivingFile } from './living-file.ts'
import { type FreshFile, type LastWritten, mergeFile, newFile } from './merge-file.ts'

/** A folder with one file, in which the program and its user write by turns. */
function createDesk(front: Record<string, unknown> = { title: '报告' }) {
  const notes = new Map<string, string>()
  let content = ''
  let last: LastWritten | undefined
  const fresh = (): FreshFile => ({
    front: { ...front, highlights: notes.size },
    pieces: [{ text: '\n# 报告\n\n' }, ...[...notes].flatMap(([id, note]) => [{ id, content: `> 引文\n\n${note}\n` }, { text: '\n' }])],
  })
  return {
    notes,
    front,
    get content() {
      return content
    },
    edit(change: (content: string) => string) {
      content = change(content)
    },
    write() {
      const merged = last === undefined ? newFile(fresh()) : mergeFile(readLivingFile(content), last, fresh())
      content = writeLivingFile(merged.file)
      last = merged.written
      return merged
    },
  }
}

type Desk = ReturnType<typeof createDesk>

function deskWith(notes: Record<string, string>): Desk {
  const desk = createDesk()
  for (const [id, note] of Object.entries(notes)) desk.notes.set(id, note)
  desk.write()
  return desk
}

describe('a file that both write', () => {
  it('follows the program where the user left it alone, and keeps what stands between', () => {
    const desk = deskWith({ a: '甲', b: '乙' })
    desk.edit(content => content.replace('# 报告', '# 报告\n\n我的话').concat('\n## 我的一节\n'))
    desk.notes.set('a', '甲二')
    desk.notes.set('c', '丙')
    expect(desk.write()).toMatchObject({ kept: 0, conflicts: [] })
    expect(desk.content).toContain('甲二')
    expect(desk.content).not.toContain('甲\n')
    expect(desk.content.indexOf('我的话')).toBeLessThan(desk.content.indexOf('甲二'))
    expect(desk.content.indexOf('乙')).toBeLessThan(desk.content.indexOf('丙'))
    expect(desk.content.indexOf('丙')).toBeLessThan(desk.content.indexOf('我的一节'))
  })

  it('puts a new block in its order, not at the end', () => {
    const desk = deskWith({ a: '甲', c: '丙' })
    const later = [...desk.notes].slice(1)
    desk.notes.delete('c')
    desk.notes.set('b', '乙')
    for (const [id, note] of later) desk.notes.set(id, note)
    desk.write()
    expect(['甲', '乙', '丙'].map(note => desk.content.indexOf(note)).every((at, i, all) => at > (all[i - 1] ?? 0))).toBe(true)
  })

  it('keeps a block that the user changed, and shows both where the program changed it as well', () => {
    const desk = deskWith({ a: '甲' })
    desk.edit(content => content.replace('甲', '甲，我改过'))
    expect(desk.write()).toMatchObject({ kept: 1, conflicts: [] })
    desk.notes.set('a', '甲二')
    expect(desk.write()).toMatchObject({ conflicts: ['a'] })
    expect(desk.content).toContain('甲，我改过')
    expect(desk.content).toContain('甲二')
    const shown = desk.content
    expect(desk.write()).toMatchObject({ conflicts: [] })
    expect(desk.content).toBe(shown)
  })

  it.each([
    ['the sign', (content: string) => content.replace(/<!-- duidu:a! -->[\s\S]*<!-- \/duidu:a! -->\n/, ''), '甲，我改过', '甲二'],
    ['the first', (content: string) => content.replace(/<!-- duidu:a -->[\s\S]*?<!-- \/duidu:a -->\n/, ''), '甲二', '我改过'],
    [
      'the words of the sign',
      (content: string) => content.replace(/(<!-- duidu:a! -->\n)[\s\S]*(<!-- \/duidu:a! -->)/, '$1$2'),
      '甲，我改过',
      'duidu:a!',
    ],
    [
      'the words of the first and the notice',
      (content: string) => content.replace(/(<!-- duidu:a -->\n)[\s\S]*?(<!-- \/duidu:a -->)/, '$1$2').replaceAll(/^> .*\n/gm, ''),
      '甲二',
      'duidu:a!',
    ],
  ])('a conflict is settled by taking out %s', (_, settle, stays, goes) => {
    const desk = deskWith({ a: '甲' })
    desk.edit(content => content.replace('甲', '甲，我改过'))
    desk.notes.set('a', '甲二')
    desk.write()
    desk.edit(settle)
    desk.write()
    expect(desk.content).toContain(stays)
    expect(desk.content).not.toContain(goes)
    desk.notes.set('a', '甲三')
    desk.write()
    expect(desk.content).toContain('甲三')
  })

  it('marks a highlight that is gone, and takes the mark away when it comes back', () => {
    const desk = deskWith({ a: '甲', b: '乙' })
    const before = desk.content
    desk.notes.delete('b')
    desk.write()
    expect(desk.content).toContain('乙')
    expect(desk.content).toContain('这条批注已删除')
    desk.notes.set('b', '乙')
    desk.write()
    expect(desk.content).toBe(before)
  })

  it('leaves out what the user took out, until there is something new in it', () => {
    const desk = deskWith({ a: '甲', b: '乙' })
    desk.edit(content => content.replace(/<!-- duidu:a -->[\s\S]*?<!-- \/duidu:a -->\n/, ''))
    desk.write()
    expect(desk.content).not.toContain('甲')
    desk.notes.set('a', '甲二')
    desk.write()
    expect(desk.content).toContain('甲二')
  })

  it('has front matter that both write, key by key', () => {
    const desk = deskWith({ a: '甲' })
    desk.edit(content => content.replace('title: 报告', 'title: 我的题目 # 我的话\naliases: [别名]'))
    desk.notes.set('b', '乙')
    desk.front['place'] = '青禾市'
    expect(desk.write().conflicts).toEqual([])
    const front = readLivingFile(desk.content).front ?? ''
    expect(parse(front)).toEqual({ title: '我的题目', aliases: ['别名'], highlights: 2, place: '青禾市' })
    expect(front).toContain('# 我的话')
    desk.front['title'] = '新题目'
    expect(desk.write().conflicts).toEqual(['title'])
    expect(parse(readLivingFile(desk.content).front ?? '')).toMatchObject({ title: '我的题目' })
  })

  it('takes half a comment, or the same block twice, for text of the user', () => {
    const desk = deskWith({ a: '甲', b: '乙' })
    desk.edit(content => content.replace('<!-- /duidu:a -->\n', '').concat('<!-- duidu:b -->\n抄一遍\n<!-- /duidu:b -->\n'))
    desk.write()
    const blocks = readLivingFile(desk.content)
      .pieces.filter(isBlock)
      .map(block => block.id)
    expect(blocks).toEqual(['b'])
    expect(desk.content).toContain('甲')
    expect(desk.content).toContain('抄一遍')
  })
})

/** A user and a program at one file, who do what they are told; `where` (0 to 1) picks among what there is. */
function createHands() {
  const desk = deskWith({ h0: 'note0' })
  const mine = new Set<string>()
  const removed: [string, string][] = []
  let number = 0
  let where = 0
  const token = () => `w${++number}x`
  const pick = <T>(all: readonly T[]) => all[Math.floor(where * all.length)]

  /** Anywhere in the text, but not within a comment of the program's. */
  function writeWord(around: (word: string) => string): void {
    const word = token()
    const { content } = desk
    const ends = [...content.matchAll(/$/gm)].map(match => match.index)
    const at = pick(ends.filter(end => end > content.indexOf('# 报告') && !lineBefore(content, end).startsWith('<!--'))) ?? content.length
    desk.edit(() => content.slice(0, at) + around(word) + content.slice(at))
    mine.add(word)
  }

  const can = {
    word: () => writeWord(word => ` ${word}`),
    line: () => writeWord(word => `\n${word}\n`),
    unmake() {
      const word = pick([...mine])
      if (word === undefined) return
      desk.edit(content => content.replaceAll(word, ''))
      mine.delete(word)
    },
    takeOut() {
      const block = pick(readLivingFile(desk.content).pieces.filter(isBlock))
      if (!block) return
      const [begin, end] = [`<!-- duidu:${block.id} -->\n`, `<!-- /duidu:${block.id} -->\n`]
      desk.edit(content => content.replace(begin + block.content + end, ''))
      for (const word of mine) if (!desk.content.includes(word)) mine.delete(word)
    },
    note() {
      const id = pick([...desk.notes.keys()])
      if (id !== undefined) desk.notes.set(id, token())
    },
    add() {
      if (desk.notes.size < 3) desk.notes.set(`h${++number}`, token())
    },
    remove() {
      const id = pick([...desk.notes.keys()])
      if (id === undefined) return
      removed.push([id, desk.notes.get(id) ?? ''])
      desk.notes.delete(id)
    },
    restore() {
      const back = removed.pop()
      if (back) desk.notes.set(...back)
    },
    write() {
      const { conflicts } = desk.write()
      for (const id of conflicts) expect(desk.content).toContain(desk.notes.get(id))
      for (const word of mine) expect(desk.content).toContain(word)
      const written = desk.content
      desk.write()
      expect(desk.content).toBe(written)
    },
  }

  return {
    do(what: keyof typeof can, place: number) {
      where = place
      can[what]()
    },
  }
}

function lineBefore(content: string, at: number): string {
  return content.slice(content.lastIndexOf('\n', at - 1) + 1, at)
}

it('loses no word of the user and leaves no conflict unshown, whatever both do', () => {
  const where = fc.nat(9_999).map(part => part / 10_000)
  const often = ['word', 'word', 'word', 'note', 'note', 'write', 'write'] as const
  const what = fc.constantFrom(
    ...often,
    'line' as const,
    'unmake' as const,
    'takeOut' as const,
    'add' as const,
    'remove' as const,
    'restore' as const,
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(what, where), { maxLength: 400, size: 'max' }), steps => {
      const hands = createHands()
      for (const step of steps) hands.do(...step)
      hands.do('write', 0)
    }),
    { numRuns: 60 },
  )
}, 120_000)
