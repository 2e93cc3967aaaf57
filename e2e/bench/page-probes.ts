// Runs inside the page: when something is seen there, by the page's own clock.
import type { CDPSession, Page } from '@playwright/test'

export const COLOURS = ['gamboge', 'malachite', 'azure', 'rouge', 'lilac', 'ochre', 'bamboo', 'indigo']

/** From the click to the end of the frame with the text, and of the frame with all marks that are in view, in ms. */
export interface Opened {
  readonly text: number
  readonly marks: number
}

/** A mark as it was asked for: UTF-16 units of the report's text. */
export interface Mark {
  readonly colour: string
  readonly start: number
  readonly end: number
}

/** Begins to watch; then the click may come. `marks`: those of the report; no other report may be open. */
export async function watchOpening(page: Page, marks: readonly Mark[]): Promise<() => Promise<Opened>> {
  await page.evaluate(
    ({ marks, colours }) => {
      interface Span {
        readonly start: number
        readonly end: number
      }
      const watched = new Promise<Opened>(opened => {
        addEventListener('click', ({ timeStamp }) => requestAnimationFrame(() => look(timeStamp)), { capture: true, once: true })
        const asked = colours.map(colour => marks.filter(mark => mark.colour === colour).sort((a, b) => a.start - b.start))
        let text: number | null = null
        let before: ReturnType<typeof shown> = []

        /** All that is painted: other ranges are other objects. */
        const shown = () => colours.flatMap(colour => [...(CSS.highlights.get(colour) ?? [])])

        async function look(clicked: number): Promise<void> {
          const now = shown()
          const isText = text === null && document.querySelector('[data-pane-text] [data-start]') !== null
          if (isText || now.length !== before.length || now.some((range, at) => range !== before[at])) {
            const ended = await endOfFrame()
            if (isText) text = ended
            before = now
            if (text !== null && isPainted()) {
              opened({ text: text - clicked, marks: ended - clicked })
              return
            }
          }
          requestAnimationFrame(() => look(clicked))
        }

        /** However the ranges are cut: whether every character in view is painted in all colours that it was marked in. */
        function isPainted(): boolean {
          const seen = paragraphsInView()
          const offsetOf = (node: Node, at: number) => {
            const paragraph = node.parentElement?.closest<HTMLElement>('[data-start]')
            if (!paragraph) return Number.NaN
            const before = document.createRange()
            before.setStart(paragraph, 0)
            before.setEnd(node, at)
            return Number(paragraph.dataset['start']) + before.toString().length
          }
          return colours.every((colour, nth) => {
            const painted = [...(CSS.highlights.get(colour) ?? [])]
              .map(({ startContainer, startOffset, endContainer, endOffset }) => ({
                start: offsetOf(startContainer, startOffset),
                end: offsetOf(endContainer, endOffset),
              }))
              .sort((a, b) => a.start - b.start)
            return seen.every(paragraph => covered(asked[nth] ?? [], paragraph) === covered(painted, paragraph))
          })
        }

        function paragraphsInView(): Span[] {
          const pane = document.querySelector<HTMLElement>('[data-pane-text]')
          const view = pane?.getBoundingClientRect()
          return [...(pane?.querySelectorAll<HTMLElement>('[data-start]') ?? [])].flatMap(element => {
            const { top, bottom } = element.getBoundingClientRect()
            const start = Number(element.dataset['start'])
            return view && top < view.bottom && bottom > view.top ? [{ start, end: start + (element.textContent?.length ?? 0) }] : []
          })
        }

        /** How many characters of the paragraph lie under at least one of the spans, which are sorted by their beginnings. */
        function covered(spans: readonly Span[], { start, end }: Span): number {
          let reached = start
          let sum = 0
          for (const span of spans) {
            sum += Math.max(Math.min(span.end, end) - Math.max(span.start, reached), 0)
            reached = Math.max(reached, Math.min(span.end, end))
          }
          return sum
        }

        /** Asked for in a frame: the first task after that frame was laid out and painted. */
        function endOfFrame(): Promise<number> {
          const { port1, port2 } = new MessageChannel()
          return new Promise(ended => {
            port1.onmessage = () => ended(performance.now())
            port2.postMessage(null)
          })
        }
      })
      Object.assign(globalThis, { watched })
    },
    { marks, colours: COLOURS },
  )
  return () => watchedIn<Opened>(page)
}

