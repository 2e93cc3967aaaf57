import type { CutReason, SourceFormat } from '../../../shared/model/source.ts'

/** What was left out, in a word or two. */
const reason: Record<CutReason, string> = {
  blank: '空白',
  'page-number': '页码',
  'running-head': '页眉页脚',
  'line-wrap': '折行',
  advertisement: '广告',
  'site-chrome': '网页文字',
  caption: '图片说明',
  credits: '署名与来源',
  'false-title': '空标题',
  markup: '排版标记',
  preamble: '报告前的话',
  leftover: '其余文字',
}

/** Why it was left out, as a sentence. */
const why: Record<CutReason, string> = {
  blank: '空行和行首、行末的空白，删去不影响文字。',
  'page-number': '只有页码，没有当作正文。',
  'running-head': '每页重复的页眉或页脚，没有当作正文。',
  'line-wrap': '一段话在这里被断成两行，已按原意接上或分开。',
  advertisement: '网站或客服的广告，没有当作正文。',
  'site-chrome': '网页上的按钮、导航一类文字，没有当作正文。',
  caption: '图片的说明，没有当作正文。',
  credits: '记者、编辑、来源或备案号，没有当作正文。',
  'false-title': '只有标题、没有正文，没有当作一份报告。',
  markup: '排版用的记号，没有当作正文。',
  preamble: '第一份报告之前的话，不属于任何一份报告。',
  leftover: '看不出属于哪一份报告，没有归入。',
}

const format: Record<SourceFormat, string> = {
  text: '文本',
  markdown: 'Markdown',
  docx: 'Word 文档',
  pdf: 'PDF',
  html: '网页',
  csv: 'CSV 表格',
  jsonl: 'JSON Lines',
  xlsx: 'Excel 表格',
  zip: '压缩包',
  unknown: '格式不明',
}

export const source = {
  format,
  reason,
  why,
  open: '对照原文',
  jump: '跳到原文',
  jumpMore: '第 {{at}} 处',
  label: '对照原文',
  back: '返回',
  facts: { characters_other: '{{count, number}} 字', reports_other: '{{count, number}} 份报告' },
  text: '原文',
  textHelp: '点一处，右边就到同一处；N 到下一处删去的文字，P 到上一处，Esc 返回',
  report: '报告',
  reportHelp: '点一处，左边就到同一处',
  beside: '右边的报告',
  read: '阅读这份报告',
  cuts: {
    label: '删去的文字',
    none: '一字未删。',
    previous: '上一处',
    next: '下一处',
    count: '{{at}} / {{count}}',
    chosen_other: '共 {{count}} 处，按 N、P 逐处看',
    quiet: '选上面的一类，就可以逐处看',
    reason: '{{reason}}：{{count}} 处',
    tip: '{{reason}}：{{why}}',
    lineEndCut: '这里原来换行，已接成一行',
    lineEndPutIn: '这里原来没有换行，已分成两行',
  },
  here: '第 {{number}} 份：{{name}}',
  nowhere: '这里的文字不属于任何一份报告',
  near: '这里删去了文字，右边淡淡标出的是它前后的话。',
  noReport: { title: '这个文件里没有报告', text: '左边是它的全部文字。如果其实有报告，请检查文件内容是否完整。' },
  gone: '你打开的那份报告来自文件以前的内容，现在的文件里没有它。',
  empty: { title: '这个文件里没有文字', text: '它没有读出任何文字，可能只有图片，或格式还不能读取。' },
  failed: { title: '原文打不开', tooLarge: '这个文件的文字太多，不能整篇对照。从它得到的报告都在，可以照常阅读。' },
}
