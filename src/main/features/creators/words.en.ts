import type { ImportField, ImportTarget } from '../../../shared/contract/creatorImport'
import type { HandleFault } from '../../../shared/domain/handles'
import type { BinaryKind } from './import/decodeText'
import type { WorkbookFaultKind } from './import/workbook/fault'

const kinds: Readonly<Record<BinaryKind, string>> = {
  excel: 'an Excel workbook',
  oldExcel: 'an old Excel or Word file',
  zip: 'a zip archive',
  pdf: 'a PDF',
  image: 'a picture',
  media: 'a video or sound file',
  database: 'a database',
  program: 'a program',
  archive: 'a compressed archive',
  binary: 'no text',
}

/** Why a workbook is refused. */
const workbookFaults: Readonly<Record<WorkbookFaultKind, (file: string) => string>> = {
  damaged: (file) =>
    `"${file}" is a damaged workbook, or was not transferred whole. Nothing was imported. Open it in a spreadsheet program, save it as XLSX and import that.`,
  encrypted: (file) =>
    `"${file}" is protected by a password, so it cannot be read. Nothing was imported. Open it in a spreadsheet program, save it without password and import that.`,
  tooLarge: (file) =>
    `"${file}" unpacks to more than Callboard reads of a workbook (600 MB a sheet, 1,048,576 rows), or is made to fill the memory. Nothing was imported. Save the sheet as CSV and import that.`,
  entities: (file) =>
    `"${file}" holds declarations that no spreadsheet program writes and that can do harm. Nothing was imported. If you trust where it comes from, open it in a spreadsheet program, save it as XLSX and import that.`,
  oldExcel: (file) => saveAs(file, 'an old Excel file (.xls) or another old Office file'),
  binaryExcel: (file) => saveAs(file, 'a binary Excel workbook (.xlsb)'),
  openDocument: (file) => saveAs(file, 'an OpenDocument spreadsheet (.ods)'),
  otherOffice: (file) => saveAs(file, 'a text document or a presentation'),
  archive: (file) => saveAs(file, 'an archive'),
}
const saveAs = (file: string, kind: string) =>
  `"${file}" is ${kind}, which Callboard does not read. Nothing was imported. Open it in a spreadsheet program, save it as XLSX or CSV and import that.`

const handleFaults: Readonly<Record<HandleFault, string>> = {
  missing: 'The row states no handle.',
  blank_inside: 'A handle has no blanks; this looks like a display name.',
  bad_character: 'A handle holds letters, digits, "_" and "." only.',
  too_long: 'This is longer than any handle of the platform.',
  no_letter: 'A handle holds at least one letter or digit.',
  other_platform: 'The link is to a profile of another platform.',
  not_a_profile: 'The link does not lead to a profile; write the handle or the address of the profile.',
  short_link: 'A short link does not say whose profile it is; open it and write the handle.',
}

const fieldNames = {
  platform: 'platform',
  handle: 'handle',
  displayName: 'display name',
  profileUrl: 'profile link',
  platformUserId: 'platform user id',
  followers: 'followers',
  averageViews: 'average views',
  medianViews: 'median views',
  averageLikes: 'average likes',
  averageComments: 'average comments',
  averageShares: 'average shares',
  averageSaves: 'average saves',
  engagementRate: 'engagement rate',
  country: 'country',
  language: 'language',
  niches: 'niches',
  bio: 'bio',
  email: 'e-mail',
  price: 'price',
  measuredOn: 'date measured',
  verified: 'verified',
  firstName: 'first name',
  lastName: 'last name',
  postsSampled: 'posts sampled',
  city: 'city',
  furtherLanguages: 'further languages',
  hashtags: 'hashtags',
  brandValues: 'values',
  tags: 'tags',
  tone: 'tone',
  engagementBasis: 'what the engagement rate is divided by',
  notes: 'notes',
  phone: 'telephone',
  agentName: 'agent',
  agentEmail: 'agent’s e-mail',
  currency: 'currency',
} as const satisfies Record<ImportField, string>

const genders: Readonly<Record<string, string>> = {
  f: 'women',
  m: 'men',
  x: 'other genders',
  unknown: 'unknown gender',
}

/** What a column is taken for, in words that stand in a sentence. */
function nameOf(target: ImportTarget): string {
  const [kind, first = '', second = ''] = target.split(':')
  if (kind === 'rate') return `price of a ${first}`
  if (kind === 'audience') return `share of the audience: ${first === 'gender' ? (genders[second] ?? second) : second}`
  if (kind === 'custom') return 'field of your own'
  return Object.hasOwn(fieldNames, target) ? fieldNames[target as ImportField] : target
}

/** Texts of the creators' feature in English. */
const creators = (count: number) => (count === 1 ? '1 creator' : `${count.toLocaleString('en-GB')} creators`)

