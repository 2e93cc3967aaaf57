import type { SourceFormat } from '../../../shared/model/source.ts'
import type { Reader } from './reading.ts'

/** The reader of a format; each is loaded when the first file of its kind comes, since some are large. */
export async function readerOf(format: SourceFormat): Promise<Reader> {
  switch (format) {
    case 'docx':
      return (await import('./docx.ts')).readDocx
    case 'pdf':
      return (await import('./pdf.ts')).readPdf
    case 'html':
      return (await import('./html.ts')).readHtml
    case 'csv':
      return (await import('./csv.ts')).readCsv
    case 'jsonl':
      return (await import('./jsonl.ts')).readJsonLines
    case 'xlsx':
      return (await import('./xlsx.ts')).readXlsx
    case 'text':
    case 'markdown':
    case 'zip':
    case 'unknown':
      throw new RangeError(`${format} has no reader`)
  }
}
