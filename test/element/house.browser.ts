import { expect } from 'chai';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  click,
  control,
  deep,
  expectAccessible,
  focused,
  listen,
  mount,
  press,
  resize,
  textOf,
  type,
  until,
} from '../aid/mount';

/** A small element with everything that the kit's elements rest on: decorators, shadow roots, events, keys. */
@customElement('house-probe')
class HouseProbe extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;
  @property() label = 'name';
  @state() private said: string[] = [];

  override render() {
    const items = repeat(this.said, (word) => html`<li>${word}</li>`);
    return html`<label for="in">${this.label}</label><input id="in" @change=${this.take} />
      <button @click=${this.take}>Say it</button>
      <ul>
        ${items}
      </ul>`;
  }

  private take = (): void => {
    this.said = [...this.said, deep<HTMLInputElement>(this, 'input').value];
    this.dispatchEvent(new CustomEvent('hehuo-select', { bubbles: true, composed: true, detail: this.said }));
  };
}

describe('the test house', () => {
  it('compiles decorators, and a property set later is rendered', async () => {
    const probe = await mount<HouseProbe>('<house-probe label="Station"></house-probe>');
    expect(textOf(probe)).to.contain('Station');
    probe.label = 'Office';
    await probe.updateComplete;
    expect(textOf(probe)).to.contain('Office');
  });

  it('types, tabs there and back, and presses with real keys', async () => {
    const probe = await mount('<house-probe></house-probe>');
    const heard = listen();
    deep(probe, 'input').focus();
    await type('tea');
    await press('Tab');
    expect(focused()?.tagName).to.equal('BUTTON');
    await press('Enter');
    await until(() => textOf(probe).includes('tea'), 'the word in the list');
    await press('Shift', 'Tab');
    expect(focused()?.tagName).to.equal('INPUT');
    expect(heard.map((one) => one.type)).to.include('hehuo-select');
  });

  it('clicks with a real pointer', async () => {
    const probe = await mount('<house-probe></house-probe>');
    const heard = listen(probe);
    await click(control(probe, 'Say it'));
    await until(() => heard.length === 1, 'one event');
  });

  it('takes another viewport', async () => {
    await resize(500, 640);
    expect(document.documentElement.clientWidth).to.equal(500);
    await resize(800, 600);
  });

  it('lets axe pass a good element and name the fault of a bad one', async () => {
    const probe = await mount('<house-probe></house-probe>');
    await expectAccessible(probe);
    deep(probe, 'label').remove();
    const fault = await expectAccessible(probe).catch((error: Error) => error.message);
    expect(fault).to.match(/^axe found 1 kinds of fault:\nlabel: /);
  });
});
