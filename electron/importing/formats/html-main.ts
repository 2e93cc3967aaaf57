import { type Box, type Page, type PageLine, proseIn } from './html-lines.ts'

/** Elements that are no part of an article, and names by which pages call such parts. */
const CHROME = new Set(['nav', 'aside', 'footer', 'form', 'menu', 'dialog'])
const HINTS =
  /(?:^|[\s_-])(?:nav(?:bar)?|menu|foot(?:er)?|copyright|bread-?crumbs?|crumbs?|share|related|recommend\w*|comments?|side-?bar|tool-?bar|pag(?:er|ination)|ads?|advert\w*|banner|search|login|rank|hot|friend-?links?|qr-?code)(?:$|[\s_-])/i

/** The article has at least this share of a page's prose, or the page is all article. */
const MAIN_SHARE = 0.9
/** What is marked as chrome has less than this: a hint in the name of the box around everything means nothing. */
const CHROME_SHARE = 0.2

export interface Frame {
  /** A title that must be put before the lines, as none of them has it; ''. */
  readonly title: string
  /** Indexes of lines that belong to the site and not to the article. */
  readonly frame: ReadonlySet<number>
}

/** Tells the article from what stands around it. */
export function frameOf(page: Page): Frame {
  const { lines } = page
  const total = lines.reduce((sum, line) => sum + proseIn(line), 0)
  const main = total === 0 ? undefined : mainBox(lines, total)
  const inChromeBox = insideOf(box => isChromeBox(box) && box.prose < total * CHROME_SHARE)
  const isChrome = (line: PageLine) => line.linked * 2 > line.text.length || inChromeBox(line.box)
  const inMainBox = insideOf(box => main === undefined || box === main)
  const inMain = lines.map(line => inMainBox(line.box))
  const first = inMain.indexOf(true)
  const named = titleLine(page, first, inMain)
  const frame = new Set<number>()
  lines.forEach((line, at) => {
    const besideTitle = named !== undefined && at >= named && at < first
    if (at !== named && ((!inMain[at] && !besideTitle) || isChrome(line))) frame.add(at)
  })
  return { title: named === undefined && total > 0 ? page.articleTitle || siteless(page.title) : '', frame }
}

/** The innermost box with nearly all prose; the paragraph itself, where there is only one, is too narrow. */
function mainBox(lines: readonly PageLine[], total: number): Box | undefined {
  const longest = lines.reduce((best, line) => (proseIn(line) > proseIn(best) ? line : best))
  let main = longest.box
  while (main.parent && (main.prose < total * MAIN_SHARE || main.name === 'p')) main = main.parent
  return main
}

/**
 * The line with the title, which often stands above the box of the article. It is a heading, or says what the page says
 * of itself.
 */
function titleLine({ lines, title, articleTitle }: Page, first: number, inMain: readonly boolean[]): number | undefined {
  const said = (text: string) =>
    text.length >= 6 && (articleTitle === '' ? squeeze(title).startsWith(squeeze(text)) : squeeze(articleTitle) === squeeze(text))
  const inside = lines.findIndex((line, at) => inMain[at] && (line.box.name === 'h1' || said(line.text)))
  if (inside >= 0) return inside
  for (let at = Math.min(first, lines.length) - 1; at >= 0; at--) {
    const line = lines[at]
    if (line && line.linked === 0 && (said(line.text) || (line.text.length >= 6 && /^h[1-3]$/.test(line.box.name)))) return at
  }
  return undefined
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}

/** `某市政府工作报告_某市人民政府`: what follows the title is the site. */
function siteless(title: string): string {
  return (title.split(/\s*[_|]\s*|\s+[-–—]+\s+/)[0] ?? '').trim()
}

function isChromeBox({ name, hints }: Box): boolean {
  return CHROME.has(name) || HINTS.test(hints)
}

/** Whether a box or one around it passes the test; each box is asked once, as pages have many lines and deep boxes. */
function insideOf(test: (box: Box) => boolean): (box: Box) => boolean {
  const known = new Map<Box, boolean>()
  const ask = (box: Box): boolean => {
    const before = known.get(box)
    if (before !== undefined) return before
    const answer = test(box) || (box.parent !== undefined && ask(box.parent))
    known.set(box, answer)
    return answer
  }
  return ask
}
