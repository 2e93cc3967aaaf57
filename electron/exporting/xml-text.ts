/** What XML 1.0 may not hold at all, not even as a number. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for here.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

type Attributes = Readonly<Record<string, string | number | boolean | null>>

/** An element; attributes and children that are null are left out. The children are XML already. */
export function element(name: string, attributes: Attributes, children: readonly (string | null)[] = []): string {
  const inside = children.filter(child => child !== null).join('')
  return inside === '' ? `<${name}${written(attributes)}/>` : `${opening(name, attributes)}${inside}</${name}>`
}

/** The beginning of an element whose children are written one by one. */
export function opening(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}>`
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([key, value]) => (value === null ? [] : ` ${key}="${attribute(String(value))}"`))
    .join('')
}

/** An element with text in it; null where there is none. */
export function textElement(name: string, text: string): string | null {
  return text === '' ? null : `<${name}>${content(text)}</${name}>`
}

function content(text: string): string {
  return allowedInXml(text).replaceAll(/[&<>\r]/g, sign => ENTITIES[sign] ?? sign)
}

/** Line ends too: in an attribute they would be read as spaces. */
function attribute(text: string): string {
  return allowedInXml(text).replaceAll(/[&<>"\r\n\t]/g, sign => ENTITIES[sign] ?? sign)
}

/** Without what no XML may hold. */
export function allowedInXml(text: string): string {
  return text.toWellFormed().replaceAll(FORBIDDEN, '')
}
