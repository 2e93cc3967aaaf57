import { describe, expect, test } from 'vitest'
import { zip } from '../../../e2e/fixtures/archives.ts'
import { docx, para, run, type WordParts } from '../../../e2e/fixtures/documents.ts'
import { brokenPromises } from '../fixtures/promises.ts'
import { congressReport } from '../fixtures/reports.ts'
import { parseSource } from '../parse-source.ts'
import { readDocx } from './docx.ts'

async function textOf(body: string, parts?: WordParts): Promise<string | undefined> {
  const { parts: documents } = await readDocx(docx(body, parts), 'x.docx')
  return documents[0]?.text
}

describe('a Word document', () => {
  test('gives the same report as a text file, whatever its name', async () => {
    const lines = congressReport()
    const [source] = await parseSource({ path: '报告.bin', bytes: docx(lines.map(line => para(line)).join('')) })
    expect(source).toMatchObject({ format: 'docx', encoding: null, problems: [] })
    expect(source && brokenPromises(source)).toEqual([])
    const [plain] = await parseSource({ path: '报告.txt', bytes: Buffer.from(lines.join('\n')) })
    expect(source?.reports.map(report => report.text)).toEqual(plain?.reports.map(report => report.text))
  })

  test('ends a line at a soft break, keeps tabs, and puts runs together', async () => {
    const body = para(
      '<w:r><w:t>一、回</w:t></w:r><w:r><w:t>顾</w:t><w:br/><w:t xml:space="preserve"> 全年</w:t><w:tab/><w:t>增长&lt;5%&gt;</w:t></w:r>',
    )
    expect(await textOf(body)).toBe('一、回顾\n 全年\t增长<5%>')
  })

  test('writes a table as lines, with tabs between its cells', async () => {
    const cell = (content: string) => `<w:tc>${content}</w:tc>`
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
    const table = `<w:tbl>${row(para('指标'), para('数值'))}${row(para('产值'), para('12') + para('亿元'))}</w:tbl>`
    expect(await textOf(para('前') + table + para('后'))).toBe('前\n指标\t数值\n产值\t12 亿元\n后')
  })

  test('puts notes at the end behind their marks, and other brackets around them where the text has such marks of its own', async () => {
    const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    const end = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    const notes = {
      footnotes: `<w:footnote w:id="-1">${para('分隔')}</w:footnote><w:footnote w:id="2">${para(`<w:r><w:footnoteRef/></w:r>${run('脚注')}`)}</w:footnote>`,
      endnotes: `<w:endnote w:id="1">${para('尾')}${para('注')}</w:endnote>`,
    }
    expect(await textOf(para(run('甲') + reference + run('乙') + end), notes)).toBe('甲[1]乙[2]\n[1] 脚注\n[2] 尾 注')
    expect(await textOf(para(run('见[3]') + reference), notes)).toBe('见[3]〔1〕\n〔1〕 脚注')
  })

  test('leaves out headers, deleted and hidden text, and says what stands in a box once, after its paragraph', async () => {
    const box = (text: string) => `<w:txbxContent>${para(text)}</w:txbxContent>`
    const body =
      para(
        `${run('留下')}<w:del><w:r><w:delText>删</w:delText><w:t>去</w:t></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>` +
          `<w:r><mc:AlternateContent><mc:Choice>${box('框内')}</mc:Choice><mc:Fallback>${box('框内')}</mc:Fallback></mc:AlternateContent></w:r>${run('的字')}`,
      ) + para('末段')
    expect(await textOf(body, { header: para('页眉') })).toBe('留下的字\n框内\n末段')
  })

  test('writes the numbers that Word puts before paragraphs', async () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3. ')}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`
    const styles = '<w:style w:styleId="a1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    const listed = (text: string, at: number) => para(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="3"/></w:numPr>`)
    const body =
      para('回顾', '<w:pStyle w:val="a1"/>') +
      listed('农业', 1) +
      listed('粮食', 2) +
      listed('工业', 1) +
      para('打算', '<w:pStyle w:val="a1"/>') +
      listed('交通', 1)
    expect(await textOf(body, { numbering, styles })).toBe('一、回顾\n（一）农业\n1. 粮食\n（二）工业\n二、打算\n（一）交通')
  })

  test('marks the table of contents', async () => {
    const entry = para('<w:hyperlink w:anchor="_Toc1"><w:r><w:t>一、回顾</w:t></w:r></w:hyperlink>')
    const { parts } = await readDocx(docx(entry + para('一、回顾')), 'x.docx')
    expect(parts[0]?.marks).toEqual([{ start: 0, end: 4, reason: 'preamble' }])
  })

  test('knows the namespace by its address, not by its prefix', async () => {
    const root =
      '<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:r><x:t>字</x:t><x:br x:type="page"/></x:r></x:p></x:body></x:document>'
    const { parts } = await readDocx(zip([{ name: 'word/document.xml', data: root }]), 'x.docx')
    expect(parts[0]?.text.trim()).toBe('字')
  })

  test('does not open up entities that the document declares', async () => {
    const lines = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')
    const data = `<!DOCTYPE x [<!ENTITY e0 "笑笑笑笑">${lines}]><w:document><w:body>${para('好').replace('好', '好&e9;')}</w:body></w:document>`
    const { parts } = await readDocx(zip([{ name: 'word/document.xml', data }]), 'x.docx')
    expect(parts[0]?.text).toBe('好&e9;')
  })
})
