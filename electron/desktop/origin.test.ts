import { describe, expect, it } from 'vitest'
import { isOwnAddress, isStartPage } from './origin.ts'

describe('isOwnAddress', () => {
  it('is true for what our own protocol serves', () => {
    expect(['duidu://app/', 'duidu://app/assets/index.js', 'duidu://app/index.html?a#b'].filter(isOwnAddress)).toHaveLength(3)
  })

  it.each([
    'https://app/index.html',
    'duidu://app.example.invalid/index.html',
    'duidu://elsewhere/index.html',
    'duidu://app@elsewhere/index.html',
    'duidu://app:80/index.html',
    'duidu:app/index.html',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'not an address',
    '',
  ])('is false for %j', address => {
    expect(isOwnAddress(address)).toBe(false)
  })
})

describe('isStartPage', () => {
  it('lets the page load itself again, whatever its query and fragment', () => {
    expect(['duidu://app/', 'duidu://app/index.html', 'duidu://app/index.html?x=1#y'].filter(isStartPage)).toHaveLength(3)
  })

  it.each(['duidu://app/assets/picture.svg', 'duidu://elsewhere/index.html', 'https://app/index.html'])('is false for %j', address => {
    expect(isStartPage(address)).toBe(false)
  })
})
