import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Bridge } from '../../../shared/bridge.ts'
import type { Input, MethodName } from '../../../shared/contract.ts'
import type { ServerFrame } from '../../../shared/wire.ts'

/** The page's own bridge, as scripts of a test see it. */
export interface PageWithBridge {
  readonly duidu: Bridge<object>
  standInGive(file: object, path: string): void
}

/** Far above what the page's own client counts, so that both can use the bridge at once. */
let nextId = 1_000_000

/** Sends one call over the page's bridge, as any script in the page could, and waits for its end. */
export function askProgram<M extends MethodName>(page: Page, method: M, input: Input<M>): Promise<ServerFrame> {
  const id = nextId++
  return page.evaluate(
    ([callId, text]) =>
      new Promise<ServerFrame>(resolve => {
        const { duidu } = globalThis as unknown as PageWithBridge
        duidu.onText(answer => {
          const frame = JSON.parse(answer) as ServerFrame
          if ((frame.kind === 'result' || frame.kind === 'failure') && frame.id === callId) resolve(frame)
        })
        duidu.send(text)
      }),
    [id, JSON.stringify({ kind: 'call', id, method, input })] as const,
  )
}

export function privateFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'duidu-desktop-'))
}
