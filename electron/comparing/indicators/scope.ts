import type { NumberScope } from '../../../shared/model/indicator.ts'
import type { NumberContext } from './context.ts'

const ALL = /(?:共计|累计|总计|合计|总数|总量|总共|共)[^、,]{0,8}$/
const PART = /新增|新建|新设|新成立|净增|增设|表彰|评选|获评|荣获|荣膺|优秀|先进|示范|精品|星级|样板|试点|典型|重点/

export function scopeOf({ left, prefix, rest }: NumberContext): NumberScope {
  if (PART.test(left) || PART.test(rest)) return 'part'
  return ALL.test(left + prefix) ? 'all' : 'some'
}
