import { changeShare, changesInOrder, type SentenceRow } from '../../shared/model/comparison.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import { changeNames, changeWords, cutText, type LeavingChanges, sectionAt } from './changes-table.ts'
import { escapeInline, toOneLine } from './commonmark.ts'

/** The changes as a text to read: how many there are, then the sentences below the headings of the right report, what differs in them marked. */
export function changesMarkdown(changes: LeavingChanges, language?: TableLanguage): string {
  const { series, left, right, counts, rows } = changes
  const names = changeNames(language)
  const called = changeWords(changes, language)
  const lines = [
    `# ${line(left.name)} ${series ? '→' : '|'} ${line(right.name)}`,
    '',
    `| ${names.summaryHead.join(' | ')} |`,
    '| --- | ---: | ---: |',
    ...changesInOrder(series).map(
      change => `| ${line(called[change])} | ${counts[change]} | ${(changeShare(counts, change) * 100).toFixed(1)} |`,
    ),
  ]
  let heading = ''
  for (const row of rows) {
    // What is gone stands where it would have stood.
    const own = row.right.length > 0 ? sectionAt(right, row.right) : heading
    if (own !== heading || row === rows[0]) lines.push('', ...(own === '' ? [] : [`## ${line(own)}`, '']))
    heading = own
    const from = row.change === 'moved' ? sectionAt(left, row.left) : ''
    const place = from === '' ? '' : words(names.movedFrom(from, series))
    lines.push(`- **${line(called[row.change])}**${place} ${markedSentence(changes, row)}`)
  }
  return `${lines.join('\n')}\n`
}

function line(text: string): string {
  return escapeInline(toOneLine(text))
}

/** Words of a sentence, with the spaces at their ends. */
function words(text: string): string {
  return escapeInline(text.toWellFormed().replaceAll(/\s/g, ' '))
}

/** As HTML, which CommonMark lets through: its own marks do not work beside Chinese signs. */
function mark(tag: 'del' | 'ins', text: string): string {
  return text === '' ? '' : `<${tag}>${words(text)}</${tag}>`
}

/** A sentence of one report; of both the words of the right one, with those of the left one that went before what came. */
function markedSentence({ left, right }: LeavingChanges, { left: lefts, right: rights, edits, change }: SentenceRow): string {
  const [was, is] = [cutText(left, lefts), cutText(right, rights)]
  if (rights.length === 0) return words(was)
  // Too different to be told word by word.
  if (lefts.length > 0 && change !== 'unchanged' && edits.length === 0 && was !== is) return `${mark('del', was)} ${mark('ins', is)}`
  let at = rights[0]?.start ?? 0
  const marked = edits.map(edit => {
    const before = right.text.slice(at, edit.right.start)
    at = edit.right.end
    const [gone, come] = [left.text.slice(edit.left.start, edit.left.end), right.text.slice(edit.right.start, edit.right.end)]
    return words(before) + mark('del', gone) + mark('ins', come)
  })
  return marked.join('') + words(right.text.slice(at, rights.at(-1)?.end ?? at))
}
