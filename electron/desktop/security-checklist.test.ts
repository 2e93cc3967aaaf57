import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '../content-security.ts'
import { askProgram, type PageWithBridge, privateFolder } from './stand-in/ask-program.ts'
import { builtFolder, runShell, type Shell } from './stand-in/run-shell.ts'

/*
 * The twenty items of Electron's own security checklist, asked of the built program on the stand-in. Fuses (19) are read
 * back in ../dist.test.ts. What Electron itself does with what is asked here needs the real runtime.
 */

let shell: Shell
beforeAll(async () => {
  shell = await runShell({ dataFolder: await privateFolder() })
})
afterAll(() => shell?.quit())

const windows = () => shell.evaluate(({ asked }) => asked.windows)

/** Everything that runs with the rights of the user: the entry of the desktop and the chunks it shares. */
function builtMain(): string {
  const chunks = readdirSync(join(builtFolder, 'main'), { recursive: true, encoding: 'utf8' })
  return chunks
    .filter(name => name === 'main.js' || name.startsWith('chunks'))
    .filter(name => name.endsWith('.js'))
    .map(name => readFileSync(join(builtFolder, 'main', name), 'utf8'))
    .join('\n')
}

describe('1. only secure content', () => {
  it('refuses to fetch anything that is not our own', async () => {
    const addresses = [
      'http://a.invalid/',
      'https://a.invalid/',
      'ws://a.invalid/',
      'wss://a.invalid/',
      'ftp://a.invalid/',
      'file:///etc/passwd',
    ]
    const allowed = await shell.evaluate(
      ({ surroundings }, urls) => urls.filter(url => surroundings.mayRequest({ url })),
      [...addresses, 'duidu://app.elsewhere/', 'duidu://app/index.html'],
    )
    expect(allowed).toEqual(['duidu://app/index.html'])
  })

  it('loads nothing from elsewhere', async () => {
    const origin = new URL(shell.page.url()).origin
    const loaded = await shell.page.evaluate(() => performance.getEntriesByType('resource').map(entry => entry.name))
    expect(loaded.filter(name => !name.startsWith(`${origin}/`))).toEqual([])
  })
})

describe('2. no Node in the page', () => {
  it('asks for none and the page has none', async () => {
    expect((await windows()).map(options => options.webPreferences?.nodeIntegration)).toEqual([false])
    expect(await shell.page.evaluate('[typeof require, typeof process]')).toEqual(['undefined', 'undefined'])
  })
})

describe('3. context isolation', () => {
  it('is asked for in words', async () => {
    expect((await windows()).map(options => options.webPreferences?.contextIsolation)).toEqual([true])
  })
})

describe('4. sandbox', () => {
  it('is asked for once for all pages and for the window', async () => {
    expect(await shell.evaluate(({ asked }) => asked.sandboxed)).toBe(1)
    expect((await windows()).map(options => options.webPreferences?.sandbox)).toEqual([true])
  })
})

