/** The kit's outbox as the elements use it: through their controller. */
import type { ReactiveControllerHost } from 'lit';
import { SendingController } from '../../../src/control/sending';
import { httpBackend } from '../../../src/source';
import type { Queue } from './queue';

/** Stands for an element: calls `changed` whenever one would render again. */
function hostOf(changed: () => void): HTMLElement & ReactiveControllerHost {
  const members: ReactiveControllerHost = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: changed,
    updateComplete: Promise.resolve(true),
  };
  return Object.assign(document.createElement('div'), members);
}

export function kitQueue(changed: () => void): Queue {
  const backend = httpBackend(new URL('/api/', location.href).href);
  const sending = new SendingController(hostOf(changed), () => backend);
  sending.hostConnected();
  return sending;
}
