import { describe, expect, it } from 'vitest'
import { crumbsOf, folderOf, joinPath } from './folder-path.ts'

describe('crumbsOf', () => {
  it('names every folder on the way', () => {
    expect(crumbsOf('/home/ling/报告', null)).toEqual([
      { name: 'home', path: '/home' },
      { name: 'ling', path: '/home/ling' },
      { name: '报告', path: '/home/ling/报告' },
    ])
  })

  it('begins at the top of what may be looked at', () => {
    expect(crumbsOf('/home/ling/报告', '/home/ling').map(crumb => crumb.name)).toEqual(['ling', '报告'])
  })

  it('keeps the drive of a Windows path', () => {
    expect(crumbsOf('C:\\报告\\青禾', null)).toEqual([
      { name: 'C:', path: 'C:' },
      { name: '报告', path: 'C:\\报告' },
      { name: '青禾', path: 'C:\\报告\\青禾' },
    ])
  })
})

describe('joinPath', () => {
  it('joins with the separator of the folder', () => {
    expect([joinPath('/a', 'b'), joinPath('/', 'b'), joinPath('C:\\a', 'b')]).toEqual(['/a/b', '/b', 'C:\\a\\b'])
  })
})

describe('folderOf', () => {
  it('tells where something lies', () => {
    expect(['/home/ling/报告', '/home', 'C:\\报告\\青禾'].map(folderOf)).toEqual(['/home/ling', '/', 'C:\\报告'])
  })
})
