import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { congressReport } from '../fixtures/report-texts.ts'

const HEADS = ['云', '青', '石', '白', '沙', '雁', '兰', '柳', '松', '溪', '芦', '枫', '桐', '鹭', '荷', '竹', '鹤', '霜', '梅', '岚']
const TAILS = ['渡', '汀', '渚', '桥', '坪', '湾', '垭', '坞', '浦', '岗']
const ACTS = ['听取审议', '检查', '视察', '调研', '专题询问', '跟踪督办', '评议', '走访']
const THINGS = ['养老服务', '河道保洁', '预算执行', '老旧小区改造', '学前教育', '公交线路', '粮食安全', '职业教育', '食品安全', '垃圾分类']

export interface GeneratedReport {
  /** Of a file with it, without its ending. */
  readonly name: string
  readonly text: string
}

/** Always the same numbers, so that two runs measure the same texts. */
export function createDice(seed: number): (sides: number) => number {
  let state = seed
  return sides => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % sides
  }
}

/** So many have names of their own; with more, all cities have earlier years too. */
const NAMED = HEADS.length * TAILS.length * HEADS.length * 5

/** `count` reports of about `characters` characters each; one city and year per report, other ones for another `first`. */
export function* generateReports(count: number, characters: number, first = 0): Generator<GeneratedReport> {
  const dice = createDice(20240101)
  const pick = (list: readonly string[]) => list[dice(list.length)] ?? ''
  for (let index = first; index < first + count; index++) {
    const place = Math.floor(index / 5)
    const city = `${HEADS[place % 20]}${HEADS[Math.floor(place / 200) % 20]}${TAILS[Math.floor(place / 20) % 10]}市`
    const year = 2020 + (index % 5) - 5 * Math.floor(index / NAMED)
    const report = congressReport({
      city,
      year,
      date: `${year}年1月${1 + dice(28)}日`,
      session: '第三届人民代表大会第二次会议',
      speaker: `${pick(HEADS)}${pick(TAILS)}`,
      meetings: 5 + dice(5),
      heard: 10 + dice(10),
      suggestions: 60 + dice(100),
    })
    let more = ''
    while (report.length + more.length < characters) {
      more += `\n${pick(ACTS)}${pick(THINGS)}工作情况，${pick(ACTS)}${pick(THINGS)}，提出意见${dice(90) + 1}条，推动解决${pick(THINGS)}方面的问题${dice(300) + 1}个。`
    }
    yield { name: `${city}人大常委会工作报告${year}`, text: report.replace('\n二、', `${more}\n二、`) }
  }
}

/** Writes them into the folder as plain text, a file each. */
export async function writeReports(folder: string, count: number, characters: number, first = 0): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { name, text } of generateReports(count, characters, first)) await writeFile(join(folder, `${name}.txt`), text)
}