describe('5. permissions', () => {
  it('are denied, asked for or checked, whatever they are', async () => {
    const answers = await shell.evaluate(({ session: { defaultSession }, BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as never
      const names = ['notifications', 'geolocation', 'media', 'clipboard-read', 'fileSystem', 'openExternal', 'unknown'] as const
      const asked = names.map(name => {
        let answer: boolean | undefined
        defaultSession.requestHandler?.(
          contents,
          name as never,
          granted => {
            answer = granted
          },
          {} as never,
        )
        return answer
      })
      const checked = names.map(name => defaultSession.checkHandler?.(contents, name as never, '', {} as never))
      return [...asked, ...checked, defaultSession.deviceHandler?.({} as never)]
    })
    expect(answers).toHaveLength(15)
    expect(new Set(answers)).toEqual(new Set([false]))
  })
})

describe('6, 8, 9, 10. no weakened web security, insecure content, experimental or Blink features', () => {
  it('sets no preference beyond the known ones and no command-line switch', async () => {
    const [options] = await windows()
    expect(new Set(Object.keys(options?.webPreferences ?? {}))).toEqual(
      new Set(['contextIsolation', 'devTools', 'nodeIntegration', 'preload', 'sandbox', 'spellcheck', 'webviewTag']),
    )
    expect(await shell.evaluate(({ asked }) => asked.switches)).toEqual([])
  })
})

describe('7. content security policy', () => {
  const answerTo = (url: string, method = 'GET') =>
    shell.evaluate(
      async ({ surroundings }, request) => {
        const response = await surroundings.serve(new Request(request.url, { method: request.method }))
        return {
          status: response?.status,
          policy: response?.headers.get('content-security-policy'),
          type: response?.headers.get('content-type'),
        }
      },
      { url, method },
    )

  it('goes with every answer, refusals included', async () => {
    expect(await answerTo('duidu://app/index.html')).toEqual({
      status: 200,
      policy: CONTENT_SECURITY_POLICY,
      type: 'text/html; charset=utf-8',
    })
    expect(await answerTo('duidu://app/missing.js')).toEqual({ status: 404, policy: CONTENT_SECURITY_POLICY, type: null })
  })

  it.each([
    ['eval', 'new Function("return 1")()', 'EvalError'],
    ['a script made of text', 'document.createElement("script").text = "1"', 'TypeError'],
    ['markup made of text', 'document.body.innerHTML = "<b>1</b>"', 'TypeError'],
  ])('refuses %s', async (_name, attempt, refusal) => {
    // Later, since what Playwright evaluates itself may do as it likes.
    const outcome = await shell.page.evaluate(`new Promise(done => setTimeout(() => {
      try { ${attempt}; done('allowed') } catch (error) { done(error.name) }
    }))`)
    expect(outcome).toBe(refusal)
  })

  it('refuses to connect elsewhere', async () => {
    const attempt = () =>
      fetch('https://a.invalid/').then(
        () => 'fetched',
        (error: Error) => error.name,
      )
    expect(await shell.page.evaluate(attempt)).toBe('TypeError')
  })
})

describe('11 and 12. webviews', () => {
  it('do not exist, and one that is attached all the same is prevented', async () => {
    expect((await windows()).map(options => options.webPreferences?.webviewTag)).toEqual([false])
    const prevented = await shell.evaluate(({ BrowserWindow }) => {
      let stopped = false
      const event = {
        preventDefault: () => {
          stopped = true
        },
      }
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {})
      return stopped
    })
    expect(prevented).toBe(true)
  })
})

describe('13. navigation', () => {
  it.each(['https://a.invalid/', 'duidu://elsewhere/index.html', 'duidu://app/assets/x.svg'])('is prevented to %s', async url => {
    const prevented = await shell.evaluate(({ BrowserWindow }, address) => {
      const stopped: string[] = []
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      for (const name of ['will-navigate', 'will-redirect']) {
        contents?.emit(name, { url: address, isMainFrame: true, preventDefault: () => stopped.push(name) })
      }
      contents?.emit('will-frame-navigate', { url: address, isMainFrame: false, preventDefault: () => stopped.push('will-frame-navigate') })
      return stopped
    }, url)
    expect(prevented).toEqual(['will-navigate', 'will-redirect', 'will-frame-navigate'])
  })

  it('leaves the page where it is when a script sets its location', async () => {
    const before = shell.page.url()
    const refused = shell.page.waitForEvent('requestfailed')
    await shell.page.evaluate('location.assign("https://a.invalid/elsewhere")')
    await refused
    expect(shell.page.url()).toBe(before)
    expect(shell.log()).toContain('refused to go to: https://a.invalid/elsewhere')
    expect(await askProgram(shell.page, 'host.info', {})).toMatchObject({ kind: 'result' })
  })

  it('lets the page load itself again', async () => {
    await shell.page.reload()
    expect(await askProgram(shell.page, 'host.info', {})).toMatchObject({ kind: 'result' })
  })
})

