import { addDays } from '../../src/contract';
import type { Survey } from '../../src/contract';
import type { Frame } from './frame';
import { both, markedBoth } from './phrase';
import { demandPages } from './table/survey-demand';
import { wishPages } from './table/survey-wish';

const alternative = both(
  '不方便上网？可到社区实践站填纸质问卷，或拨打 0531-0000-0001，由工作人员代录。',
  'Not at ease online? Fill in the paper form at your station, or call 0531-0000-0001 and a clerk will type it in.',
);
const next = both(
  '社区实践站在两个工作日内审核；采纳的列入暖心事任务清单，由合伙人认领。凭回执号可查进度；未采纳的会说明原因。',
  'The station reviews it within two working days. What is accepted goes on the task list, where partners take it up. The receipt number shows how it goes; if it is not accepted, the reason is given.',
);
const guardian = both(
  '孩子未满14周岁，下面涉及个人信息的题目要由父母或其他监护人同意后才能填。不同意的，这些题目跳过，其他内容照常提交。',
  'The child is under 14: personal questions need the consent of a parent or guardian. Without it they are left out, and the rest can be sent all the same.',
);
const who = markedBoth('济阳区社区合伙人演示服务台', 'Jiyang community-partner demonstration desk');

/** The long collection of needs. */
function demand(frame: Frame): Survey {
  return {
    id: 'survey-demand',
    version: '4',
    title: markedBoth('社区居民需求征集', 'What residents need'),
    summary: both(
      '说说您和家人需要哪些课程和服务，下学期按需求排课。',
      'Tell us which classes and services you and your family need; next term is planned from it.',
    ),
    description: both(
      '有的页会按您的回答跳过。除标明“必填”的题目外都可以不答。填完给您一个回执号，凭它随时查办理进度，也可以撤回。',
      'Some pages are skipped by your answers; only marked questions must be answered. You get a receipt number with which to see what becomes of it, or to take it back.',
    ),
    areaId: 'jy',
    opens: frame.termStart,
    closes: frame.termEnd,
    minutes: 6,
    anonymous: true,
    who,
    why: both(
      '用于安排下学期课程、形成暖心事任务清单、核实和答复您的需求，不作他用。',
      'To plan next term, make the list of heart-warming tasks, and answer you; for nothing else.',
    ),
    retentionDays: 180,
    alternative,
    minors: { question: 'age_band', values: ['under_14'], guardian },
    need: { category: 'category', group: 'for_whom', area: 'community', text: 'wish' },
    next,
    pages: demandPages(addDays(frame.today, 1), addDays(frame.today, 90)),
    demo: true,
  };
}

/** The short one. */
function wish(frame: Frame): Survey {
  return {
    id: 'survey-wish',
    version: '2',
    title: markedBoth('一分钟心愿', 'A wish in one minute'),
    summary: both(
      '五个小问题，说一个心愿，凭回执号查结果。',
      'Five small questions, one wish, and a receipt number with which to see what becomes of it.',
    ),
    areaId: 'jy',
    opens: frame.termStart,
    closes: frame.termEnd,
    minutes: 1,
    anonymous: true,
    who,
    why: both(
      '心愿会列入暖心事任务清单，由合伙人认领。',
      'Wishes go on the task list, where partners take them up.',
    ),
    retentionDays: 180,
    alternative,
    need: { category: 'category', area: 'community', text: 'wish' },
    next,
    pages: wishPages(),
    demo: true,
  };
}

export const makeSurveys = (frame: Frame): Survey[] => [demand(frame), wish(frame)];
