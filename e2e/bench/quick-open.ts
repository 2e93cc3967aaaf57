import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDice, generateReports } from './generated-reports.ts'
import type { Line } from './line.ts'
import { type Figure, milliseconds, percentile } from './measuring.ts'
import type { Workplace } from './workplace.ts'

const REPORTS = 1000
/** Each report has so many of its own, so that there are 20,000 entries. */
const HEADINGS = 18
const SUBJECTS = [
  '立法',
  '监督',
  '代表',
  '预算',
  '生态',
  '民生',
  '法治',
  '养老',
  '教育',
  '乡村',
  '基层',
  '议案',
  '督办',
  '审查',
  '联系',
  '营商',
]
const ACTS = ['加强', '推动', '围绕', '聚焦', '深化', '提升', '保障', '促进', '完善', '坚持']

/** As they are typed: places and years, headings, in characters, pinyin and initials, with a slip, absent. */
const TYPED = [
  '云青渡 2024',
  '云青渡 2024 立法',
  'lifagongzuo',
  'yqd2023',
  'jdgz',
  'jandugongzuo',
  '深化养老完善监督',
  '工作',
  '没有这个标题',
]
/** A frame or two at 60 Hz. */
const TWO_FRAMES = 33

interface Group {
  readonly kind: string
  readonly total: number
}

export async function measureQuickOpen({ folders, duidu, serve }: Workplace): Promise<Figure[]> {
  const reports = join(folders.home, '快速打开')
  await writeHeadedReports(reports)
  await duidu('import', reports)
  const { line, program, watch } = await serve()
  await line.call('library.resume', {})
  // A window asks for them, and what may be asked next is made ready.
  await line.call('reports.list', {})
  const first = await milliseconds(() => find(line, '云青渡'))
  const letters = await milliseconds(() => find(line, 'lfgz'))
  const whole = await find(line, '工作')
  const longest = await whileQuiet(line)

  const keys: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    for (const query of TYPED) {
      for (let length = 1; length <= query.length; length++) {
        keys.push(await milliseconds(() => find(line, query.slice(0, length))))
      }
    }
  }
  const slip = await find(line, 'jandugongzuo')
  if (slip.length === 0) throw new Error('A slip in pinyin finds nothing.')
  const { memory } = await watch()
  line.close()
  await program.kill()
  const sections = whole.find(({ kind }) => kind === 'section')?.total ?? 0
  return [
    { what: `headings with 工作, of some ${REPORTS * HEADINGS}`, value: sections, unit: '', budget: null },
    { what: 'first answer, everything read meanwhile', value: first, unit: 'ms', budget: 1000 },
    { what: 'first answer by letters, everything spelled meanwhile', value: letters, unit: 'ms', budget: 2000 },
    { what: 'longest wait for another answer while lunr learns', value: longest, unit: 'ms', budget: 50 },
    { what: 'answer to a key (median)', value: percentile(keys, 0.5), unit: 'ms', budget: null },
    { what: 'answer to a key (p95)', value: percentile(keys, 0.95), unit: 'ms', budget: TWO_FRAMES },
    { what: 'answer to a key (longest)', value: Math.max(...keys), unit: 'ms', budget: null },
    { what: 'most memory of server and engine', value: memory / 2 ** 20, unit: 'MB', budget: null },
  ]
}

async function find(line: Line, query: string): Promise<readonly Group[]> {
  return (await line.call<{ groups: Group[] }>('quickOpen.find', { query, limit: 8 })).groups
}

/** Other calls keep learning waiting, so that they come seldom: the longest of them in ms, over five seconds. */
async function whileQuiet(line: Line): Promise<number> {
  const waits: number[] = []
  await new Promise(resolve => setTimeout(resolve, 1100))
  for (let turn = 0; turn < 40; turn++) {
    await new Promise(resolve => setTimeout(resolve, 100))
    waits.push(await milliseconds(() => line.call('journal.get', {})))
  }
  return Math.max(...waits)
}

async function writeHeadedReports(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const dice = createDice(20240202)
  const pick = (list: readonly string[]) => list[dice(list.length)] ?? ''
  for (const { name, text } of generateReports(REPORTS, 0)) {
    const sections = Array.from({ length: HEADINGS }, () => {
      const heading = `${pick(ACTS)}${pick(SUBJECTS)}${pick(ACTS)}${pick(SUBJECTS)}${pick(SUBJECTS)}工作`
      return `（${'三四五六七八九'[dice(7)]}）${heading}\n全年召开会议${dice(90) + 1}次，听取报告${dice(90) + 1}项。`
    })
    await writeFile(join(folder, `${name}.txt`), text.replace('\n二、', `\n${sections.join('\n')}\n二、`))
  }
}
