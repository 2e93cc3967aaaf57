import './marks.css'
import '../styles/tokens.css'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { COLOURS, type Colour } from '../../shared/model/highlight.ts'
import { createPainting, type Layer, MARK_STATES, type Painting } from './painter.ts'
import { createTextPositions } from './text-position.ts'

function paintedText(words: string): { element: HTMLElement; painting: Painting } {
  const root = document.createElement('div')
  const p = document.createElement('p')
  p.dataset['start'] = '0'
  p.textContent = words
  root.append(p)
  document.body.append(root)
  return { element: p, painting: createPainting(createTextPositions(root)) }
}

/** The words that a layer paints in an element. */
function painted(layer: Layer, element: HTMLElement): string[] {
  return [...(CSS.highlights.get(layer) ?? [])]
    .filter(range => element.contains(range.startContainer))
    .map(range => (element.textContent ?? '').slice(range.startOffset, range.endOffset))
}

beforeEach(() => {
  document.body.replaceChildren()
  CSS.highlights.clear()
})

describe('two texts in one window', () => {
  test('taking the marks off one leaves those of the other', () => {
    const left = paintedText('左边的报告')
    const right = paintedText('右边的报告')
    left.painting.show('azure', [{ start: 0, end: 2 }])
    right.painting.show('azure', [{ start: 3, end: 5 }])
    left.painting.show('azure', [])
    expect(painted('azure', right.element)).toEqual(['报告'])
    left.painting.show('find', [{ start: 0, end: 1 }])
    left.painting.clear()
    expect([painted('find', left.element), painted('azure', right.element)]).toEqual([[], ['报告']])
  })

  test('what comes late for a text that is gone is not painted: nobody would take it away again', () => {
    const { element, painting } = paintedText('左边的报告')
    painting.show('azure', [{ start: 0, end: 2 }])
    painting.clear()
    painting.show('azure', [{ start: 0, end: 2 }])
    expect(painted('azure', element)).toEqual([])
  })
})

describe('one text', () => {
  test('a layer shows exactly the ranges it was given last', () => {
    const { element, painting } = paintedText('听取审议报告九项')
    painting.show('rouge', [
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ])
    painting.show('rouge', [
      { start: 2, end: 4 },
      { start: 4, end: 6 },
    ])
    expect(painted('rouge', element)).toEqual(['审议', '报告'])
  })

  test('overlapping ranges are painted as one, the same range in two colours as two', () => {
    const { element, painting } = paintedText('听取审议报告九项')
    painting.show('rouge', [
      { start: 0, end: 4 },
      { start: 2, end: 6 },
    ])
    painting.show('lilac', [{ start: 0, end: 4 }])
    expect([painted('rouge', element), painted('lilac', element)]).toEqual([['听取审议报告'], ['听取审议']])
  })

  test('only what lies in the part where the reader is is painted, cut at its ends, and the rest once he is there', () => {
    const { element, painting } = paintedText('听取审议报告九项')
    const marks = [
      { start: 0, end: 1 },
      { start: 2, end: 6 },
      { start: 7, end: 8 },
    ]
    painting.limit({ start: 3, end: 7 })
    painting.show('rouge', marks)
    const inThePart = painted('rouge', element)
    painting.limit({ start: 0, end: Number.POSITIVE_INFINITY })
    expect([inThePart, painted('rouge', element)]).toEqual([['议报告'], ['听', '审议报告', '项']])
  })

  test('what is not on the page is left out', () => {
    const { element, painting } = paintedText('短')
    painting.show('ochre', [{ start: 5, end: 9 }])
    expect(painted('ochre', element)).toEqual([])
  })
})

describe('the looks', () => {
  const look = (layer: Layer) => {
    const style = getComputedStyle(document.body, `::highlight(${layer})`)
    return {
      ground: style.backgroundColor,
      line: `${style.textDecorationLine} ${style.textDecorationStyle} ${style.textDecorationThickness}`,
    }
  }

  test('every layer has one, the hundred-percent transparent ground being none', () => {
    const plain = [...COLOURS, ...MARK_STATES].filter(
      layer => look(layer).ground === 'rgba(0, 0, 0, 0)' && look(layer).line.startsWith('none'),
    )
    expect(plain).toEqual([])
  })

  test('each colour has a ground and a line of its own', () => {
    expect(new Set(COLOURS.map(colour => look(colour).ground)).size).toBe(COLOURS.length)
    expect(new Set(COLOURS.map(colour => look(colour).line)).size).toBe(COLOURS.length)
  })

  test.each(['light', 'sepia', 'dark'])('words stay readable on any three of them over one another: %s', theme => {
    document.documentElement.dataset['theme'] = theme
    onTestFinished(() => {
      delete document.documentElement.dataset['theme']
    })
    const ink = colourOf('var(--ink)')
    // From the bottom to the top they lie in the order of the colours; the same colour twice is painted once.
    const above = (colour: Colour) => COLOURS.slice(COLOURS.indexOf(colour) + 1)
    const pairs = COLOURS.flatMap(one => above(one).map(two => [one, two] as const))
    const stacks: (readonly Colour[])[] = [
      ...COLOURS.map(one => [one]),
      ...pairs,
      ...pairs.flatMap(([one, two]) => above(two).map(three => [one, two, three])),
    ]
    const poor = stacks.filter(stack => {
      const ground = stack.reduce<Rgba>((below, layer) => over(parse(look(layer).ground), below), colourOf('var(--paper)'))
      const underActive = over(parse(look('active').ground), ground)
      return contrast(ink, ground) < 5 || contrast(ink, underActive) < 5
    })
    expect(poor).toEqual([])
  })
})

/** Red, green, blue and how much it covers, 0 to 1. */
type Rgba = readonly [number, number, number, number]

/** A colour as the browser computes it: `color(srgb r g b / a)` or `rgb(r, g, b)`. */
function parse(computed: string): Rgba {
  const [r = 0, g = 0, b = 0, a = 1] = (computed.match(/[\d.]+/g) ?? []).map(Number)
  return computed.startsWith('rgb') ? [r / 255, g / 255, b / 255, a] : [r, g, b, a]
}

function colourOf(value: string): Rgba {
  const sample = document.createElement('span')
  sample.style.color = value
  document.body.append(sample)
  return parse(getComputedStyle(sample).color)
}

function over([r, g, b, a]: Rgba, below: Rgba): Rgba {
  const mixed = (own: number, other: number) => own * a + other * (1 - a)
  return [mixed(r, below[0]), mixed(g, below[1]), mixed(b, below[2]), 1]
}

/** As WCAG 2.2 defines it. */
function contrast(one: Rgba, other: Rgba): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance([r, g, b]: Rgba): number {
  const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}
