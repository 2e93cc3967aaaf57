import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolder } from './data-folder.ts'

const home = '/home/reader'

describe('dataFolder', () => {
  it('takes DUIDU_DATA before anything else, made absolute', () => {
    const env = { DUIDU_DATA: 'somewhere', XDG_DATA_HOME: '/xdg' }
    expect(dataFolder({ platform: 'linux', env, home })).toBe(resolve('somewhere'))
  })

  it('follows the convention of each platform', () => {
    expect(dataFolder({ platform: 'linux', env: {}, home })).toBe('/home/reader/.local/share/duidu')
    expect(dataFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/xdg' }, home })).toBe('/xdg/duidu')
    expect(dataFolder({ platform: 'darwin', env: {}, home })).toBe('/home/reader/Library/Application Support/Duidu')
    expect(dataFolder({ platform: 'win32', env: { APPDATA: '/roaming' }, home })).toBe('/roaming/Duidu')
  })

  it('ignores a relative XDG_DATA_HOME', () => {
    expect(dataFolder({ platform: 'linux', env: { XDG_DATA_HOME: 'relative' }, home })).toBe('/home/reader/.local/share/duidu')
  })
})
