export default {
  title: 'Approvals',
  tabs: 'Parts of approvals',
  board: 'Board',
  calendar: 'Calendar',
  look: 'Shown as',
  toBoard: 'Show the approvals board',
  toCalendar: 'Show the content calendar',
}
