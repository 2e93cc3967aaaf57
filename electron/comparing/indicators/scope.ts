import type { NumberScope } from '../../../shared/model/indicator.ts'
import { CAME } from './changes.ts'
import type { NumberContext } from './context.ts'
import type { KnownIndicator } from './indicator-set.ts'

const ALL = /(?:共计|累计|总计|合计|总数|总量|总共|(?<!公)共)[^、,]{0,8}$/
const PART = /新增|新建|新设|新成立|净增|增设|表彰|评选|获评|荣获|荣膺|优秀|先进|示范|精品|星级|样板|试点|典型|重点/

/** @param indicator its own words narrow nothing: 城镇新增就业, nor does 新增 what came to others */
export function scopeOf({ left, prefix, rest }: NumberContext, indicator: KnownIndicator | undefined): NumberScope {
  const others = (text: string) => {
    const rest = indicator ? text.replaceAll(indicator.words, '') : text
    return indicator?.increase ? rest.replaceAll(CAME, '') : rest
  }
  if (PART.test(others(left)) || PART.test(others(rest))) return 'part'
  return ALL.test(others(left) + prefix) ? 'all' : 'some'
}
