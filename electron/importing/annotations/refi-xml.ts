import { readXml } from '../formats/xml.ts'

/** The parts of REFI-QDA files that the library has a place for, as they are written. GUIDs are as in the file. */
export interface RefiFile {
  readonly root: 'project' | 'codebook'
  /** Name of the program that wrote it. */
  readonly origin: string
  readonly codes: readonly RefiCode[]
  readonly sources: readonly RefiSource[]
  readonly notes: readonly RefiSource[]
  /** GUIDs of the notes about the project as a whole. */
  readonly noteRefs: readonly string[]
  /** Names by GUID. */
  readonly variables: ReadonlyMap<string, string>
  /** Pictures, sound, film and marks on them. */
  readonly media: number
  readonly links: number
}

export interface RefiCode {
  readonly guid: string
  /** Names from the root. */
  readonly path: readonly string[]
  readonly color: string
  description: string
  readonly noteRefs: string[]
}

/** A text with its marks; notes have the same form. */
export interface RefiSource {
  readonly guid: string
  readonly name: string
  readonly created: string
  readonly modified: string
  /** `internal://…`, or a path outside of the archive; '' where the text stands in the file itself. */
  readonly textPath: string
  content: string
  description: string
  readonly selections: RefiSelection[]
  readonly noteRefs: string[]
  /** Texts of its variables, by GUID of the variable. */
  readonly values: Map<string, string>
}

export interface RefiSelection {
  readonly guid: string
  readonly name: string
  readonly start: number
  readonly end: number
  readonly created: string
  readonly modified: string
  description: string
  readonly codeRefs: string[]
  readonly noteRefs: string[]
}

const TEXTS = new Set(['TextSource', 'Note', 'Representation'])
const MEDIA = new Set([
  'PictureSource',
  'AudioSource',
  'VideoSource',
  'PictureSelection',
  'AudioSelection',
  'VideoSelection',
  'PDFSelection',
])
const VALUES = new Set(['TextValue', 'BooleanValue', 'IntegerValue', 'FloatValue', 'DateValue', 'DateTimeValue'])

/** Undefined for XML that is neither a project nor a codebook. Elements it does not know are passed over. */
export async function readRefiXml(pieces: AsyncIterable<Uint8Array>): Promise<RefiFile | undefined> {
  const { opens, closes, result } = createReading()
  const open: string[] = []
  let text = ''
  await readXml(pieces, {
    open(qualified, attributes) {
      const name = localName(qualified)
      opens(name, key => attributes[key] ?? '', open.at(-1))
      open.push(name)
      text = ''
    },
    text(piece) {
      text += piece
    },
    close(qualified) {
      open.pop()
      closes(localName(qualified), text, open.at(-1))
      text = ''
    },
  })
  return result()
}

type Attributes = (name: string) => string

function createReading() {
  let root: RefiFile['root'] | undefined
  let origin = ''
  let media = 0
  let links = 0
  const codes: RefiCode[] = []
  const sources: RefiSource[] = []
  const notes: RefiSource[] = []
  const noteRefs: string[] = []
  const variables = new Map<string, string>()
  const openCodes: RefiCode[] = []
  /** A representation stands inside of a source of pages and has its name. */
  const openTexts: RefiSource[] = []
  let pageName = ''
  let selection: RefiSelection | undefined
  let variable = ''

  function openText(name: string, value: Attributes): void {
    const source = newSource(value, name === 'Representation' ? pageName : '')
    if (name === 'Note') notes.push(source)
    else sources.push(source)
    openTexts.push(source)
  }

  const opening: Readonly<Record<string, (value: Attributes, parent: string | undefined) => void>> = {
    Code(value) {
      const path = [...(openCodes.at(-1)?.path ?? []), value('name')]
      const code = { guid: value('guid'), path, color: value('color'), description: '', noteRefs: [] }
      codes.push(code)
      openCodes.push(code)
    },
    PDFSource(value) {
      pageName = value('name')
    },
    PlainTextSelection(value) {
      selection = newSelection(value)
      openTexts.at(-1)?.selections.push(selection)
    },
    CodeRef: value => selection?.codeRefs.push(value('targetGUID')),
    NoteRef(value, parent) {
      const owner = selection ?? openTexts.at(-1) ?? openCodes.at(-1)
      if (owner) owner.noteRefs.push(value('targetGUID'))
      else if (parent === 'Project') noteRefs.push(value('targetGUID'))
    },
    Variable: value => variables.set(value('guid'), value('name')),
    VariableRef(value) {
      variable = value('targetGUID')
    },
    Link() {
      links++
    },
  }

  const closing: Readonly<Record<string, (text: string, parent: string | undefined) => void>> = {
    Code: () => openCodes.pop(),
    PlainTextSelection() {
      selection = undefined
    },
    PlainTextContent(text) {
      const source = openTexts.at(-1)
      if (source) source.content = text
    },
    Description(text, parent = '') {
      const owner = parent === 'Code' ? openCodes.at(-1) : parent === 'PlainTextSelection' ? selection : undefined
      const described = owner ?? (TEXTS.has(parent) ? openTexts.at(-1) : undefined)
      if (described) described.description = text
    },
  }

  return {
    opens(name: string, value: Attributes, parent: string | undefined): void {
      if (parent === undefined) {
        root = name === 'Project' ? 'project' : name === 'CodeBook' ? 'codebook' : undefined
        origin = value('origin')
      }
      if (MEDIA.has(name)) media++
      // What a mark on a page says of its own text is no source.
      if (TEXTS.has(name) && parent !== 'PDFSelection') openText(name, value)
      else if (Object.hasOwn(opening, name)) opening[name]?.(value, parent)
    },
    closes(name: string, text: string, parent: string | undefined): void {
      if (TEXTS.has(name) && parent !== 'PDFSelection') openTexts.pop()
      else if (VALUES.has(name)) openTexts.at(-1)?.values.set(variable, text)
      else if (Object.hasOwn(closing, name)) closing[name]?.(text, parent)
    },
    result: (): RefiFile | undefined => root && { root, origin, codes, sources, notes, noteRefs, variables, media, links },
  }
}

function newSource(value: Attributes, pageName: string): RefiSource {
  return {
    guid: value('guid'),
    name: pageName || value('name'),
    created: value('creationDateTime'),
    modified: value('modifiedDateTime'),
    textPath: value('plainTextPath'),
    content: '',
    description: '',
    selections: [],
    noteRefs: [],
    values: new Map(),
  }
}

function newSelection(value: Attributes): RefiSelection {
  return {
    guid: value('guid'),
    name: value('name'),
    start: Number.parseInt(value('startPosition'), 10),
    end: Number.parseInt(value('endPosition'), 10),
    created: value('creationDateTime'),
    modified: value('modifiedDateTime'),
    description: '',
    codeRefs: [],
    noteRefs: [],
  }
}

function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1)
}
