// No import here: this must run on every Node, also on one that cannot load the rest.

const NEEDED = { major: 22, minor: 18 }

/**
 * @param {string} version such as `20.20.2`
 * @returns {string | null} the sentence that refuses this version; null when it will do
 */
export function refusalOfNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return null
  return `Callboard needs Node ${NEEDED.major}.${NEEDED.minor} or newer; this is Node ${version}. Start it with npm run …, or install a newer Node.`
}

/** Ends the process with one sentence where Node is too old: better-sqlite3 would crash it without a word. */
export function requireNode() {
  const refusal = refusalOfNode(process.versions.node)
  if (refusal === null) return
  console.error(refusal)
  process.exit(1)
}
