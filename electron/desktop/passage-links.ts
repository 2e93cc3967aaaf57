import { app } from 'electron'
import { type PassageLink, readLink } from '../../shared/interchange/passage-link.ts'
import { SCHEME } from './origin.ts'

export interface PassageLinks {
  /** The next passage that a link in another program asks for. Whoever asked before and still waits gets null. */
  next(): Promise<PassageLink | null>
}

/** Links to passages in notes: the system starts the program with them, or hands them to the one that runs. */
export function followPassageLinks(startedWith: readonly string[]): PassageLinks {
  let asked: PassageLink | undefined
  let waiting: ((link: PassageLink | null) => void) | undefined

  function take(addresses: readonly string[]): void {
    const link = addresses.map(readLink).find(found => found !== undefined)
    if (!link) return
    if (!waiting) {
      asked = link
      return
    }
    waiting(link)
    waiting = undefined
  }

  app.on('second-instance', (_event, args: readonly string[]) => take(args))
  app.on('open-url', (event, address) => {
    event.preventDefault()
    take([address])
  })
  // A program that was not installed must not become the one for these links.
  if (app.isPackaged) app.setAsDefaultProtocolClient(SCHEME)
  take(startedWith)

  return {
    next() {
      waiting?.(null)
      waiting = undefined
      const link = asked
      asked = undefined
      if (link) return Promise.resolve(link)
      return new Promise(resolve => {
        waiting = resolve
      })
    },
  }
}
