import { type ArchiveEntry, openArchive } from './archive.ts'
import { readBody, readNotes } from './docx-body.ts'
import { type Numbering, readNumbering } from './docx-numbering.ts'
import { asDocument, damaged, type Reader } from './reading.ts'

const KIND = 'Word document'

/**
 * The text of a Word document: paragraphs and soft line breaks as lines, tables with a tab between cells, the numbers
 * that Word puts before paragraphs, text boxes after the paragraph they hang on, notes at the end behind their marks.
 * Headers, footers, deleted and hidden text stay out.
 *
 * mammoth reads such files too, but into HTML, through a document tree, without bounds and without Word's numbers, and
 * the 76 cities take it 1.5 s where this takes 0.4 s.
 */
export const readDocx: Reader = async bytes => {
  const entries = await openArchive(bytes, KIND)
  const find = (name: RegExp) => entries.find(entry => name.test(entry.name))
  const main = find(/^word\/document\d*\.xml$/)
  if (!main) throw damaged(KIND)
  const numbering = await numberingOf(find(/^word\/numbering\.xml$/), find(/^word\/styles\.xml$/))
  const body = await readBody(main.pieces(), numbering)
  const notes = await readNotes(body, {
    footnote: find(/^word\/footnotes\.xml$/)?.pieces(),
    endnote: find(/^word\/endnotes\.xml$/)?.pieces(),
  })
  return asDocument([body.text, ...notes].join('\n'), body.marks)
}

async function numberingOf(numbering: ArchiveEntry | undefined, styles: ArchiveEntry | undefined): Promise<Numbering | undefined> {
  return numbering ? readNumbering(numbering.pieces(), styles?.pieces()) : undefined
}
