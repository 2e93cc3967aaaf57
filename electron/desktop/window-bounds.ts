import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'

/** Where the window was when it was last closed, in screen coordinates. */
export interface WindowState {
  readonly bounds: Rectangle
  readonly maximized: boolean
}

const DEFAULT_SIZE = { width: 1320, height: 860 }

/** Undefined on the first start, or when the file is not what we wrote: a window then opens in the middle. */
export function readWindowState(file: string): WindowState | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return parseWindowState(text)
}

function parseWindowState(text: string): WindowState | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  const { bounds, maximized } = (value ?? {}) as Partial<Record<keyof WindowState, unknown>>
  const { x, y, width, height } = (bounds ?? {}) as Partial<Record<keyof Rectangle, unknown>>
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return undefined
  return { bounds: { x, y, width, height }, maximized: maximized === true }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

export function writeWindowState(file: string, state: WindowState): void {
  writeFileSync(file, JSON.stringify(state))
}

/** Moves and shrinks remembered bounds into a screen that exists now; the one of last time may be unplugged. */
export function fitInto(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(bounds.width, area.width)
  const height = Math.min(bounds.height, area.height)
  const x = Math.min(Math.max(bounds.x, area.x), area.x + area.width - width)
  const y = Math.min(Math.max(bounds.y, area.y), area.y + area.height - height)
  return { x, y, width, height }
}

/** The first window: as large as planned, in the middle of the screen. */
export function centredIn(area: Rectangle): Rectangle {
  const width = Math.min(DEFAULT_SIZE.width, area.width)
  const height = Math.min(DEFAULT_SIZE.height, area.height)
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  }
}
