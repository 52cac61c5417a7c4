// Asks this site's own server for the notices it received.
const rows = document.getElementById('rows');
const empty = document.getElementById('empty');

function cell(text) {
  const td = document.createElement('td');
  td.textContent = text;
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
        cell(type),
        cell(data.caseNumber ?? ''),
        cell(String(data.state ?? data.level ?? '')),
      );
      return tr;
    }),
  );
}

refresh();
setInterval(refresh, 2000);
