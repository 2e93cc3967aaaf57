import { describe, expect, it } from 'vitest'
import { createOutput } from './output.ts'

function stream(isTTY = false) {
  const written: string[] = []
  return { isTTY, written, write: (text: string) => written.push(text) }
}

describe('output', () => {
  it('keeps standard output for the result alone', () => {
    const [out, err] = [stream(), stream()]
    let time = 0
    const output = createOutput(true, out, err, () => time)
    output.say('working')
    output.progress('1 of 9')
    time = 5000
    output.progress('5 of 9')
    output.result({ files: ['甲'] }, () => 'unused')
    expect(out.written).toEqual(['{"files":["甲"]}\n'])
    expect(err.written).toEqual(['working\n', '5 of 9\n'])
  })

  it('replaces the line of progress on a terminal before anything else is written', () => {
    const [out, err] = [stream(), stream(true)]
    const output = createOutput(false, out, err, () => 0)
    output.progress('1')
    output.progress('2')
    output.result({}, () => 'done')
    expect(err.written).toEqual(['1', '\r\u001b[K', '2', '\r\u001b[K'])
    expect(out.written).toEqual(['done\n'])
  })
})
