// What a curious or compromised host could do: wrap everything before our loader runs, and keep what passes by.
// `__captured()` gives all of it, as `wrapper: text`.
{
  const { apply, construct, ownKeys } = Reflect;
  const decoder = new TextDecoder();
  const captured = new Set();
  let isBusy = false;

  /** Keeps every piece of text in `value`. What the spy itself calls meanwhile is not kept. */
  const note = (where, value) => {
    if (isBusy) return;
    isBusy = true;
    try {
      let pieces = 0;
      const seen = new Set();
      const keep = (piece, depth) => {
        if (typeof piece === 'string' || typeof piece === 'number') captured.add(`${where}: ${piece}`);
        if (typeof piece !== 'object' || piece === null || seen.has(piece) || depth > 5 || pieces > 2000) return;
        pieces += 1;
        seen.add(piece);
        for (const part of partsOf(piece, depth)) keep(part, depth + 1);
      };
      keep(value, 0);
    } catch {
      captured.add(`${where}: (cannot be read)`);
    } finally {
      isBusy = false;
    }
  };

  const partsOf = (whole, depth) => {
    // An iterator gives what it has only once, to whom it is meant for.
    if (typeof whole.next === 'function') return [];
    if (whole instanceof Node) return textsIn(whole);
    if (whole instanceof Event) {
      const own = ownKeys(whole).map((name) => whole[name]);
      const values = whole.composedPath().map((node) => node.value);
      return [whole.type, whole.data, whole.detail, whole.key, whole.clipboardData, ...own, ...values];
    }
    if (whole instanceof MutationRecord) {
      const { target, addedNodes, oldValue } = whole;
      return [oldValue, target.data, target.value, ...[...addedNodes].flatMap(textsIn)];
    }
    if (whole instanceof ArrayBuffer || ArrayBuffer.isView(whole)) return [decoder.decode(whole)];
    if (whole instanceof Request) return [whole.url, ...whole.headers];
    if (whole[Symbol.iterator]) return [...whole];
    const isPlain = [Object.prototype, null].includes(Object.getPrototypeOf(whole));
    return isPlain || depth < 2 ? ownKeys(whole).flatMap((name) => [String(name), whole[name]]) : [];
  };

  /** Text, values and attributes of a node and of all that is in it. */
  const textsIn = (node) => {
    const texts = [];
    const walker = document.createTreeWalker(node);
    for (let at = node; at; at = walker.nextNode()) {
      texts.push(at.data, at.value);
      for (const { name, value } of at.attributes ?? []) texts.push(`${name}=${value}`);
    }
    return texts;
  };

  /** Keeps arguments and result of `owner[name]`, called or constructed; `then` sees each result. */
  const wrap = (owner, name, label, then = () => undefined) => {
    const original = owner[name];
    const wrapped = new Proxy(original, {
      apply(target, self, args) {
        if (Array.isArray(self)) note(label, self);
        note(label, args);
        const result = apply(target, self, args);
        note(label, result);
        then(result, self, args);
        return result;
      },
      construct(target, args, newTarget) {
        note(label, args);
        const result = construct(target, args, newTarget);
        then(result, undefined, args);
        return result;
      },
    });
    Object.defineProperty(owner, name, { value: wrapped, writable: true, configurable: true, enumerable: false });
  };

  const listen = EventTarget.prototype.addEventListener;
  const overhear = (target, type, label, options) => listen.call(target, type, (event) => note(label, event), options);

  const keepBody = async (response) => {
    const reader = response.clone().body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader.read()) note('fetch', part.value);
  };
  wrap(window, 'fetch', 'fetch', (promise) => promise.then(keepBody).catch(() => undefined));
  for (const name of ['open', 'send', 'setRequestHeader']) wrap(XMLHttpRequest.prototype, name, 'XMLHttpRequest');
  wrap(window, 'XMLHttpRequest', 'XMLHttpRequest', (request) => {
    listen.call(request, 'load', () => note('XMLHttpRequest', request.response));
  });

  wrap(window, 'postMessage', 'postMessage');
  wrap(MessagePort.prototype, 'postMessage', 'MessagePort');
  wrap(window, 'MessageChannel', 'MessageChannel', ({ port1, port2 }) => {
    for (const port of [port1, port2]) overhear(port, 'message', 'MessageChannel');
  });
  const { get: innerWindow } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    configurable: true,
    get() {
      const inner = innerWindow.call(this);
      if (!inner) return inner;
      const postMessage = (...args) => {
        note('postMessage', args);
        inner.postMessage(...args);
      };
      return new Proxy({}, { get: (_none, name) => (name === 'postMessage' ? postMessage : inner[name]) });
    },
  });
  for (const owner of [window, MessagePort.prototype]) {
    const { get, set } = Object.getOwnPropertyDescriptor(owner, 'onmessage');
    Object.defineProperty(owner, 'onmessage', {
      configurable: true,
      get,
      set(listener) {
        overhear(this, 'message', 'onmessage');
        set.call(this, listener);
      },
    });
  }

  for (const name of ['parse', 'stringify']) wrap(JSON, name, `JSON.${name}`);
  wrap(customElements, 'define', 'customElements.define');
  for (const name of ['log', 'info', 'warn', 'error', 'debug']) wrap(console, name, `console.${name}`);
  for (const name of ownKeys(Array.prototype)) {
    if (typeof Array.prototype[name] === 'function' && name !== 'constructor')
      wrap(Array.prototype, name, `Array.prototype.${String(name)}`);
  }

  const NativeObserver = MutationObserver;
  window.MutationObserver = new Proxy(NativeObserver, {
    construct: (target, [callback], newTarget) =>
      construct(
        target,
        [
          function (records, observer) {
            note('MutationObserver', records);
            return apply(callback, this, [records, observer]);
          },
        ],
        newTarget,
      ),
  });
  wrap(Element.prototype, 'attachShadow', 'attachShadow', (root) => {
    new NativeObserver((records) => note('attachShadow', records)).observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeOldValue: true,
    });
  });

  wrap(EventTarget.prototype, 'addEventListener', 'addEventListener', (_nothing, target, [type, , options]) => {
    overhear(target ?? window, type, 'addEventListener', options);
  });
  for (const type of ['message', 'input', 'keydown', 'keyup', 'change', 'click', 'paste', 'focusin', 'pointermove'])
    overhear(window, type, `window ${type}`, true);

  Object.defineProperty(window, '__captured', { value: () => [...captured] });
}
