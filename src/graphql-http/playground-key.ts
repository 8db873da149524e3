/**
 * What GraphiQL's page does about API keys: it asks for one when the server wants it, checks it before it is used, and sends it with every
 * request of every tab, that of the documentation too. The key is in the sessionStorage of this browser tab and nowhere else, so it is gone
 * when the tab is closed. It is no header of GraphiQL, which would write it into the localStorage for good.
 *
 * All requests pass through `fetch`, so that is where the key is added. A header that was typed into a tab's own headers goes first.
 */
export function keyScript(endpoint: string): string {
  return `(${script})(new URL(${JSON.stringify(endpoint)}, location.href).href);`;
}

const script = `(endpoint) => {
  const item = 'signet:apiKey';
  const send = window.fetch.bind(window);

  function sendWith(key, url, init) {
    const headers = new Headers(init?.headers);
    if (key) headers.set('authorization', 'Bearer ' + key);
    return send(url, { ...init, headers });
  }

  window.fetch = async (url, init) => {
    const headers = new Headers(init?.headers);
    const isOurs = typeof url === 'string' && new URL(url, location.href).href.split('?')[0] === endpoint;
    if (!isOurs || headers.has('authorization') || headers.has('x-api-key')) return send(url, init);
    for (;;) {
      const key = sessionStorage.getItem(item);
      const response = await sendWith(key, url, init);
      if (response.status !== 401) return response;
      // Another request may have asked in the meantime.
      if (sessionStorage.getItem(item) !== key) continue;
      if (isDeclined || !(await askOnce(key ? await refusalOf(response) : ''))) return response;
    }
  };

  async function refusalOf(response) {
    const body = await response.clone().json().catch(() => null);
    return body?.errors?.[0]?.message ?? 'The API key is not valid.';
  }

  /** What is wrong with the key; empty when nothing is. */
  async function check(key) {
    try {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' };
      const response = await sendWith(key, endpoint, init);
      return response.status === 401 ? await refusalOf(response) : '';
    } catch {
      return 'The server does not answer, or the key has characters that no key has.';
    }
  }

  /** Who cancels is not asked again by the next request; the button is there. */
  let isDeclined = false;
  let asking;
  function askOnce(problem) {
    asking ??= ask(problem).finally(() => { asking = undefined; });
    return asking;
  }

  /** Shows the dialog. Resolves to whether there is a key to send now. */
  function ask(problem) {
    const { dialog, form, input, output } = makeDialog();
    output.value = problem;
    document.body.append(dialog);
    dialog.showModal();
    return new Promise((resolve) => {
      form.addEventListener('submit', async (event) => {
        event.preventDefault();
        const key = input.value.trim();
        output.value = key ? await check(key) : 'Enter a key.';
        if (output.value) return input.select();
        sessionStorage.setItem(item, key);
        dialog.close('key');
      });
      dialog.addEventListener('close', () => {
        if (dialog.returnValue === 'forget') sessionStorage.removeItem(item);
        isDeclined = dialog.returnValue === '';
        dialog.remove();
        showButton();
        resolve(dialog.returnValue === 'key');
      });
    });
  }

  function makeDialog() {
    const dialog = document.createElement('dialog');
    dialog.className = 'signet-key';
    dialog.setAttribute('aria-label', 'API key');
    dialog.innerHTML =
      '<form method="dialog"><label>API key <input type="password" autocomplete="off" spellcheck="false" placeholder="sgn_…" /></label>' +
      '<output role="alert"></output>' +
      '<p>Every tab and the documentation use it. It is forgotten when this browser tab is closed.</p>' +
      '<div><button type="submit">Use</button><button type="button" value="forget">Forget</button>' +
      '<button type="button" value="">Cancel</button></div></form>';
    for (const button of dialog.querySelectorAll('button[type=button]'))
      button.addEventListener('click', () => dialog.close(button.value));
    dialog.querySelector('[value=forget]').hidden = !sessionStorage.getItem(item);
    const [form, input, output] = ['form', 'input', 'output'].map((name) => dialog.querySelector(name));
    return { dialog, form, input, output };
  }

  /** The button to change or forget the key; in open mode, where none is asked for, there is none. */
  function showButton() {
    if (document.querySelector('.signet-key-button')) return;
    const button = document.createElement('button');
    button.className = 'signet-key-button';
    button.textContent = 'Key';
    button.title = 'Change or forget the API key';
    button.addEventListener('click', () => askOnce(''));
    document.body.append(button);
  }
  if (sessionStorage.getItem(item)) document.addEventListener('DOMContentLoaded', showButton);
}`;

export const keyStyle = `
.signet-key { color-scheme: light dark; width: 26rem; border: 0; border-radius: 8px; padding: 1.5rem; font: 15px/1.5 system-ui, sans-serif; }
.signet-key::backdrop { background: rgb(0 0 0 / 40%); }
.signet-key input { display: block; box-sizing: border-box; width: 100%; margin: 4px 0; padding: 8px; font: 14px monospace; }
.signet-key output { display: block; color: light-dark(#b00020, #ff8a80); }
.signet-key p { margin: 8px 0 16px; }
.signet-key button { margin-right: 8px; padding: 6px 14px; font: inherit; }
.signet-key [hidden] { display: none; }
.signet-key-button { position: fixed; left: 10px; top: 116px; width: 40px; padding: 6px 0; border: 0; border-radius: 4px; background: none; color: #6b7486; font: 13px system-ui, sans-serif; cursor: pointer; }
`;
