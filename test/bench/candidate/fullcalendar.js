import { Calendar } from 'fullcalendar';
import dayGridPlugin from 'fullcalendar/daygrid';
import themePlugin from 'fullcalendar/themes/classic';
import 'fullcalendar/skeleton.css';
import 'fullcalendar/themes/classic/theme.css';
import 'fullcalendar/themes/classic/palette.css';
import { BRAND, monthOf } from './data.js';

let month = '2026-11';
let brand;
let sessions = [];
const events = async () => {
  if (!brand) sessions = await monthOf(month);
  return sessions.filter((one) => !brand || one.brand === brand);
};
const calendar = new Calendar(document.querySelector('#place'), {
  plugins: [dayGridPlugin, themePlugin],
  initialView: 'dayGridMonth',
  initialDate: '2026-11-01',
  firstDay: 1,
  dayMaxEvents: 3,
  events: (info, done, failed) => void events().then(done, failed),
});
calendar.render();

window.bench = {
  next() {
    month = '2026-12';
    calendar.next();
  },
  filter() {
    brand = BRAND;
    calendar.refetchEvents();
  },
};
