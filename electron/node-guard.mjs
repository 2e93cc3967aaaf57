// Imported before anything else by every entry that runs under plain Node. Plain JavaScript, so that an old Node can
// still read it: below 22.14 better-sqlite3 dies without a word, below 22.18 Node cannot run TypeScript.
const NEEDED = [22, 18]
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (!process.versions.electron && (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1]))) {
  process.stderr.write(
    `Duidu needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}. ` +
      'On 64-bit Linux "npm ci" installs a fitting Node beside the program and the npm scripts use it; ' +
      'elsewhere install a current Node from https://nodejs.org and try again.\n',
  )
  process.exit(1)
}
