import { languageOf } from '../../../control/locale';

const zhHans = {
  title: '需求汇总',
  intro: '根据暖心事任务清单统计。',
  asOf: (time: string) => `数据截至 ${time}`,
  people: '需要的人数：按类别和服务对象',
  peopleNote: '不含已取消的任务。少于 5 的数不写明，以免看出是谁；合计只按写明的数算起，所以也推不出来。',
  category: '类别',
  group: '服务对象',
  noGroup: '未注明',
  total: '合计',
  few: '少于 5',
  least: (n: string) => `至少 ${n}`,
  none: '没有',
  states: '任务数：按状态',
  stations: '任务数：按社区',
  state: '状态',
  station: '社区',
  tasks: '任务',
  done: '已完成',
  late: '逾期',
  tasksNote: '任务是清单上公开的条目，按实数列出。',
  print: '打印',
  save: '导出表格（CSV）',
  saved: '已导出表格',
  file: '需求汇总',
  emptyTitle: '还没有可以汇总的任务',
  emptyBody: '任务清单里有了内容，这里就会有汇总。',
};

export type SummaryWords = typeof zhHans;

const en: SummaryWords = {
  title: 'Needs in numbers',
  intro: 'Counted from the task list.',
  asOf: (time) => `As of ${time}`,
  people: 'People in need, by category and group',
  peopleNote:
    'Cancelled tasks are left out. Numbers under 5 are not given, so that nobody can be recognised; totals rest on the given numbers only, so they do not tell either.',
  category: 'Category',
  group: 'For whom',
  noGroup: 'Not said',
  total: 'Total',
  few: 'under 5',
  least: (n) => `at least ${n}`,
  none: 'none',
  states: 'Tasks by state',
  stations: 'Tasks by community',
  state: 'State',
  station: 'Community',
  tasks: 'Tasks',
  done: 'Done',
  late: 'Overdue',
  tasksNote: 'Tasks are public entries of the list, so their numbers are exact.',
  print: 'Print',
  save: 'Save as a table (CSV)',
  saved: 'Table saved',
  file: 'Needs',
  emptyTitle: 'There is nothing to count yet',
  emptyBody: 'Numbers appear once the task list has entries.',
};

/** The words in the language of a tag. */
export const summaryWords = (lang: string): SummaryWords => (languageOf(lang) === 'en' ? en : zhHans);
