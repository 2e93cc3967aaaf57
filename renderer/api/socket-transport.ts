import type { Transport } from '../../shared/client.ts'

/** Browser edition: one WebSocket to the program on this machine; the token travels as a second subprotocol. */
export function createSocketTransport(token: string): Transport {
  const socket = new WebSocket(`ws://${location.host}/socket`, ['duidu', token || 'none'])
  const waiting: string[] = []
  return {
    send(text) {
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(text)
      else socket.send(text)
    },
    start(onText, onClosed) {
      socket.addEventListener('open', () => {
        for (const text of waiting.splice(0)) socket.send(text)
      })
      socket.addEventListener('message', event => onText(String(event.data)))
      socket.addEventListener('close', onClosed)
    },
    close: () => socket.close(),
  }
}
