import { readXml } from './xml.ts'

/** The numbers that Word puts before the paragraphs of lists: they are no part of their text, but readers see them. */
export interface Numbering {
  /** The number of the next paragraph with this style or list; '' where it has none. */
  next(style: string, list: string | undefined, level: number): string
}

interface Level {
  readonly format: string
  /** `%1、` or `（%2）`. */
  readonly pattern: string
  readonly start: number
}

interface Place {
  readonly list: string
  readonly level: number
}

const PREFIXES = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
}

export async function readNumbering(
  numbering: AsyncIterable<Uint8Array>,
  styles: AsyncIterable<Uint8Array> | undefined,
): Promise<Numbering> {
  const { levels, abstractOf } = await readLists(numbering)
  const places = styles ? await readStylePlaces(styles) : new Map<string, Place>()
  const counts = new Map<string, number[]>()

  return {
    next(style, list, level) {
      const place = list === undefined ? places.get(style) : { list, level }
      const abstract = place && abstractOf.get(place.list)
      const own = abstract === undefined ? undefined : levels.get(`${abstract} ${place?.level}`)
      if (!place || abstract === undefined || !own) return ''
      const count = counts.get(abstract) ?? []
      counts.set(abstract, count)
      count[place.level] = (count[place.level] ?? own.start - 1) + 1
      count.length = place.level + 1
      return own.pattern.replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const other = levels.get(`${abstract} ${at}`)
        return numeral(count[at] ?? other?.start ?? 1, at === place.level ? own.format : (other?.format ?? 'decimal'))
      })
    },
  }
}

async function readLists(pieces: AsyncIterable<Uint8Array>) {
  const levels = new Map<string, Level>()
  const abstractOf = new Map<string, string>()
  let abstract = ''
  let list = ''
  let level: { -readonly [Key in keyof Level]: Level[Key] } | undefined
  await readXml(
    pieces,
    {
      open(name, attributes) {
        const value = attributes['w:val'] ?? ''
        if (name === 'w:abstractNum') abstract = attributes['w:abstractNumId'] ?? ''
        else if (name === 'w:num') list = attributes['w:numId'] ?? ''
        else if (name === 'w:abstractNumId') abstractOf.set(list, value)
        else if (name === 'w:lvl' && list === '') {
          level = { format: 'decimal', pattern: '', start: 1 }
          levels.set(`${abstract} ${attributes['w:ilvl'] ?? '0'}`, level)
        } else if (level && name === 'w:numFmt') level.format = value
        else if (level && name === 'w:lvlText') level.pattern = value
        else if (level && name === 'w:start') level.start = Number(value) || 0
      },
      close(name) {
        if (name === 'w:lvl') level = undefined
      },
    },
    PREFIXES,
  )
  return { levels, abstractOf }
}

/** Styles that number their paragraphs. */
async function readStylePlaces(pieces: AsyncIterable<Uint8Array>): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  let style = ''
  await readXml(
    pieces,
    {
      open(name, attributes) {
        const known = places.get(style)
        if (name === 'w:style') style = attributes['w:styleId'] ?? ''
        else if (name === 'w:numId') places.set(style, { level: known?.level ?? 0, list: attributes['w:val'] ?? '' })
        else if (name === 'w:ilvl') places.set(style, { list: known?.list ?? '', level: Number(attributes['w:val']) || 0 })
      },
      close: () => undefined,
    },
    PREFIXES,
  )
  return places
}

const DIGITS = '〇一二三四五六七八九'
const CHINESE = new Set(['chineseCounting', 'chineseCountingThousand', 'japaneseCounting', 'taiwaneseCounting', 'ideographTraditional'])

function numeral(value: number, format: string): string {
  if (CHINESE.has(format)) return chinese(value)
  if (format.startsWith('decimalEnclosedCircle') && value >= 1 && value <= 20) return String.fromCodePoint(0x245f + value)
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(0x61 + ((value - 1) % 26))
    return format === 'lowerLetter' ? letter : letter.toUpperCase()
  }
  if (format === 'none' || format === 'bullet') return ''
  return String(value)
}

/** 1 to 99 as headings count; more is never seen. */
function chinese(value: number): string {
  if (value < 1 || value > 99) return String(value)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`
}
