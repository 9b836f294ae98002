import type { Backend, CourseCalendar, HehuoEvents } from 'hehuo';
import 'hehuo/define';
import type {} from 'hehuo/jsx';
import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** An object in place of an address, as an app with its own store has it. */
const backend: Backend = {
  key: 'react',
  list: async (resource) => (await fetch(`/api/${resource}.json`)).json(),
  get: async (resource) => (await fetch(`/api/${resource}.json`)).json(),
};

function App() {
  const [shown, show] = useState(true);
  const [chosen, choose] = useState('');
  const calendar = useRef<CourseCalendar>(null);
  const select = ({ detail }: CustomEvent<HehuoEvents['hehuo-select']>) =>
    choose(`${detail.resource} ${detail.id}`);
  return (
    <>
      <button onClick={() => show(!shown)}>{shown ? '收起' : '展开'}</button>
      <button onClick={() => calendar.current?.refresh()}>刷新</button>
      <output>{chosen}</output>
      {shown && (
        <main>
          <course-calendar ref={calendar} backend="/api/" view="agenda" words={{ title: '我们的课' }} />
          <partner-directory backend={backend} heading-level={3} onhehuo-select={select} />
          <need-survey
            backend="/api/"
            no-nav
            appearance="elder"
            onhehuo-sent={({ detail }) => choose(detail.id)}
          />
          <fund-tracker backend="/api/" className="fund" lang="en" />
        </main>
      )}
    </>
  );
}

/** What must not pass the type checker. */
export const wrong = [
  // @ts-expect-error there is no such attribute
  <course-calendar key="1" backened="/api/" />,
  // @ts-expect-error there is no such appearance
  <need-survey key="2" appearance="loud" />,
  // @ts-expect-error there is no such view of the calendar
  <course-calendar key="3" view="year" />,
  // @ts-expect-error there is no such word
  <fund-tracker key="4" words={{ titel: '账本' }} />,
  // @ts-expect-error a backend must be able to read
  <fund-tracker key="5" backend={{ key: 'a' }} />,
  // @ts-expect-error what was selected has no such member
  <fund-tracker key="6" onhehuo-select={({ detail }) => detail.name} />,
];

const root = document.getElementById('app');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
