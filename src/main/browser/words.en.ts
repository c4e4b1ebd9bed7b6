export default {
  // Refusals. Whoever wrote the request reads them, which is seldom a person.
  wrongHost: 'Callboard answers under its own address only.',
  wrongOrigin: 'Callboard answers its own page only.',
  noToken: 'This tab is not signed in. Open the address that the terminal shows, or press Enter there for a new one.',
  ticketUsed: 'This address was used already or is too old. Press Enter in the terminal for a new one.',
  notFound: 'There is nothing at this address.',
  unknownMethod: 'Callboard has no such method.',
  wrongVerb: 'This address does not take that kind of request.',
  malformed: 'The request was not understood. Nothing was changed.',
  tooLarge: 'The request is too large. Nothing was changed.',
  tooSlow: 'The request took too long to arrive. Nothing was changed.',
  internal: 'Callboard could not answer because of a fault of its own. Reload the page and look before you try again.',
  // What a page cannot do, and what does it instead.
  noOpenDialog: 'In a browser a file is chosen with the page’s own file field.',
  noFolderDialog: 'In a browser a folder cannot be picked. Type its whole path.',
  noShowSaved: 'The file is where your browser keeps its downloads.',
  // Terminal.
  running: (url: string) => `Callboard runs at ${url}`,
  opened: 'It opens in your browser. The address works once and for five minutes.',
  notOpened: 'Open this address in a browser. It works once and for five minutes.',
  hints: 'Enter: a new address. Ctrl+C: close.',
  newAddress: (url: string) => `New address: ${url}`,
  closing: 'Closing the workspace …',
  idle: 'No tab was open and no work was running for a while, so Callboard closes.',
  usage: 'Usage: npm start -- [--workspace DIR] [--no-open]',
}
