/**
 * The page's script: moving about with keys, editing in place, and showing what the service has written since.
 * Without it the page can still be read. It runs in the browser, so it is kept as text.
 */
export const SCRIPT = `'use strict';
(() => {
  const main = document.getElementById('grid');
  const status = document.getElementById('say');
  const page = document.body.dataset;
  let editor = null;
  let current = null;
  let lastCounters = '';

  const rows = () => main.querySelectorAll('tbody tr');
  const head = (cell) => main.querySelector('thead tr').cells[cell.cellIndex];
  const isEditable = (cell) => cell.getAttribute('aria-readonly') !== 'true';
  const cellOf = (target) => target.closest && target.closest('#grid tbody td, #grid tbody th');
  const isCut = (cell) => cell.firstElementChild.scrollWidth > cell.firstElementChild.clientWidth;
  const key = (cell) => cell.parentElement.dataset.record + ' ' + head(cell).dataset.field;

  function say(text) {
    status.textContent = text;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { status.textContent = ''; }, 4000);
  }

  function select(cell, focus) {
    if (current) current.tabIndex = -1;
    current = cell;
    if (!cell) return;
    cell.tabIndex = 0;
    if (focus) cell.focus();
  }

  function move(cell, down, right) {
    const all = rows();
    const at = [...all].indexOf(cell.parentElement) + down;
    const row = all[Math.min(Math.max(at, 0), all.length - 1)];
    const index = Math.min(Math.max(cell.cellIndex + right, 0), row.cells.length - 1);
    select(row.cells[index], true);
  }

  // Editing

  function field(cell, typed) {
    const kind = isEditable(cell) ? head(cell).dataset.editor : 'long';
    const text = cell.dataset.text;
    if (kind === 'select') {
      const choice = document.createElement('select');
      for (const name of ['', ...JSON.parse(head(cell).dataset.options || '[]')]) choice.add(new Option(name, name));
      choice.value = text;
      return choice;
    }
    const input = document.createElement(kind === 'long' ? 'textarea' : 'input');
    const isDay = /^([0-9]{4}-[0-9]{2}-[0-9]{2})?$/.test(text);
    if (kind === 'date' && typed === undefined && isDay) input.type = 'date';
    if (kind === 'number') input.inputMode = 'decimal';
    input.value = typed === undefined ? text : typed;
    return input;
  }

  function open(cell, typed) {
    if (editor) return;
    const kind = head(cell).dataset.editor;
    if (!isEditable(cell)) {
      const link = cell.querySelector('a');
      if (link && typed === undefined) return link.click();
      if (typed !== undefined || !isCut(cell)) return say('This field is kept by the tracker and cannot be edited here.');
    }
    if (kind === 'check') return void save(cell, cell.dataset.text === 'true' ? 'false' : 'true');
    const input = field(cell, typed);
    const box = document.createElement('div');
    box.className = 'editor';
    box.append(input);
    input.setAttribute('aria-label', head(cell).textContent.trim());
    input.readOnly = !isEditable(cell);
    cell.classList.add('editing');
    cell.append(box);
    editor = { cell, input, box, saving: false };
    const [frame, place] = [document.getElementById('scroll').getBoundingClientRect(), box.getBoundingClientRect()];
    box.classList.toggle('leftward', place.right > frame.right);
    box.classList.toggle('upward', place.bottom > frame.bottom && place.height < place.top - frame.top);
    input.focus();
    if (/^text/.test(input.type)) input.setSelectionRange(input.value.length, input.value.length);
    try { if (kind === 'select') input.showPicker(); } catch { /* only some browsers open it unasked */ }
    if (kind === 'select') input.addEventListener('change', () => commit(0, 0));
    input.addEventListener('keydown', onEditorKey);
    input.addEventListener('blur', () => { if (editor && editor.input === input && !editor.saving) commit(0, 0, true); });
  }

  function close(focus) {
    if (!editor) return;
    const { cell, box } = editor;
    editor = null;
    cell.classList.remove('editing');
    box.remove();
    if (focus) cell.focus();
  }

  function onEditorKey(event) {
    event.stopPropagation();
    if (event.key === 'Escape') { event.preventDefault(); close(true); }
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); commit(1, 0); }
    else if (event.key === 'Tab') { event.preventDefault(); commit(0, event.shiftKey ? -1 : 1); }
  }

  async function commit(down, right, left) {
    const { cell, input } = editor;
    if (input.readOnly || input.value === cell.dataset.text) {
      close(!left);
      if (down || right) move(cell, down, right);
      return;
    }
    editor.saving = true;
    const problem = await send(cell, input.value);
    if (!editor || editor.input !== input) return;
    editor.saving = false;
    if (problem) return complain(problem);
    cell.dataset.text = input.value;
    close(!left);
    if (!left) move(cell, down, right);
    await refresh();
  }

  function complain(problem) {
    const { input, box } = editor;
    box.querySelector('.problem')?.remove();
    const note = document.createElement('p');
    note.className = 'problem';
    note.id = 'problem';
    note.setAttribute('role', 'alert');
    note.textContent = problem;
    box.append(note);
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', 'problem');
    input.focus();
  }

  async function save(cell, text) {
    const problem = await send(cell, text);
    if (problem) say(problem);
    else await refresh();
  }

  /** The reason why the edit was not taken, or an empty text. */
  async function send(cell, text) {
    cell.setAttribute('aria-busy', 'true');
    const edit = {
      sourceId: page.source, tableId: page.table, text,
      recordId: cell.parentElement.dataset.record, fieldId: head(cell).dataset.field,
    };
    try {
      const response = await fetch('/_sandbox/page/edit', {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(edit),
      });
      const answer = await response.json();
      return answer.ok ? '' : answer.message;
    } catch {
      return 'The sandbox did not answer. Is it still running?';
    } finally {
      cell.removeAttribute('aria-busy');
    }
  }

  // Keys and clicks

  main.addEventListener('keydown', (event) => {
    const cell = cellOf(event.target);
    if (!cell || editor || event.isComposing) return;
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -999], End: [0, 999], PageUp: [-10, 0], PageDown: [10, 0] };
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const kind = head(cell).dataset.editor;
    if (steps[event.key] && plain) move(cell, ...steps[event.key]);
    else if (event.key === 'Enter' || event.key === 'F2') open(cell);
    else if (event.key === ' ' && kind === 'check') open(cell);
    else if (event.key === 'Backspace' || event.key === 'Delete') { if (isEditable(cell)) save(cell, ''); }
    else if (event.key.length === 1 && plain && kind !== 'check') open(cell, event.key);
    else return;
    event.preventDefault();
  });

  main.addEventListener('click', (event) => {
    const cell = cellOf(event.target);
    if (!cell || event.target.closest('a, .editor')) return;
    const again = cell === document.activeElement && cell === clickedFocused;
    select(cell, true);
    if (head(cell).dataset.editor === 'check' && isEditable(cell)) open(cell);
    else if (again && (isEditable(cell) || isCut(cell))) open(cell);
  });
  let clickedFocused = null;
  main.addEventListener('pointerdown', (event) => {
    const cell = cellOf(event.target);
    clickedFocused = cell && cell === document.activeElement ? cell : null;
  });

  // What does not fit is told under the pointer.
  main.addEventListener('pointerover', (event) => {
    const cell = cellOf(event.target);
    if (cell && !cell.title && isCut(cell)) cell.title = cell.dataset.text;
  });

  // What others wrote

  function texts() {
    const found = new Map();
    for (const row of rows()) for (const cell of row.cells) found.set(key(cell), cell.dataset.text);
    return found;
  }

  async function refresh() {
    let fresh;
    try {
      const response = await fetch(location.href);
      if (!response.ok && response.status !== 404) return;
      fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    } catch { return; }
    if (editor) return;
    const scroll = document.getElementById('scroll');
    const place = scroll ? [scroll.scrollLeft, scroll.scrollTop] : [0, 0];
    const before = texts();
    const kept = current && current.isConnected ? key(current) : '';
    const focused = current !== null && current === document.activeElement;
    for (const part of ['.tabs', '.bases', '#counters']) {
      const [old, now] = [document.querySelector(part), fresh.querySelector(part)];
      if (old.innerHTML !== now.innerHTML) old.replaceChildren(...now.childNodes);
    }
    Object.assign(page, fresh.body.dataset);
    main.replaceChildren(...fresh.getElementById('grid').childNodes);
    document.getElementById('scroll')?.scrollTo(...place);
    current = null;
    for (const row of rows()) for (const cell of row.cells) {
      const id = key(cell);
      if (id === kept) select(cell, focused);
      if (before.size > 0 && before.get(id) !== cell.dataset.text) cell.classList.add('changed');
    }
    if (!current) select(main.querySelector('tbody th, tbody td'), false);
  }

  async function look() {
    if (document.visibilityState === 'visible') {
      try {
        const text = await (await fetch('/_sandbox/page/counters')).text();
        if (text !== lastCounters) {
          for (const [name, count] of Object.entries(JSON.parse(text))) {
            const shown = document.querySelector('[data-counter="' + CSS.escape(name) + '"]');
            if (shown) shown.textContent = count;
          }
          if (!editor) {
            if (lastCounters) await refresh();
            lastCounters = text;
          }
        }
      } catch { /* the sandbox has been stopped; the next look may find it again */ }
    }
    setTimeout(look, 2000);
  }

  select(main.querySelector('tbody th, tbody td'), false);
  document.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  setTimeout(look, 500);
})();
`;
