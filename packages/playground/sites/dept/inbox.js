// Asks this site's own server for the notices it received.
const rows = document.getElementById('rows');
const empty = document.getElementById('empty');

const TYPES = { 'case.received': '收到新办件', 'case.changed': '办件有进展', 'rating.received': '收到评价' };
const STATES = {
  received: '已收件',
  accepted: '已受理',
  correcting: '待补正',
  suspended: '特别程序中',
  decided: '已办结',
  delivered: '已送达',
  withdrawn: '已撤回',
  rejected: '不予受理',
};
const LEVELS = ['', '非常不满意', '不满意', '基本满意', '满意', '非常满意'];

/** A cell with words for people, and below them the word on the wire, for the developer who looks on. */
function cell(text, onTheWire = '') {
  const td = document.createElement('td');
  td.textContent = text;
  if (onTheWire && onTheWire !== text) {
    const small = document.createElement('small');
    small.textContent = onTheWire;
    td.append(small);
  }
  return td;
}

async function refresh() {
  const events = await (await fetch('/inbox.json')).json();
  empty.hidden = events.length > 0;
  rows.replaceChildren(
    ...events.map(({ at, type, data }) => {
      const tr = document.createElement('tr');
      tr.append(
        cell(new Date(at).toLocaleString('zh-CN')),
        cell(TYPES[type] ?? type, type),
        cell(data.caseNumber ?? ''),
        cell(STATES[data.state] ?? LEVELS[data.level] ?? '', String(data.state ?? data.level ?? '')),
      );
      return tr;
    }),
  );
}

refresh();
setInterval(refresh, 2000);
