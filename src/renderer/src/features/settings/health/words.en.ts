const kinds = { certificate: 'certificate', package: 'review package', backup: 'backup' }

export default {
  health: 'Health',
  healthSentence: 'Reads the whole workspace and holds every record against the log of changes. Changes nothing.',
  verify: 'Check workspace',
  verifying: 'Checking the workspace',
  verified: (checks: string, records: string) =>
    `All is well: ${checks} checks over ${records} records found no fault.`,
  notVerified: (count: string) =>
    `The check found ${count}. Nothing was changed. Keep a copy of the workspace folder before you go on.`,
  faults: (count: number) => (count === 1 ? '1 fault' : `${count} faults`),
  anchors: 'Certificates and packages',
  anchorSentence:
    'A certificate of approval, a review package or a backup holds the state of the approvals when it was made. What was decided before cannot have been changed since without contradicting it.',
  anchorHint: 'Drop a certificate, a review package or a backup here to hold the approvals against it.',
  chooseAnchor: 'Choose file…',
  reading: (name: string) => `Reading ${name}`,
  checkingAnchor: 'Holding the approvals against the file',
  unreadable: (name: string) => `${name} cannot be read. Check that it is still there and that you may open it.`,
  fits: (name: string, kind: keyof typeof kinds, on: string) =>
    `${name} fits: every approval that this ${kinds[kind]} of ${on} knows of is here unchanged.`,
  contradicts: (name: string, kind: keyof typeof kinds, on: string) =>
    `${name} contradicts this workspace: something that this ${kinds[kind]} of ${on} knows of was changed or is gone.`,
}
