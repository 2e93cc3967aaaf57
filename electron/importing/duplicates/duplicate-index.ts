import { BASE, BINS, EMPTY, type Fingerprint, likeness, mix, SAME_REPORT } from './duplicates.ts'

/** Texts that come and go one by one; 1 KB for each, and nothing that a collector of garbage has to look through. */
export interface DuplicateIndex<K> {
  /** In place of what this key had before. */
  set(key: K, fingerprint: Fingerprint): void
  remove(key: K): void
  clear(): void
  get(key: K): Fingerprint | undefined
  /** Others that are alike in `SAME_REPORT` or more of their words, with their share. */
  alike(key: K): ReadonlyMap<K, number>
}

/** Bins that two texts must have in common, all of one band, to be compared at all. */
const BAND = 3
const BANDS = Math.floor(BINS / BAND)
/**
 * Of each band so many texts are looked at, the newest, and of these so many are kept as alike, the most alike. More there
 * only are where a collection is written by one template, or is one text in dozens of copies; the others are reached
 * through those.
 */
const MOST_LOOKED_AT = 16
const MOST_ALIKE = 16

/** Texts whose numbers lie in one piece of memory: more is asked for piece by piece, and nothing is copied. */
const PIECE = 512
/** Numbers of one text: its minima, and for each band the text that came before in the same chain. */
const WORDS = BINS + BANDS

/**
 * A text is compared with those only that agree with it in all bins of some band. All bands are chained in one table by
 * their hash, the newest text first; a link names a band of a text as `text * BANDS + band + 1`, 0 for none.
 */
export function createDuplicateIndex<K>(): DuplicateIndex<K> {
  const slots = new Map<K, number>()
  let keys: (K | undefined)[] = []
  let texts: { readonly sha256: string; readonly length: number }[] = []
  let pieces: Uint32Array[] = []
  let free: number[] = []
  let chains = new Uint32Array(BANDS * PIECE)
  const links = new Map<K, Map<K, number>>()

  function wordsOf(slot: number): Uint32Array {
    const at = Math.floor(slot / PIECE)
    const piece = pieces[at] ?? new Uint32Array(PIECE * WORDS)
    pieces[at] = piece
    const from = (slot % PIECE) * WORDS
    return piece.subarray(from, from + WORDS)
  }

  const previous = (link: number) => wordsOf(Math.floor((link - 1) / BANDS))[BINS + ((link - 1) % BANDS)] ?? 0

  function fingerprintIn(slot: number): Fingerprint {
    const { sha256, length } = texts[slot] ?? { sha256: '', length: 0 }
    return { sha256, length, minima: wordsOf(slot).subarray(0, BINS) }
  }

  /** Each band of a text that holds anything, with its place in the table. */
  function* chainsOf(minima: Uint32Array): Generator<{ readonly band: number; readonly chain: number }> {
    for (let band = 0; band < BANDS; band++) {
      const hash = hashOf(minima, band)
      if (hash !== undefined) yield { band, chain: hash % chains.length }
    }
  }

  function candidates(minima: Uint32Array): Set<number> {
    const found = new Set<number>()
    for (const { band, chain } of chainsOf(minima)) {
      let looked = 0
      for (let link = chains[chain] ?? 0; link !== 0 && looked < MOST_LOOKED_AT; link = previous(link)) {
        const slot = Math.floor((link - 1) / BANDS)
        if ((link - 1) % BANDS !== band || !agree(minima, wordsOf(slot), band)) continue
        found.add(slot)
        looked++
      }
    }
    return found
  }

  function mostAlike(fingerprint: Fingerprint): [number, number][] {
    const found: [number, number][] = []
    for (const slot of candidates(fingerprint.minima)) {
      const share = likeness(fingerprintIn(slot), fingerprint)
      if (share >= SAME_REPORT) found.push([slot, share])
    }
    return found.length > MOST_ALIKE ? found.sort(([, one], [, other]) => other - one).slice(0, MOST_ALIKE) : found
  }

  function chain(slot: number): void {
    const words = wordsOf(slot)
    for (const { band, chain } of chainsOf(words)) {
      words[BINS + band] = chains[chain] ?? 0
      chains[chain] = slot * BANDS + band + 1
    }
  }

  function unchain(slot: number): void {
    const words = wordsOf(slot)
    for (const { band, chain } of chainsOf(words)) {
      const own = slot * BANDS + band + 1
      const after = words[BINS + band] ?? 0
      if (chains[chain] === own) chains[chain] = after
      else {
        let link = chains[chain] ?? 0
        while (link !== 0 && previous(link) !== own) link = previous(link)
        if (link !== 0) wordsOf(Math.floor((link - 1) / BANDS))[BINS + ((link - 1) % BANDS)] = after
      }
    }
  }

  /** As many chains as links: most are empty or hold one. Of two texts the older one is chained first again. */
  function widen(): void {
    chains = new Uint32Array(chains.length * 2)
    for (const slot of slots.values()) chain(slot)
  }

  function link(one: K, other: K, share: number): void {
    const known = links.get(one)
    if (known) known.set(other, share)
    else links.set(one, new Map([[other, share]]))
  }

  function unlink(one: K, other: K): void {
    const known = links.get(one)
    known?.delete(other)
    if (known?.size === 0) links.delete(one)
  }

  function remove(key: K): void {
    const slot = slots.get(key)
    if (slot === undefined) return
    unchain(slot)
    slots.delete(key)
    keys[slot] = undefined
    free.push(slot)
    for (const other of links.get(key)?.keys() ?? []) unlink(other, key)
    links.delete(key)
  }

  return {
    set(key, fingerprint) {
      remove(key)
      for (const [slot, share] of mostAlike(fingerprint)) {
        const other = keys[slot]
        if (other === undefined) continue
        link(key, other, share)
        link(other, key, share)
      }
      const slot = free.pop() ?? keys.length
      keys[slot] = key
      texts[slot] = { sha256: fingerprint.sha256, length: fingerprint.length }
      wordsOf(slot).set(fingerprint.minima)
      if ((slots.size + 1) * BANDS > chains.length) widen()
      slots.set(key, slot)
      chain(slot)
    },
    remove,
    clear() {
      slots.clear()
      links.clear()
      keys = []
      texts = []
      pieces = []
      free = []
      chains = new Uint32Array(BANDS * PIECE)
    },
    get(key) {
      const slot = slots.get(key)
      return slot === undefined ? undefined : fingerprintIn(slot)
    },
    alike: key => links.get(key) ?? new Map(),
  }
}

/** Undefined for a band that holds nothing. */
function hashOf(minima: Uint32Array, band: number): number | undefined {
  let hash = band
  let filled = false
  for (let bin = band * BAND; bin < (band + 1) * BAND; bin++) {
    const value = minima[bin] ?? EMPTY
    if (value !== EMPTY) filled = true
    hash = (Math.imul(hash, BASE) + value) | 0
  }
  return filled ? mix(hash) : undefined
}

function agree(one: Uint32Array, other: Uint32Array, band: number): boolean {
  for (let bin = band * BAND; bin < (band + 1) * BAND; bin++) if (one[bin] !== other[bin]) return false
  return true
}
