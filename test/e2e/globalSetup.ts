import { electronHostName, skipReason } from './electronHost'

/** Said at the start and at the end of every run, so that nobody reads a run on the stand-in as a run on Electron. */
export default function announceHost(): () => void {
  const line = `desktop specs: ${skipReason ?? electronHostName}`
  console.log(line)
  return () => console.log(line)
}
