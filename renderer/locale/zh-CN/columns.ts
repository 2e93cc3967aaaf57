import type { ColumnMeaning } from '../../../shared/model/table.ts'

const meaning: Record<ColumnMeaning, string> = {
  title: '标题',
  text: '正文',
  place: '地区',
  year: '年份',
  date: '日期',
  body: '机关',
  speaker: '报告人',
}

export const columns = {
  title: '表格各列是什么',
  open: '表格各列…',
  choose: '指定各列…',
  help: '每一行是一份报告。请看下面的前几行，指定每一列的内容；没有用的列选“不用”。地区和正文可以分在几列里。',
  noTexts: '这个表格里看不出哪一列是正文（各列：{{columns}}）。请指定一下；如果只是目录，没有正文可读。',
  rows_other: '共 {{count}} 行',
  of: '第 {{at}} 列（{{name}}）的内容',
  ofUnnamed: '第 {{at}} 列的内容',
  unnamed: '（没有列名）',
  ignore: '不用',
  meaning,
  reading: '正在读取表格……',
  looking: '正在看会得到什么……',
  result_other: '这样会得到 {{count}} 份报告。',
  nothing: '这样得不到报告。请指定哪一列是正文。',
  first: '前几份：{{reports}}',
  apply: '按此读取',
  byName: '恢复按列名读取',
}
