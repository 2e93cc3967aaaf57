import { createHash } from 'node:crypto'
import { uniqueCodeName } from '../../shared/interchange/code-names.ts'
import { type GuidKind, inkGuid, toGuid } from '../../shared/interchange/guid.ts'
import { COLOURS, type Colour } from '../../shared/model/highlight.ts'
import { INK_CODES, INKS } from '../../shared/model/inks.ts'
import type { Tag } from '../../shared/model/tag.ts'
import { element, textElement } from './xml-text.ts'

/** A codebook of REFI-QDA (`.qdc`); null where there is nothing to put into one, which the schema does not allow. */
export function renderCodebook(tags: readonly Tag[]): string | null {
  if (tags.length === 0) return null
  const attributes = { xmlns: 'urn:QDA-XML:codebook:1.0', origin: 'Duidu' }
  return `${XML}${element('CodeBook', attributes, [element('Codes', {}, codesOf(tags))])}\n`
}

export const XML = '<?xml version="1.0" encoding="utf-8"?>\n'

/** `tags` from the roots down, as the library lists them; `notes` are the GUIDs of what is written about them, which a codebook alone cannot hold. */
export function codesOf(tags: readonly Tag[], notes: ReadonlyMap<string, string> = new Map()): string[] {
  const children = Map.groupBy(tags, tag => tag.parentId)
  const taken = new Set([INK_CODES, ...COLOURS.map(colour => INKS[colour].name)])
  const render = (tag: Tag, parent: string): string =>
    element(
      'Code',
      {
        guid: guidOf('tag', tag.id),
        name: uniqueCodeName(tag.name, parent, taken),
        isCodable: true,
        color: tag.colour && INKS[tag.colour].rgb,
      },
      [
        textElement('Description', tag.description),
        noteRef(notes.get(tag.id)),
        ...(children.get(tag.id) ?? []).map(child => render(child, tag.name)),
      ],
    )
  return (children.get(null) ?? []).map(root => render(root, ''))
}

/** Null where there is no note. */
export function noteRef(guid: string | undefined): string | null {
  return guid === undefined ? null : element('NoteRef', { targetGUID: guid })
}

/** The eight inks below a code that is none itself. */
export function inkCodes(): string {
  const code = (colour: Colour) =>
    element('Code', { guid: inkGuid(colour), name: INKS[colour].name, isCodable: true, color: INKS[colour].rgb })
  return element('Code', { guid: hashedGuid('colours'), name: INK_CODES, isCodable: false }, COLOURS.map(code))
}

/** The same for the same id, in every export and every library. */
export function guidOf(kind: GuidKind, id: string): string {
  return toGuid(kind, id) ?? hashedGuid(kind, id)
}

/** A UUID of version 8 made of a hash. */
export function hashedGuid(...words: readonly string[]): string {
  const digits = createHash('sha256').update(words.join('\n')).digest('hex')
  return [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-')
}
