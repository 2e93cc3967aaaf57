import { resolve } from 'node:path'
import { TABLE_FORMATS, TABLE_LANGUAGES, type TableFormat, type TableLanguage } from '../../shared/model/table.ts'
import { type Arguments, type Options, oneOf } from './arguments.ts'
import type { Output } from './output.ts'
import { counted } from './table.ts'

/** Options of commands whose table can be written for a spreadsheet, as the window writes it. */
export const TABLE_FILE: Options = {
  out: { type: 'string', value: 'DIR', help: 'write the table into this folder instead; made when it is missing' },
  format: { type: 'string', value: 'NAME', help: `with --out: ${TABLE_FORMATS.join(' or ')} (xlsx)` },
  language: { type: 'string', value: 'NAME', help: `with --out, of the heads: ${TABLE_LANGUAGES.join(' or ')} (zh-CN)` },
}

export interface TableFile {
  readonly directory: string
  readonly format: TableFormat
  readonly language: TableLanguage
}

/** Undefined where no file is asked for. */
export function readTableFile(args: Arguments): TableFile | undefined {
  const out = args.text('out')
  if (out === undefined || out === '') return undefined
  return {
    directory: resolve(out),
    format: oneOf('format', args.text('format') ?? 'xlsx', TABLE_FORMATS),
    language: oneOf('language', args.text('language') ?? 'zh-CN', TABLE_LANGUAGES),
  }
}

type Written = { readonly rows: number } & ({ readonly file: string } | { readonly files: readonly string[] })

export function tellTableFile(output: Output, written: Written): undefined {
  output.result(written, () => [...('file' in written ? [written.file] : written.files), counted(written.rows, 'row')].join('\n'))
  return undefined
}
