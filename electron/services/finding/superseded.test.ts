import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input, MethodOf } from '../../../shared/contract.ts'
import { reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
  const path = engine.write('报告', { '青禾.txt': reportText('青禾市', 2024, SENTENCE) })
  await engine.call('sources.import', { paths: [path] })
})

afterEach(() => engine.stop())

/** Asks again and again, and gives up each question when the next one comes, all before the first one is answered. */
function askOneAfterAnother<M extends MethodOf<'engine'>>(method: M, inputs: readonly Input<M>[]) {
  let before: AbortController | undefined
  const asked = inputs.map(input => {
    before?.abort()
    before = new AbortController()
    return engine.call(method, input, { signal: before.signal })
  })
  return Promise.allSettled(asked)
}

const GIVEN_UP = { status: 'rejected', reason: { code: 'cancelled' } }

describe('questions that were given up before their turn', () => {
  it('are not answered when somebody types on in the search', async () => {
    const answers = await askOneAfterAnother('reports.search', [{ query: '召' }, { query: '召开' }, { query: '召开常委会' }])
    expect(answers).toMatchObject([GIVEN_UP, GIVEN_UP, { value: { query: '召开常委会', reports: 1 } }])
  })

  it('are not answered when somebody asks for another concordance, or for other trends', async () => {
    const concordances = await askOneAfterAnother('concordance.open', [{ query: '召' }, { query: '召开' }])
    expect(concordances).toMatchObject([GIVEN_UP, { value: { reports: 1 } }])
    const trends = await askOneAfterAnother('trends.get', [
      { queries: ['召'], by: 'year' },
      { queries: ['召开'], by: 'year' },
    ])
    expect(trends).toMatchObject([GIVEN_UP, { value: { series: [{ query: '召开' }] } }])
  })
})
