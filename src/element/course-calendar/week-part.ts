/* The week, and what stands by station: loaded when one of them is shown. */
export { stationGroupsOf, stationWeek } from './station-week';
export { placeSlots, weekGrid } from './week-view';
export { default as css } from './week.css?inline';
