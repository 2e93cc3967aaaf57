import { describe, expect, test } from 'vitest'
import { gbk } from '../../../e2e/fixtures/archives.ts'
import type { ParsedSource } from '../../../shared/model/source.ts'
import { brokenPromises } from '../fixtures/promises.ts'
import { congressReport } from '../fixtures/reports.ts'
import { parseSource } from '../parse-source.ts'

const [title = '', ...body] = congressReport()
const article = body.map(line => `<p>　　${line}</p>`).join('\n')

async function parse(page: string | Uint8Array, path = '页.html'): Promise<ParsedSource> {
  const [source] = await parseSource({ path, bytes: typeof page === 'string' ? Buffer.from(page) : page })
  if (!source) throw new Error('no source came back')
  expect(brokenPromises(source)).toEqual([])
  return source
}
const chrome = (source: ParsedSource) =>
  source.cuts.filter(cut => cut.reason === 'site-chrome').map(cut => source.text.slice(cut.start, cut.end).trim())

describe('a web page', () => {
  test('gives the article, and shows what stands around it as cut', async () => {
    const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}_青禾市人大</title><script>var a="各位代表：";</script><style>p{}</style></head>
      <body><div class="top-nav"><a href="/">首页</a> <a href="/x">要闻，公告，会议</a></div>
      <div class="location">当前位置：<a>首页</a> &gt; <a>报告</a></div>
      <div class="wrap"><div class="hd"><h1>${title}</h1><div>发布时间：2023-01-20 来源：青禾人大</div></div>
      <div id="zoom">${article}<p style="display:none">看不见的字，。</p></div></div>
      <ul class="related"><li><a>石渡县人大常委会工作报告，全文</a></li></ul>
      <div class="footer">主办：青禾市人大常委会办公室，地址某路1号，电话若干。</div></body></html>`
    const source = await parse(page, '保存.txt')
    expect(source).toMatchObject({ format: 'html', encoding: 'utf-8', problems: [] })
    expect(source.reports.map(report => report.text)).toEqual([congressReport().join('\n')])
    expect(chrome(source)).toContain('主办：青禾市人大常委会办公室，地址某路1号，电话若干。')
    expect(chrome(source)).toContain('首页 要闻，公告，会议')
    expect(source.text).not.toMatch(/[<>]p|var a|看不见/)
  })

  test('takes the title from the head where the page shows none', async () => {
    const source = await parse(`<html><head><title>${title}_青禾市人大</title></head><body><div>${article}</div></body></html>`)
    expect(source.reports[0]?.text).toBe(congressReport().join('\n'))
  })

  test('keeps the lines of a page of breaks and of a page of layout tables', async () => {
    const breaks = await parse(`<html><body><h1>${title}</h1>${body.join('<br/>&nbsp;&nbsp;')}</body></html>`)
    const table = await parse(
      `<table><tr><td><a>首页</a></td><td><h1>${title}</h1><table><tr><td>${article}</td></tr></table></td></tr></table>`,
    )
    const text = congressReport().join('\n')
    expect([breaks, table].map(source => source.reports[0]?.text)).toEqual([text, text])
  })

  test('writes a table of figures as lines with tabs', async () => {
    const source = await parse(
      `<h1>${title}</h1>${article}<table><tr><td><p>指标</p></td><td><p>数值</p></td></tr><tr><td>产值</td><td>12</td></tr></table>`,
    )
    expect(source.text.split('\n').slice(-2)).toEqual(['指标\t数值', '产值\t12'])
  })

  test('puts together what only the source broke, and keeps no markup of a broken page', async () => {
    const source = await parse(`<p>${title}<p>各位\n  代表：</b></i><div>增长<b>5</b>%\n and more<p>末`)
    expect(source.text).toBe(`${title}\n各位代表：\n增长5% and more\n末`)
  })

  test('believes the encoding that a page states', async () => {
    const head = Buffer.from('<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>')
    const source = await parse(Buffer.concat([head, gbk(`<h1>${title}</h1>${article}`.replaceAll('　', ' '))]))
    expect(source.encoding).toBe('gb18030')
    expect(source.reports[0]?.text).toBe(congressReport().join('\n'))
  })

  test('is read from a saved page with all its parts', async () => {
    const html = Buffer.from(`<html><head><title>${title}</title></head><body><h1>${title}</h1>${article}</body></html>`)
    const mht = [
      'From: <Saved by Blink>',
      'Subject: =?utf-8?B?5oql5ZGK?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----b"',
      '',
      '------b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      html.toString('base64').replace(/.{76}/g, '$&\r\n'),
      '------b--',
      '',
    ].join('\r\n')
    const source = await parse(mht, '页.mht')
    expect(source.format).toBe('html')
    expect(source.reports[0]?.text).toBe(congressReport().join('\n'))
  })

  test.each([
    ['elements in elements', '<div>'.repeat(200_000)],
    ['links in links', '<a><b>'.repeat(100_000)],
    ['ends without beginnings', `${'<p>'.repeat(300)}${'</b>'.repeat(500_000)}`],
    ['a table in each cell', '<table><tr><td>'.repeat(60_000)],
    ['one long line of entities', '&nbsp;好&amp;'.repeat(300_000)],
    ['an attribute without an end', `<p title="${'x'.repeat(3_000_000)}`],
    ['a comment without an end', `<!doctype html><!--${'-'.repeat(2_000_000)}`],
  ])('does not hang on %s', async (_, page) => {
    const source = await parse(`<html><body>${page}`)
    expect(source.problems.length).toBeGreaterThan(0)
  })
})
