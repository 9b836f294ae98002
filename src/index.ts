export { CourseCalendar } from './element/course-calendar/course-calendar';
export { PartnerDirectory } from './element/partner-directory/partner-directory';
export { NeedSurvey } from './element/need-survey/need-survey';
export { FundTracker } from './element/fund-tracker/fund-tracker';
export type { HehuoEvents } from './control/event';
export type { Backend, Query, ReadOptions } from './source/backend';
export { Failure } from './source/failure';
export type { FailureReason } from './source/failure';
export { version } from './version';