export default {
  nameOf,

  /** Steps of the history, jobs and facets. */
  importStep: (count: number, file: string) => `Import ${creators(count)} from ${file}`,
  importCancelled: 'The import was cancelled. Nothing was changed.',
  importing: (file: string) => `Importing creators from ${file}`,
  previewing: (file: string) => `Reading ${file}`,
  exporting: 'Exporting creators',
  changeCreator: (handle: string) => `Change @${handle}`,
  tierLabel: (tier: string) =>
    tier === 'unknown'
      ? 'followers not known'
      : tier === 'below'
        ? 'below the lowest tier'
        : tier === 'above'
          ? 'above the highest tier'
          : tier,

  /** Why a whole file is refused. */
  refusals: {
    notText: (file: string, kind: BinaryKind) =>
      `"${file}" is ${kinds[kind]}, whatever its name says, and cannot be read as a table. Nothing was imported. Choose a CSV, TSV, XLSX or JSON file.`,
    workbook: (file: string, kind: WorkbookFaultKind) => workbookFaults[kind](file),
    noSuchSheet: (file: string, sheet: string, sheets: string) =>
      `"${file}" has no sheet "${sheet}". Nothing was imported. Its sheets are: ${sheets}.`,
    noSheets: (file: string, sheet: string) =>
      `"${file}" is no workbook, so it has no sheet "${sheet}". Nothing was imported. Leave the sheet out.`,
    badJson: (file: string, line: number) =>
      `"${file}" is not the JSON of a list of objects, one for each creator: line ${line} is something else, or the file ends too early. Nothing was imported. Export it again, or choose a CSV or XLSX file.`,
    jsonTooLarge: (file: string) =>
      `"${file}" holds more than 200 MB of JSON. Nothing was imported. Split it, or export it as CSV.`,
    empty: (file: string) =>
      `"${file}" is empty. Nothing was imported. Check that the export finished, then choose it again.`,
    noRows: (file: string) =>
      `"${file}" holds a header and no rows under it. Nothing was imported. Check that the export was not filtered to nothing.`,
    lineTooLong: (file: string, line: number) =>
      `Line ${line} of "${file}" is longer than any table row (8 MB a row, 1 MB a cell). Nothing was imported. The file may be damaged or not be a table.`,
    noHandle: (file: string, headers: string) =>
      `No column of "${file}" holds handles or profile links (its columns: ${headers}). Nothing was imported. Say which column holds them (on the command line: --map handle=HEADER).`,
    clash: (field: ImportTarget, headers: string) =>
      `Two columns claim to be the ${nameOf(field)} and differ: ${headers}. Nothing was imported. Choose one of them (on the command line: --map ${field}=HEADER).`,
    noPlatform: (file: string) =>
      `Neither a column, a link, a header nor the name of "${file}" says which platform its creators are on. Nothing was imported. Choose TikTok, Instagram or YouTube (on the command line: --platform NAME).`,
    unreadable: (file: string, line: number) =>
      `The quotation marks of "${file}" do not pair up in more than 100 places, first on line ${line}, so its rows cannot be told apart. Nothing was imported. Save it as CSV again.`,
    noSuchTarget: (target: string) =>
      `"${target}" names no share of an audience. Nothing was imported. Write audience:country:DE, audience:age:18-24 or audience:gender:f.`,
    noSuchCustom: (name: string, names: string) =>
      `This workspace has no field of its own called "${name}"${names === '' ? '' : ` (it has: ${names})`}. Nothing was imported. Add the field first, or leave the column out.`,
    noHeaderThere: (file: string, row: number) =>
      `Row ${row} of "${file}" is empty or not there, so it cannot be the header. Nothing was imported. Choose another row.`,
    notThatKind: (file: string) =>
      `"${file}" is no text file, so it has neither encoding nor delimiter. Nothing was imported. Leave both out.`,
    noSuchColumn: (header: string, headers: string) =>
      `The file has no column "${header}". Nothing was imported. Its columns are: ${headers}.`,
  },

  /** What must be answered before an import. */
  questions: {
    platform: 'Which platform are these creators on? Neither the columns nor the file name say.',
    rateUnit: (header: string) =>
      `Does "${header}" hold per cent (4.5) or fractions (0.045)? Its values could be either; unanswered, it is left out.`,
    handle: 'Which column holds the handle or the profile link?',
    currency: 'In which currency are the prices? Amounts that name none are left out.',
    dayOrder: (header: string) =>
      `Does "${header}" have the day or the month first (3/4)? Unanswered, dates that depend on it are left out.`,
    clash: (field: ImportTarget, headers: string) =>
      `Which column holds the ${nameOf(field)}? These claim to and differ: ${headers}.`,
  },

  /** Why a column was taken, left out or flagged. */
  notes: {
    chosen: 'Chosen by you.',
    leftOut: 'Left out by you.',
    unknown: 'Not recognised; ignored.',
    empty: 'Holds nothing.',
    byValues: 'Decided by looking at the values.',
    twin: (header: string, column: number) =>
      `States the same numbers as column ${column} "${header}", less exactly; used where that one is empty.`,
    rank: 'Holds row numbers; ignored.',
    audience: 'Speaks of the audience, not of the creator; ignored.',
    countsNotRate: 'Holds counts of interactions, not a rate; ignored.',
    notNumbers: (field: ImportTarget, share: string) =>
      `The header says ${nameOf(field)}, but only ${share} of its values are numbers; ignored.`,
    lies: (field: ImportTarget, looksLike: ImportField) =>
      `The header says ${nameOf(field)}, but the values look like ${nameOf(looksLike)}; ignored.`,
    notField: (field: ImportTarget) => `The header says ${nameOf(field)}, but the values are something else; ignored.`,
    totals: (field: ImportTarget) =>
      `Holds totals rather than ${nameOf(field)}: most values are larger than the followers; ignored.`,
    taken: (field: ImportTarget, header: string) => `"${header}" holds the ${nameOf(field)} already; ignored.`,
    clash: (field: ImportTarget) => `Two columns claim to be the ${nameOf(field)} and differ; choose one.`,
    otherPlatform: 'Speaks of another platform than the rows do; ignored.',
    languages: 'The header says country, but the values are language codes; taken as language.',
    unclearUnit: 'Per cent or fraction? The values could be either.',
    unclearDecimals: 'The values contradict each other on the decimal sign; cells that depend on it are left out.',
    unclearDates: 'Day or month first? The values could be either; dates that depend on it are left out.',
    currency: 'Names the currency of the prices.',
    ownField: (name: string) => `Your own field "${name}".`,
    nameless: (column: number) => `Column ${column}`,
  },

  /** What is wrong with a cell or a row. */
  problems: {
    handle: (fault: HandleFault) => handleFaults[fault],
    noPlatform: 'The row does not say which platform the creator is on.',
    unknownPlatform: (value: string) =>
      `"${value}" is not a platform that Callboard knows (TikTok, Instagram, YouTube).`,
    notANumber: (value: string) => `"${value}" is not a number; left empty.`,
    negative: (value: string) => `"${value}" is below zero; left empty.`,
    tooLarge: (value: string) => `"${value}" is too large to be true; left empty.`,
    notWhole: (value: string) => `"${value}" is not a whole number of people; left empty.`,
    grouping: (value: string) => `"${value}" could be read in two ways (decimal or thousands sign); left empty.`,
    rateAboveOne: (value: string) => `"${value}" would be ${value} times 100 % in a column of fractions; left empty.`,
    rateUnclear: (value: string) => `"${value}" may be per cent or a fraction; left empty until you say which.`,
    country: (value: string) => `"${value}" is not a country that Callboard knows; left empty.`,
    language: (value: string) => `"${value}" is not a language that Callboard knows; left empty.`,
    email: (value: string) => `"${value}" is not an e-mail address; left empty.`,
    notMoney: (value: string) => `"${value}" is not a price; left empty.`,
    noCurrency: (value: string) => `"${value}" names no currency and none was chosen; left empty.`,
    notADate: (value: string) => `"${value}" is not a date; left empty.`,
    dateUnclear: (value: string) => `"${value}" could be day or month first; left empty.`,
    verified: (value: string) => `"${value}" is neither yes nor no; left empty.`,
    userId: (value: string) => `"${value}" was rounded by a spreadsheet and names nobody; left empty.`,
    badLink: (value: string) => `"${value}" does not lead to a profile; left empty.`,
    otherLink: (value: string) => `The link leads to another profile than the handle: "${value}"; left empty.`,
    basis: (value: string) => `"${value}" is none of followers, views and reach; left out.`,
    tone: (value: string) => `"${value}" is neither hard nor soft sell; left empty.`,
    phone: (value: string) => `"${value}" is not a telephone number; left empty.`,
    share: (value: string) => `"${value}" is not a share from 0 to 100 %; left empty.`,
    sharesAboveOne: (dimension: string) =>
      `The shares of the audience by ${dimension} add up to more than 100 %; left empty.`,
    custom: (name: string, value: string) => `"${value}" does not fit your field "${name}"; left empty.`,
    tooLong: (limit: number) => `Cut to the first ${limit} characters.`,
    unreadableSigns: 'Some characters of this row could not be read in the encoding of the file.',
    tooManyCells: (found: number, expected: number) =>
      `The row has ${found} cells and the header ${expected}: a value may hold an unquoted separator.`,
    tooFewCells: (found: number, expected: number) =>
      `The row has ${found} cells and the header ${expected}; what is missing was left empty.`,
    doNotContact: (handle: string, reason: string) =>
      `@${handle} is on the do-not-contact list (${reason}). The row is imported, but nobody can be written to by it.`,
    openQuote: 'A quotation mark is opened on this line and not closed.',
  },

  /** Headers that the file of rejected rows has beside those of the original. */
  rejects: { line: 'callboard line', reason: 'callboard reason' },
}
