const creators = (count: number) => (count === 1 ? '1 creator' : `${count.toLocaleString('en-GB')} creators`)

export default {
  addClient: (name: string) => `Add client ${name}`,
  addBrand: (name: string) => `Add brand ${name}`,
  changeClient: (name: string) => `Change client ${name}`,
  changeBrand: (name: string) => `Change brand ${name}`,
  addCampaign: (name: string) => `Add campaign ${name}`,
  changeCampaign: (name: string) => `Change campaign ${name}`,
  addToRoster: (count: number, campaign: string) => `Add ${creators(count)} to ${campaign}`,
  nobodyChosen: 'No creator was chosen. Nothing was added.',
  changeRoster: (count: number) => `Change ${creators(count)} of the roster`,
  removeFromRoster: (count: number, campaign: string) => `Take ${creators(count)} off ${campaign}`,
}
