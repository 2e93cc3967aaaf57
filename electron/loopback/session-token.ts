import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The secret of one run of the server: who has it acts as the user. */
export interface SessionToken {
  /** 256 random bits in letters that a URL fragment, a header and a WebSocket subprotocol all accept. */
  readonly text: string
  matches(candidate: string | undefined): boolean
}

/** Hashes are compared, in constant time: neither the length nor the first wrong letter shows in the time it takes. */
export function createSessionToken(): SessionToken {
  const text = randomBytes(32).toString('base64url')
  const expected = hash(text)
  return {
    text,
    matches: candidate => timingSafeEqual(hash(candidate ?? ''), expected),
  }
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
