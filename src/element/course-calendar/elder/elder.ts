/* 长辈版, one day a screen: its large ways, the day, times as they are said, reading aloud. Loaded where it is wanted. */
import type { LitElement } from 'lit';
import { dress } from '../../../style/sheet';
import type { Waiting } from '../../part/later';
import { actions } from './actions';
import { dayView } from './day-view';
import css from './elder.css?inline';
import { DayReader } from './read';
import { saidTimes } from './said';

export class Elder {
  readonly actions = actions;
  readonly dayView = dayView;
  readonly saidTimes = saidTimes;
  readonly reader: DayReader;

  constructor(around: Waiting & { readonly element: LitElement }) {
    dress(around.element, css);
    this.reader = new DayReader(around);
  }
}
