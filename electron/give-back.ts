/**
 * Gives the memory of an array back at once; the array is empty then. What is merely dropped stays until as much again was
 * dropped, and 64 MB of it may lie about in each thread.
 */
export function giveBack({ buffer, byteLength }: Uint8Array | Uint16Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