/** What the page's own thread has worked since it was there, in ms; unlike time on the clock it does not grow when others use the machine. */
export async function workOf(cdp: CDPSession): Promise<number> {
  return (await metricOf(cdp, 'TaskDuration')) * 1_000
}

/** What the page's scripts hold, in MB. */
export async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  return (await metricOf(cdp, 'JSHeapUsedSize')) / 1e6
}

async function metricOf(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(metric => metric.name === name)?.value ?? Number.NaN
}

export interface Answered {
  /** From the event to the end of the frame in which the layer shows something else, in ms. */
  readonly shown: number
  /** To the end of the frame in which the element stood there that was waited for; null where none was. */
  readonly stood: number | null
  /** The longest frame in the time after the event, also of what comes after the answer, in ms. */
  readonly worstFrame: number
}

/** How soon after the next event of this kind a layer of marks changes, and such an element stands there. Begins to watch; then the event may come. */
export async function watchLayer(
  page: Page,
  event: string,
  layer: string,
  element: string | null = null,
): Promise<() => Promise<Answered>> {
  await page.evaluate(
    ({ event, layer, element, until }) => {
      const watched = new Promise<Answered>((answered, failed) => {
        const state = () => {
          const ranges = CSS.highlights.get(layer)
          return { size: ranges?.size ?? 0, first: ranges?.values().next().value }
        }
        const before = state()
        let shown: number | null = null
        let stood: number | null = null
        let worstFrame = 0

        const atEndOfFrame = (run: () => void) => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = run
          port2.postMessage(null)
        }

        function look(began: number, last: number, now: number): void {
          worstFrame = Math.max(worstFrame, now - last)
          const after = state()
          if (shown === null && (after.size !== before.size || after.first !== before.first))
            atEndOfFrame(() => {
              shown = performance.now() - began
            })
          if (stood === null && element !== null && document.querySelector(element))
            atEndOfFrame(() => {
              stood = performance.now() - began
            })
          const isDone = shown !== null && (stood !== null || element === null)
          if (!isDone && now - began > 5_000) failed(new Error(`The layer ${layer} never changed.`))
          else if (shown !== null && isDone && now - began > until) answered({ shown, stood, worstFrame })
          else requestAnimationFrame(next => look(began, now, next))
        }
        const onEvent = ({ timeStamp }: Event) => requestAnimationFrame(now => look(timeStamp, timeStamp, now))
        addEventListener(event, onEvent, { capture: true, once: true })
      })
      Object.assign(globalThis, { watched })
    },
    { event, layer, element, until: 400 },
  )
  return () => watchedIn<Answered>(page)
}

function watchedIn<T>(page: Page): Promise<T> {
  return page.evaluate(() => (globalThis as unknown as { watched: Promise<T> }).watched)
}

/** Selects words of a paragraph of the first pane that is in view; others in the next turn. */
export async function selectInView(page: Page, turn: number): Promise<void> {
  await page.evaluate(turn => {
    const pane = document.querySelector<HTMLElement>('[data-pane-text]')
    const view = pane?.getBoundingClientRect()
    const seen = [...(pane?.querySelectorAll<HTMLElement>('p[data-start]') ?? [])].filter(paragraph => {
      const box = paragraph.getBoundingClientRect()
      return view && box.top > view.top && box.bottom < view.bottom && (paragraph.textContent?.length ?? 0) > 40
    })
    const paragraph = seen[turn % seen.length]
    if (!paragraph) throw new Error('No paragraph is in view.')
    // Marked words stand in elements of their own.
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    const nodes: Text[] = []
    while (texts.nextNode()) nodes.push(texts.currentNode as Text)
    const pointAt = (offset: number): [Node, number] => {
      let rest = offset
      for (const node of nodes) {
        if (rest <= node.length) return [node, rest]
        rest -= node.length
      }
      return [paragraph, paragraph.childNodes.length]
    }
    getSelection()?.setBaseAndExtent(...pointAt(turn), ...pointAt(turn + 12))
  }, turn)
}

