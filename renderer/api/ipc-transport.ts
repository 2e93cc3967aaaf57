import type { Bridge } from '../../shared/bridge.ts'
import type { Transport } from '../../shared/client.ts'

declare global {
  interface Window {
    /** Put there by the desktop's preload; absent in the browser edition. */
    readonly duidu?: Bridge<File>
  }
}

/** Desktop: frames cross by the preload's bridge, which lives as long as the page. */
export function createIpcTransport(bridge: Bridge<File>): Transport {
  return {
    send: text => bridge.send(text),
    start: onText => bridge.onText(onText),
    close: () => {},
  }
}
