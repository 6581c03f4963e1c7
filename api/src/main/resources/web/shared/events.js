// A new publication: an open page offers itself anew.

import { LitElement } from 'lit';
import { say } from './language.js';
import { toast } from './toast.js';

/** The event at the window when the reader wants the new publication. */
export const REFRESHED = 'publication-wanted';

/** Property `shown`: the number of the publication on the screen. */
class PublicationWatch extends LitElement {
  static properties = { shown: { type: Number } };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen = () => (document.hidden ? this.leave() : this.join());
    document.addEventListener('visibilitychange', this.listen);
    this.listen();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.listen);
    this.leave();
  }

  /** Only while it is looked at: a browser has six connections to a server, and a hidden tab would keep one of them. */
  join() {
    this.leave();
    this.source = new EventSource('/api/v1/events');
    this.source.addEventListener('publication', ({ data }) => this.offer(JSON.parse(data)));
  }

  leave() {
    this.source?.close();
    this.source = undefined;
  }

  offer({ publication }) {
    if (this.shown && publication !== this.shown) {
      toast(say('events.publication', { number: publication }), {
        action: say('events.show'), onAction: () => dispatchEvent(new CustomEvent(REFRESHED)) });
    }
  }
}

customElements.define('publication-watch', PublicationWatch);