/** Where a marked character of the first pane stands in the window, with nothing over it; another one in the next turn. */
export function markedWordInView(page: Page, turn: number): Promise<[number, number]> {
  return page.evaluate(
    ({ turn, colours }) => {
      const pane = document.querySelector<HTMLElement>('[data-pane-text]')
      const view = pane?.getBoundingClientRect()
      const marks = colours
        .flatMap(colour => [...(CSS.highlights.get(colour) ?? [])])
        .map(mark => {
          const range = document.createRange()
          range.setStart(mark.startContainer, mark.startOffset)
          range.setEnd(mark.endContainer, mark.endOffset)
          return range
        })
      const seen = [...(pane?.querySelectorAll<HTMLElement>('p[data-start]') ?? [])].flatMap(paragraph => {
        const node = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode()
        if (!(node instanceof Text) || (paragraph.textContent?.length ?? 0) < 20) return []
        const at = (turn * 5) % node.length
        const character = document.createRange()
        character.setStart(node, at)
        character.setEnd(node, at + 1)
        const box = character.getBoundingClientRect()
        const inView = view && box.width > 0 && box.top > view.top && box.bottom < view.bottom
        const isFree = paragraph.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2))
        return inView && isFree && marks.some(mark => mark.isPointInRange(node, at)) ? [box] : []
      })
      const box = seen[turn % seen.length]
      if (!box) throw new Error('No marked words are in view.')
      return [box.left + box.width / 2, box.top + box.height / 2] as [number, number]
    },
    { turn, colours: COLOURS },
  )
}

/** Times between frames while the browser turns the wheel over a pane, in ms. */
export async function framesWhileScrolling(page: Page, cdp: CDPSession, pane: number, speed: number): Promise<number[]> {
  const box = await page.locator('[data-pane-text]').nth(pane).boundingBox()
  if (!box) throw new Error('There is no such pane.')
  await page.evaluate(() => {
    const stamps: number[] = []
    Object.assign(globalThis, { stamps })
    const note = (now: number) => {
      stamps.push(now)
      if (Object.hasOwn(globalThis, 'stamps')) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await cdp.send('Input.synthesizeScrollGesture', { ...middle, yDistance: -3 * speed, speed, gestureSourceType: 'mouse' })
  const stamps = await page.evaluate(() => {
    const { stamps } = globalThis as unknown as { stamps: number[] }
    Reflect.deleteProperty(globalThis, 'stamps')
    return stamps
  })
  return stamps.slice(1).map((stamp, at) => stamp - (stamps[at] ?? stamp))
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Of its thread's own work, in microseconds. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** The longest that the page's own thread worked without a pause while this ran, in ms of its work: others who use the machine do not count. */
export async function longestTask(cdp: CDPSession, run: () => Promise<void>): Promise<number> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]))
  cdp.on('Tracing.dataCollected', collect)
  const ended = new Promise(done => cdp.once('Tracing.tracingComplete', done))
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel'] } })
  try {
    await run()
  } finally {
    await cdp.send('Tracing.end')
    await ended
    cdp.off('Tracing.dataCollected', collect)
  }
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const pages = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf))
  const tasks = events.filter(event => event.name === 'ThreadControllerImpl::RunTask' && pages.has(threadOf(event)))
  if (tasks.length === 0) throw new Error('The trace holds no task of a page.')
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1_000
}
