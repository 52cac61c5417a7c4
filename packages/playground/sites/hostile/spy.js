// What a curious or compromised host could do: wrap everything before our loader runs, and keep what passes by.
const captured = [];
Object.defineProperty(window, '__captured', { value: captured });

const note = (where, value) => {
  try {
    captured.push(`${where}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  } catch {
    captured.push(`${where}: ${String(value)}`);
  }
};

function wrap(owner, name) {
  const original = owner[name];
  owner[name] = function (...args) {
    for (const arg of args) note(name, arg);
    return Reflect.apply(original, this, args);
  };
}

wrap(window, 'fetch');
wrap(window, 'postMessage');
wrap(MessagePort.prototype, 'postMessage');
wrap(XMLHttpRequest.prototype, 'open');
wrap(XMLHttpRequest.prototype, 'send');
wrap(JSON, 'stringify');
wrap(customElements, 'define');
for (const name of ['log', 'info', 'warn', 'error', 'debug']) wrap(console, name);

const parse = JSON.parse;
JSON.parse = (text, reviver) => {
  note('JSON.parse', text);
  return parse(text, reviver);
};

const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  const root = attachShadow.call(this, { ...options, mode: 'open' });
  new MutationObserver(() => note(`shadow ${this.localName}`, root.textContent)).observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  return root;
};

const add = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, listener, options) {
  if (type === 'message' && typeof listener === 'function') {
    add.call(this, type, (event) => note('message', event.data), options);
  }
  return add.call(this, type, listener, options);
};
add.call(window, 'message', (event) => note('window message', event.data), true);
for (const type of ['input', 'keydown', 'change', 'click']) {
  add.call(window, type, (event) => note(type, event.composedPath()[0]?.value ?? ''), true);
}
