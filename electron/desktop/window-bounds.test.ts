import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { centredIn, fitInto, readWindowState, writeWindowState } from './window-bounds.ts'

const area = { x: 0, y: 30, width: 1440, height: 870 }

describe('the remembered place of the window', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'duidu-bounds-')), 'window.json')

  it('is unknown on the first start', () => {
    expect(readWindowState(file)).toBeUndefined()
  })

  it('comes back as it was written', () => {
    const state = { bounds: { x: -8, y: 40, width: 1200, height: 800 }, maximized: true }
    writeWindowState(file, state)
    expect(readWindowState(file)).toEqual(state)
  })

  it.each(['', '{', 'null', '[]', '{"bounds":{"x":1,"y":2,"width":"3","height":4}}', '{"bounds":{"x":1e400,"y":2,"width":3,"height":4}}'])(
    'is unknown when the file holds %j',
    text => {
      writeFileSync(file, text)
      expect(readWindowState(file)).toBeUndefined()
    },
  )
})

describe('fitInto', () => {
  it('leaves a window alone that lies on the screen', () => {
    const bounds = { x: 100, y: 100, width: 800, height: 600 }
    expect(fitInto(bounds, area)).toEqual(bounds)
  })

  it('brings a window back whose screen was unplugged', () => {
    expect(fitInto({ x: 3000, y: -900, width: 800, height: 600 }, area)).toEqual({ x: 640, y: 30, width: 800, height: 600 })
  })

  it('shrinks a window that is larger than the screen', () => {
    expect(fitInto({ x: 0, y: 0, width: 2560, height: 1400 }, area)).toEqual(area)
  })
})

describe('centredIn', () => {
  it('puts the first window into the middle', () => {
    expect(centredIn({ x: 100, y: 0, width: 1920, height: 1040 })).toEqual({ x: 400, y: 90, width: 1320, height: 860 })
  })

  it('fills a small screen', () => {
    expect(centredIn(area)).toEqual({ x: 60, y: 35, width: 1320, height: 860 })
    expect(centredIn({ x: 0, y: 0, width: 1024, height: 700 })).toEqual({ x: 0, y: 0, width: 1024, height: 700 })
  })
})
