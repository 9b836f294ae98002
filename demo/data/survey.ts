import { addDays } from '../../src/contract';
import type { Survey } from '../../src/contract';
import type { Frame } from './frame';
import { both, markedBoth } from './phrase';
import { demandPages, wishPages } from './table/survey';

const alternative = both(
  '不方便上网？可到社区实践站填纸质问卷，或拨打 0531-0000-0001，由工作人员代录。',
  'Not at ease online? Fill in the paper form at your station, or call 0531-0000-0001 and a clerk will type it in.',
);
const who = markedBoth('济阳区社区合伙人演示服务台', 'Jiyang community-partner demonstration desk');

/** The long collection of needs. */
function demand(frame: Frame): Survey {
  return {
    id: 'survey-demand',
    version: '3',
    title: markedBoth('社区居民需求征集', 'What residents need'),
    summary: both(
      '说说您和家人需要哪些课程和服务，下学期按需求排课。',
      'Tell us which classes and services you and your family need; next term is planned from it.',
    ),
    description: both(
      '共六页，最后两页可能按您的回答跳过。除带“必填”的题目外都可以不答。',
      'Six pages; some are skipped by your answers. Only marked questions must be answered.',
    ),
    areaId: 'jy',
    opens: frame.termStart,
    closes: frame.termEnd,
    minutes: 5,
    anonymous: true,
    who,
    why: both(
      '用于安排下学期课程、形成暖心事任务清单，不作他用。',
      'To plan next term and make the list of heart-warming tasks; for nothing else.',
    ),
    retentionDays: 180,
    alternative,
    pages: demandPages(addDays(frame.today, 1), addDays(frame.today, 90)),
    demo: true,
  };
}

/** The short one. */
function wish(frame: Frame): Survey {
  return {
    id: 'survey-wish',
    version: '1',
    title: markedBoth('一分钟心愿', 'A wish in one minute'),
    summary: both('五个小问题，说一个心愿。', 'Five small questions, one wish.'),
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
    pages: wishPages(),
    demo: true,
  };
}

export const makeSurveys = (frame: Frame): Survey[] => [demand(frame), wish(frame)];
