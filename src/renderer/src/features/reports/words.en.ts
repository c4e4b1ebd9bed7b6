import type { Edition, ReportFormat, ReportKind } from '../../../../shared/contract/reports'

const kinds: Record<ReportKind, string> = {
  brief: 'Brief',
  proposal: 'Roster proposal',
  'media-plan': 'Media plan',
  status: 'Approval status',
  wrap: 'Wrap report',
}
const editions: Record<Edition, string> = { internal: 'Internal', client: 'Client', creator: 'Creator' }
const editionNotes: Record<Edition, string> = {
  internal: 'Shows what creators are paid and the margin. Not for the client.',
  client: 'Shows what the client pays. Creators’ fees and the margin are not in it.',
  creator: 'Shows no money but the creator’s own.',
}
const formats: Record<ReportFormat, string> = {
  pdf: 'PDF',
  xlsx: 'Excel workbook (XLSX)',
  pptx: 'PowerPoint (PPTX)',
  html: 'Web page (HTML)',
  csv: 'CSV',
}
const shortFormats: Record<ReportFormat, string> = { pdf: 'PDF', xlsx: 'XLSX', pptx: 'PPTX', html: 'HTML', csv: 'CSV' }

export default {
  title: 'Reports',
  kinds,
  editions,
  editionNotes,
  formats,
  shortFormats,
  campaign: 'Campaign',
  report: 'Report',
  edition: 'Edition',
  paper: 'Paper',
  papers: { A4: 'A4', Letter: 'Letter' },
  noCampaigns: 'A report is made from a campaign. None is here yet.',
  newCampaign: 'New campaign',
  campaignGone: 'This campaign is not in this workspace. Choose another one above.',
  noReports: 'This version writes no report.',
  export: 'Export',
  exportAs: 'Export as',
  exportCommand: (format: string) => `Export report as ${format}`,
  nothingToExport: 'There is no report to export.',
  exportRunning: 'An export is under way.',
  exporting: (format: string) => `Making the ${format} file`,
  cancel: 'Cancel',
  openCampaign: 'Open the campaign',
  preview: (title: string) => `Preview: ${title}`,
  previewLoading: 'Making the preview…',
  previewFailed: 'The preview could not be made.',
  notExported: (format: string, why: string) => `The ${format} file was not made. ${why}`,
  tryFormat: (format: string) => `Export ${format} instead`,
  warnings: (name: string) => `About ${name}`,
  dismiss: 'Dismiss',
}
