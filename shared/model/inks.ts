import { COLOURS, type Colour } from './highlight.ts'
import type { TableLanguage } from './table.ts'

/** What the inks are called, and how they look on paper: for files that leave the program. `rgb` is `#rrggbb`. */
export const INKS: Readonly<Record<Colour, { readonly name: string; readonly rgb: string }>> = {
  gamboge: { name: '藤黄', rgb: '#f4c430' },
  malachite: { name: '石绿', rgb: '#5cae7a' },
  azure: { name: '天青', rgb: '#6fb7d6' },
  rouge: { name: '胭脂', rgb: '#e0708a' },
  lilac: { name: '丁香', rgb: '#b48fd6' },
  ochre: { name: '赭石', rgb: '#d08a52' },
  bamboo: { name: '竹青', rgb: '#9fb84a' },
  indigo: { name: '黛蓝', rgb: '#6f86c9' },
}

/** Other programs colour their codes, not their marks, so the inks go there as codes below this one. */
export const INK_CODES = 'Duidu 颜色'

/** The ink that comes nearest to a colour of another program; undefined for what is no `#rgb` or `#rrggbb`. */
export function nearestInk(rgb: string): Colour | undefined {
  const wanted = channels(rgb)
  if (!wanted) return undefined
  let nearest: Colour | undefined
  let least = Number.POSITIVE_INFINITY
  for (const colour of COLOURS) {
    const ink = channels(INKS[colour].rgb) ?? []
    const distance = ink.reduce((sum, value, i) => sum + (value - (wanted[i] ?? 0)) ** 2, 0)
    if (distance < least) [nearest, least] = [colour, distance]
  }
  return nearest
}

function channels(rgb: string): number[] | undefined {
  const [, digits = ''] = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(rgb.trim()) ?? []
  if (digits === '') return undefined
  const pairs = digits.length === 3 ? [...digits].map(digit => digit + digit) : (digits.match(/../g) ?? [])
  return pairs.map(pair => Number.parseInt(pair, 16))
}

/** What the inks mean in a library, where its user has said so. */
export type InkNames = { readonly [C in Colour]?: string }

/** An ink as it is called in a library, or for a reader of this language. */
export function inkName(names: InkNames, colour: Colour, language: TableLanguage = 'zh-CN'): string {
  return names[colour] ?? (language === 'en' ? colour.charAt(0).toUpperCase() + colour.slice(1) : INKS[colour].name)
}
