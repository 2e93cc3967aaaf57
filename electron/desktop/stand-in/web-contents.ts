import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { Frame, Page, Route } from '@playwright/test'
import type {
  BrowserWindowConstructorOptions,
  HandlerDetails,
  OnBeforeRequestListenerDetails,
  PrintToPDFOptions,
  WindowOpenHandlerResponse,
} from 'electron'
import { isOwnAddress, PAGE_ORIGIN, toPageAddress, toProgramAddress } from './addresses.ts'
import { installPageSide } from './page-side.ts'
import { emitPreventable } from './preventable.ts'

/** What a page needs of the rest of the stand-in. */
export interface Surroundings {
  /** An empty page of the browser. */
  takePage(): Promise<Page>
  /** The answer of the program's own protocol; undefined where it handles no such scheme. */
  serve(request: Request): Promise<Response> | undefined
  /** What the program's `onBeforeRequest` decides. */
  mayRequest(details: Pick<OnBeforeRequestListenerDetails, 'url'>): boolean
  receive(event: object, channel: string, args: unknown[]): unknown
}

type OpenHandler = (details: Pick<HandlerDetails, 'url'>) => Pick<WindowOpenHandlerResponse, 'action'>

/** A page of the real Chromium behind the face of Electron's WebContents. */
export class StandInContents extends EventEmitter {
  readonly #surroundings: Surroundings
  readonly #preload: string | undefined
  #page: Page | undefined
  /** Addresses that the program itself loads; Electron asks `will-navigate` only for the others. */
  #loading: string | undefined
  #openHandler: OpenHandler = () => ({ action: 'allow' })
  #destroyed = false

  constructor(surroundings: Surroundings, options: BrowserWindowConstructorOptions) {
    super()
    this.#surroundings = surroundings
    this.#preload = options.webPreferences?.preload
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#openHandler = handler as OpenHandler
  }

  /** What `window.open` in the page comes to. */
  askToOpen(url: string): 'allow' | 'deny' {
    return this.#openHandler({ url }).action
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  /** Of the same Chromium, with the same options where both have them. */
  async printToPDF({
    preferCSSPageSize = false,
    generateTaggedPDF = false,
    generateDocumentOutline = false,
  }: PrintToPDFOptions): Promise<Buffer> {
    if (!this.#page) throw new Error('There is no page to print.')
    return await this.#page.pdf({ preferCSSPageSize, tagged: generateTaggedPDF, outline: generateDocumentOutline })
  }

  /** Messages to a page that goes away are lost, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    const deliver = ([name, values]: [string, unknown[]]) =>
      (globalThis as unknown as { standInDeliver?: (channel: string, args: unknown[]) => void }).standInDeliver?.(name, values)
    this.#page?.evaluate(deliver, [channel, args] as [string, unknown[]]).catch((error: Error) => {
      if (!this.#destroyed && !/closed|navigation|destroyed/.test(error.message)) throw error
    })
  }

  reload(): void {
    if (this.#page) void this.load(toProgramAddress(this.#page.url()))
  }

  async load(url: string): Promise<void> {
    this.#page ??= await this.#open()
    this.#loading = toPageAddress(url)
    await this.#page.goto(this.#loading)
    this.#loading = undefined
    this.emit('did-finish-load')
  }

  async destroy(): Promise<void> {
    if (this.#destroyed) return
    this.#destroyed = true
    this.emit('destroyed')
    await this.#page?.close()
  }

  async #open(): Promise<Page> {
    const page = await this.#surroundings.takePage()
    await page.exposeBinding('standInSend', ({ frame }, channel: string, args: unknown[]) => {
      const event = { sender: this, senderFrame: describeFrame(frame) }
      return this.#surroundings.receive(event, channel, args)
    })
    const preload = this.#preload ? await readFile(this.#preload, 'utf8') : ''
    const script = `(${installPageSide.toString()})(${JSON.stringify(PAGE_ORIGIN)}, require => {\n${preload}\n})`
    await page.addInitScript({ content: script })
    page.on('pageerror', error => process.stderr.write(`page: ${error.stack ?? error.message}\n`))
    await page.route('**/*', route => this.#answer(route))
    page.on('popup', popup => {
      if (this.askToOpen(toProgramAddress(popup.url())) === 'deny') void popup.close()
    })
    page.once('close', () => this.emit('page-closed'))
    return page
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request()
    const url = toProgramAddress(request.url())
    if (request.isNavigationRequest() && request.url() !== this.#loading && this.#preventsNavigation(request.frame(), url)) {
      await route.abort('aborted')
      return
    }
    if (!this.#surroundings.mayRequest({ url })) {
      await route.abort('blockedbyclient')
      return
    }
    const response = await this.#surroundings.serve(new Request(url, { method: request.method() }))
    if (!response) throw new Error(`The program lets its page fetch ${url}.`)
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  #preventsNavigation(frame: Frame, url: string): boolean {
    const isMainFrame = frame.parentFrame() === null
    const prevented = emitPreventable(this, 'will-frame-navigate', { url, isMainFrame, isSameDocument: false })
    return (isMainFrame && emitPreventable(this, 'will-navigate', { url, isMainFrame, isSameDocument: false })) || prevented
  }
}

interface FrameDescription {
  readonly url: string
  readonly origin: string
  readonly parent: FrameDescription | null
}

function describeFrame(frame: Frame): FrameDescription {
  const url = toProgramAddress(frame.url())
  const parentFrame = frame.parentFrame()
  const parent = parentFrame && describeFrame(parentFrame)
  return { url, origin: originOf(url, parent), parent }
}

function originOf(url: string, parent: FrameDescription | null): string {
  if (isOwnAddress(url)) return 'duidu://app'
  // An empty frame has the origin of the page that made it: its address alone proves nothing.
  return url.startsWith('about:') && parent ? parent.origin : new URL(url).origin
}
