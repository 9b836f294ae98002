/** Longest stretch of work, in ms, before the page gets its turn. */
const STRETCH = 8;

interface Scheduler {
  yield?: () => Promise<void>;
}

/** Lets the page draw and react. Message events are not slowed in background tabs, as timers are. */
function turn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (typeof scheduler?.yield === 'function') return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

/** A function to be called between pieces of long work: true when it is time to `await` the page's turn. */
export function pace(): { due(): boolean; turn(): Promise<void> } {
  let since = performance.now();
  return {
    due: () => performance.now() - since > STRETCH,
    turn: async () => {
      await turn();
      since = performance.now();
    },
  };
}
