import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { docx, para, pdf } from '../fixtures/documents.ts'
import type { GeneratedReport } from './generated-reports.ts'

/** A report as the bytes of a file. */
export type Writer = (report: GeneratedReport) => string | Uint8Array

const [PER_LINE, PER_PAGE] = [34, 30]

/** Writers of the formats in which reports are kept, by the ending of their files. */
export const WRITERS: Readonly<Record<'txt' | 'docx' | 'pdf' | 'html' | 'csv', Writer>> = {
  txt: ({ text }) => text,
  docx: ({ text }) => wordDocument(text),
  pdf: ({ text }) => printedPages(text),
  html: ({ name, text }) => webPage(name, text),
  csv: ({ name, text }) => `标题,正文\n"${name}","${text}"\n`,
}

/** Writes the reports as files; `perFolder` of them lie in a folder of their own. Returns their bytes. */
export async function writeFiles(
  folder: string,
  reports: Iterable<GeneratedReport>,
  ending: keyof typeof WRITERS,
  perFolder = Number.POSITIVE_INFINITY,
): Promise<number> {
  let bytes = 0
  let index = 0
  for (const report of reports) {
    const below = Number.isFinite(perFolder) ? `第${Math.floor(index / perFolder) + 1}批` : ''
    const file = join(folder, below, `${report.name}.${ending}`)
    if (index % Math.min(perFolder, 1_000_000) === 0) await mkdir(dirname(file), { recursive: true })
    const content = Buffer.from(WRITERS[ending](report))
    await writeFile(file, content)
    bytes += content.length
    index++
  }
  return bytes
}

/** As Word saves it: a paragraph's text in several runs, each with its font, size and the marks of the spell checker. */
function wordDocument(text: string): Buffer {
  const look =
    '<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋" w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr>'
  const run = (words: string) => `<w:r w:rsidRPr="00A77B3E">${look}<w:t xml:space="preserve">${words}</w:t></w:r>`
  const paragraph = (line: string) => para(line.replace(/.{1,24}/g, run), '<w:spacing w:line="560"/><w:ind w:firstLineChars="200"/>')
  return docx(text.split('\n').map(paragraph).join('<w:proofErr w:type="spellStart"/>'))
}

/** Lines broken at the width of the page, with its number below. */
function printedPages(text: string): Buffer {
  const lines = text.split('\n').flatMap(line => `　　${line}`.match(new RegExp(`.{1,${PER_LINE}}`, 'g')) ?? [])
  const pages = Array.from({ length: Math.ceil(lines.length / PER_PAGE) }, (_, at) => lines.slice(at * PER_PAGE, (at + 1) * PER_PAGE))
  return pdf(
    pages.map((page, at) => [
      ...page.map((line, row) => ({ text: line, x: 60, y: 780 - row * 24, size: 14 })),
      { text: `— ${at + 1} —`, x: 280, y: 30, size: 10 },
    ]),
  )
}

function webPage(title: string, text: string): string {
  const menu = ['首页', '新闻中心', '政务公开', '办事服务', '互动交流'].map(name => `<li><a href="/x">${name}</a></li>`).join('')
  const body = text
    .split('\n')
    .map(line => `<p style="text-indent:2em"><span style="font-size:16pt">${line}</span></p>`)
    .join('\n')
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title><style>p{margin:0}</style></head><body>
<ul class="nav">${menu}</ul><div class="article">${body}</div><div class="footer">主办单位：某某办公室　联系电话：000-00000000</div></body></html>`
}