describe('14. new windows', () => {
  it('are denied', async () => {
    const answers = await shell.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return ['https://a.invalid/', 'duidu://app/index.html', 'about:blank'].map(url => contents?.askToOpen(url))
    })
    expect(answers).toEqual(['deny', 'deny', 'deny'])
  })
})

describe('15. shell.openExternal', () => {
  it('is nowhere in the built program', () => {
    expect(builtMain()).not.toContain('openExternal')
  })
})

describe('16. a current Electron', () => {
  it('is of the major version that the design names', () => {
    const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string }
    expect(version).toMatch(/^45\./)
  })
})

describe('17. senders of messages', () => {
  const attempt = (sender: 'own' | 'other', frame: { url: string; origin: string; parent: object | null } | null) =>
    shell.evaluate(
      async ({ surroundings, BrowserWindow }, forged) => {
        const own = BrowserWindow.getAllWindows()[0]?.webContents
        const event = { sender: forged.sender === 'own' ? own : { isDestroyed: () => false }, senderFrame: forged.frame }
        return await surroundings.receive(
          event,
          'duidu:grant',
          ['/'].map(path => [path]),
        )
      },
      { sender, frame },
    )
  const page = { url: 'duidu://app/index.html', origin: 'duidu://app', parent: null }

  it('accepts our own page', async () => {
    expect(await attempt('own', page)).toEqual(['/'])
  })

  it('refuses another origin in our own window', async () => {
    expect(await attempt('own', { ...page, url: 'https://a.invalid/', origin: 'https://a.invalid' })).toEqual([])
    expect(await attempt('own', { ...page, origin: 'null' })).toEqual([])
  })

  it('refuses a sub-frame of our own origin', async () => {
    expect(await attempt('own', { ...page, parent: page })).toEqual([])
  })

  it('refuses a frame that is gone', async () => {
    expect(await attempt('own', null)).toEqual([])
  })

  it('refuses a window that is not ours', async () => {
    expect(await attempt('other', page)).toEqual([])
  })

  it('refuses a real sub-frame in the page', async () => {
    const granted = await shell.page.evaluate(`(async () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const answer = await frame.contentWindow.standInSend('duidu:grant', [['/']])
      frame.remove()
      return answer
    })()`)
    expect(granted).toEqual([])
    expect(shell.log()).toContain('refused a message: duidu:grant from about:blank')
  })
})

describe('18. a protocol of our own', () => {
  it('is registered as a standard and secure one, and the window stands on it', async () => {
    expect(await shell.evaluate(({ asked }) => asked.schemes)).toEqual([
      { scheme: 'duidu', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
    expect(builtMain()).not.toMatch(/loadFile|bypassCSP|corsEnabled/)
  })

  it.each([
    ['duidu://app/..%2f..%2fpackage.json', 'GET', 403],
    ['duidu://app/%2e%2e/%2e%2e/package.json', 'GET', 404],
    ['duidu://app/assets/..%5c..%5cpackage.json', 'GET', 403],
    ['duidu://app//etc/passwd', 'GET', 403],
    ['duidu://app/%00', 'GET', 403],
    ['duidu://app/%zz', 'GET', 400],
    ['duidu://app/.hidden', 'GET', 403],
    ['duidu://app/assets', 'GET', 404],
    ['duidu://elsewhere/index.html', 'GET', 403],
    ['duidu://app/index.html', 'POST', 405],
  ])('answers %s (%s) with %i', async (url, method, status) => {
    const answered = await shell.evaluate(
      async ({ surroundings }, request) => (await surroundings.serve(new Request(request.url, { method: request.method })))?.status,
      { url, method },
    )
    expect(answered).toBe(status)
  })
})

describe('20. nothing of Electron in the page', () => {
  it('has exactly the three functions of the bridge', async () => {
    const bridge = await shell.page.evaluate(() => {
      const { duidu } = globalThis as unknown as PageWithBridge
      return Object.entries(duidu).map(([name, value]) => [name, typeof value])
    })
    expect(bridge).toEqual([
      ['send', 'function'],
      ['onText', 'function'],
      ['grantFiles', 'function'],
    ])
  })
})
