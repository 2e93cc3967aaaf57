import type { Conflict, KeepReason, OpenQuestion } from '../../../shared/model/duplicate.ts'

/** Why one of several is proposed; stands after 建议留这份. */
const reason: Record<KeepReason, string> = {
  highlights: '有你的批注',
  corrected: '你修正过',
  complete: '内容完整',
  longer: '文字更多',
  notes: '带注释',
  details: '信息更全',
  format: '格式更好',
  problems: '问题更少',
  first: '其他都一样，取先导入的',
}

const question: Record<OpenQuestion, string> = {
  'several-marked': '不止一份有你的批注，留哪一份请你来定。',
  'filed-apart': '同样的文字归在不同的{{fields}}下，多半有一份放错了。请核对后再定。',
}

const conflict: Record<Conflict, string> = { place: '地区', body: '机关', year: '年份' }

export const duplicates = {
  title: '看来重复的报告',
  help: '每组留下一份，其余移出书库；原来的文件不会动，移除可以撤销。',
  none: '没有看来重复的报告。',
  loading: '正在比对…',
  found_other: '{{count}} 份看来重复…',
  mark: '重复',
  markLabel_other: '与另外 {{count}} 份报告重复，打开核对',
  menu: '重复的报告…',
  facet: '看来重复',
  afterImport_other: '{{count}} 份看来书库里已有…',
  other: '另一份：{{path}}',
  same: '文字相同',
  near: '约 {{percent}}% 相同',
  column: { file: '文件', format: '格式', words: '字数', notes: '注释', highlights: '批注', share: '相同' },
  first: '—',
  facts: '{{path}}：{{format}}，{{words}} 字，注释 {{notes}} 条，批注 {{highlights}} 处',
  position: '文件里的第 {{number}} 份',
  incomplete: '残缺',
  misfiled: '文件名与正文不符',
  corrected: '已修正',
  keep: '留这份',
  proposed: '建议留这份：{{reason}}',
  keepAll: '都留，它们是不同的报告',
  later: '以后再定',
  compare: '并排看',
  only: '只处理这组',
  takesMarks_other: '会把带 {{count}} 处批注的报告也移除，可以撤销。',
  removes_other: '将移除 {{count}} 份',
  settle_other: '按选择处理 {{count}} 组',
  more_other: '再显示 {{count}} 组',
  separator: '、',
  reason,
  question,
  conflict,
}
