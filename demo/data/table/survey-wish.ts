import type { SurveyPage } from '../../../src/contract';
import { both } from '../phrase';
import { ageBand, category, choice, community } from './survey';

/** The pages of the short survey: five questions, none of them personal. */
export function wishPages(): SurveyPage[] {
  return [
    { name: 'you', elements: [ageBand, community] },
    {
      name: 'wish',
      elements: [
        category,
        {
          type: 'longtext',
          name: 'wish',
          title: both('您的一个心愿', 'Your one wish'),
          plain: both('说一个心愿', 'One wish'),
          description: both(
            '请不要写姓名、电话和门牌号。',
            'Please leave out names, phone numbers and house numbers.',
          ),
          isRequired: true,
          maxLength: 200,
        },
        {
          type: 'single',
          name: 'urgency',
          title: both('着急吗', 'Is it urgent'),
          choices: [
            choice('soon', '越快越好', 'As soon as you can'),
            choice('term', '本学期内', 'This term'),
            choice('later', '不着急', 'No hurry'),
          ],
        },
      ],
    },
  ];
}
