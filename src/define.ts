import { CourseCalendar } from './element/course-calendar/course-calendar';
import { FundTracker } from './element/fund-tracker/fund-tracker';
import { NeedSurvey } from './element/need-survey/need-survey';
import { PartnerDirectory } from './element/partner-directory/partner-directory';
import { defineOnce } from './guard';

defineOnce('course-calendar', CourseCalendar);
defineOnce('partner-directory', PartnerDirectory);
defineOnce('need-survey', NeedSurvey);
defineOnce('fund-tracker', FundTracker);

declare global {
  interface HTMLElementTagNameMap {
    'course-calendar': CourseCalendar;
    'partner-directory': PartnerDirectory;
    'need-survey': NeedSurvey;
    'fund-tracker': FundTracker;
  }
}
