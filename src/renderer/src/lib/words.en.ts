export default {
  engineGone:
    'Callboard’s engine does not answer. What was saved is safe. Look at the window in which Callboard was started, and start it again if it has ended.',
  oldTab:
    'This tab belongs to an earlier start of Callboard. Nothing was changed. Open the address that the running Callboard printed.',
  badAnswer: (status: number) =>
    `The engine’s answer could not be read (HTTP ${status}). Nothing was changed here. Reload the page; if it comes back, save the details and report it.`,
  unknownError:
    'This step did not finish because of a fault in Callboard. What was saved before it is safe. Try once more; if it comes back, copy the details and report it.',
}
