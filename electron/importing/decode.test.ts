import { describe, expect, test } from 'vitest'
import { decode } from './decode.ts'
import { encode } from './fixtures/encode.ts'

const SIMPLIFIED = '青禾市人民代表大会常务委员会工作报告\r\n各位代表：\r\n我受市人大常委会委托，向大会报告工作，请予审议。\r\n'
const TRADITIONAL = '青禾縣政府施政報告\r\n各位委員：\r\n現在代表縣政府向大會報告工作，請予審議，並請提出意見。\r\n'

describe('decode', () => {
  test('tells GB18030 and Big5 apart, in long texts and in short ones', () => {
    expect(decode(encode(SIMPLIFIED.repeat(20), 'gb18030'))).toEqual({
      text: SIMPLIFIED.repeat(20).replaceAll('\r\n', '\n'),
      encoding: 'gb18030',
      unreadable: 0,
    })
    expect(decode(encode('青禾市工作报告', 'gb18030'))).toEqual({ text: '青禾市工作报告', encoding: 'gb18030', unreadable: 0 })
    expect(decode(encode(TRADITIONAL.repeat(20), 'big5'))).toEqual({
      text: TRADITIONAL.repeat(20).replaceAll('\r\n', '\n'),
      encoding: 'big5',
      unreadable: 0,
    })
    expect(decode(encode(TRADITIONAL, 'big5')).encoding).toBe('big5')
  })

  test('makes every line end one line feed', () => {
    expect(decode(Buffer.from('一\r\n二\r三\n四\u2028五\f六')).text).toBe('一\n二\n三\n四\n五\n六')
  })

  test('counts what a damaged file lost', () => {
    const damaged = encode(SIMPLIFIED.repeat(5), 'gb18030')
    damaged[40] = 0xff
    const { encoding, unreadable } = decode(damaged)
    expect(encoding).toBe('gb18030')
    expect(unreadable).toBeGreaterThan(0)
  })

  test('reads a UTF-8 file that was cut in the middle of a character', () => {
    const cut = decode(Buffer.from(SIMPLIFIED.repeat(5)).subarray(0, 401))
    expect(cut).toMatchObject({ encoding: 'utf-8', unreadable: 1 })
  })

  test('calls bytes that are no text no text', () => {
    expect(decode(Uint8Array.from({ length: 5000 }, (_, at) => (at * 31 + (at >> 3)) % 256)).encoding).toBeNull()
  })
})
