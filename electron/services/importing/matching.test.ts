import { describe, expect, it } from 'vitest'
import { shortPlaceName } from '../../../shared/text/place-names.ts'
import type { KnownReport } from '../../store/report-revisions.ts'
import type { KnownSource } from '../../store/sources.ts'
import { parsedReport } from '../../store/test-rows.ts'
import { matchReports } from './match-reports.ts'
import { recognise } from './storing.ts'

describe('which report of a changed source is which', () => {
  const known = (id: string, ordinal: number | null, foundTitle: string): KnownReport => {
    return { id, ordinal, foundTitle, revisionId: 1, corrected: {}, removed: false }
  }
  const outcome = (before: KnownReport[], titles: string[]) => {
    const { matches, gone } = matchReports(
      before,
      titles.map(title => parsedReport('', { title })),
    )
    return [matches.map(match => match.known?.id), gone.map(report => report.id)]
  }
  const two = [known('a', 0, '甲'), known('b', 1, '乙')]

  it.each([
    ['nothing moved', two, ['甲', '乙'], ['a', 'b'], []],
    ['one came before the others', two, ['丙', '甲', '乙'], [undefined, 'a', 'b'], []],
    ['they changed places', two, ['乙', '甲'], ['b', 'a'], []],
    ['one has a new title', two, ['甲', '新乙'], ['a', 'b'], []],
    ['one is gone', two, ['乙'], ['b'], ['a']],
    ['two bear one title', [known('a', 0, '甲'), known('b', 1, '甲')], ['甲', '甲'], ['a', 'b'], []],
    ['one that was gone is back', [known('a', 0, '甲'), known('old', null, '乙')], ['甲', '乙'], ['a', 'old'], []],
    ['one that was gone stays away', [known('a', 0, '甲'), known('old', null, '乙')], ['甲'], ['a'], []],
  ])('%s', (_, before, titles, ids, gone) => {
    expect(outcome(before, titles)).toEqual([ids, gone])
  })
})

describe('what the library makes of a file', () => {
  const here = import.meta.filename
  const known = (id: number, fileSha256: string, fileLocation: string): KnownSource => {
    return { id, path: 'a.txt', sha256: fileSha256, fileSha256, fileLocation, removed: false }
  }
  const recognised = (sources: KnownSource[], sha256: string, location: string) => {
    const answer = recognise(sources, { path: 'a.txt', sha256, location })
    return [answer.kind, ...(answer.kind === 'new' ? [] : answer.sources.map(source => source.id))]
  }

  it.each([
    ['never seen', [], '1', '/x', ['new']],
    ['the same bytes, wherever they lie now', [known(1, '1', '/x')], '1', '/y', ['unchanged', 1]],
    ['other bytes at the same place', [known(1, '1', here)], '2', here, ['changed', 1]],
    ['other bytes, and the old place is empty', [known(1, '1', '/x')], '2', '/y', ['changed', 1]],
    ['other bytes while the old place is still there', [known(1, '1', here)], '2', '/y', ['new']],
    ['an archive of several sources', [known(1, '1', '/x'), known(2, '1', '/x')], '1', '/x', ['unchanged', 1, 2]],
  ])('%s', (_, sources, sha256, location, answer) => {
    expect(recognised(sources, sha256, location)).toEqual(answer)
  })

  it('does not take one of several files of a path for the one that was moved', () => {
    const file = { path: 'a.txt', sha256: '2', location: '/y' }
    expect(recognise([known(1, '1', '/x')], file, true)).toEqual({ kind: 'new' })
  })
})

it.each([
  ['白城市', '白城'],
  ['吉林省', '吉林'],
  ['广西壮族自治区', '广西'],
  ['内蒙古自治区', '内蒙古'],
  ['延边朝鲜族自治州', '延边'],
  ['双江拉祜族佤族布朗族傣族自治县', '双江'],
  ['香港特别行政区', '香港'],
  ['大兴安岭地区', '大兴安岭'],
  ['宁夏回族自治区', '宁夏'],
  ['新疆维吾尔自治区', '新疆'],
  ['土默特左旗', '土默特左'],
  ['某镇', '某镇'],
])('the short name of %s is %s', (name, short) => {
  expect(shortPlaceName(name)).toBe(short)
})
