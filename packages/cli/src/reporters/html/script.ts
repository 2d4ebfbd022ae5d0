/** What the page can do with a script: filters, search, the state in its address, keys in the tree, a choice of colours. */

/**
 * Plain JavaScript for browsers, run at the end of the page. It writes no markup, so that nothing of an audited app can become any. There
 * must be no `</script` and no template literal in it.
 */
export const SCRIPT = String.raw`
'use strict';
(function () {
  var root = document.documentElement;
  var form = document.getElementById('filters');
  var all = function (selector, within) { return Array.from((within || document).querySelectorAll(selector)); };
  var findings = all('article.finding');
  var rules = all('section.rule').map(function (element) { return { details: element.querySelector('details'), part: element.querySelector('.part'), element: element, findings: all('article.finding', element) }; });
  var texts = new Map();
  var CHOICES = ['rule', 'category', 'app', 'route'];
  var MOST_OPEN = 60;
  root.classList.add('js');

  // Colours
  var themes = document.querySelector('.theme');
  function setTheme(theme) {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    all('input', themes).forEach(function (input) { input.checked = input.value === (root.dataset.theme || 'auto'); });
  }
  function storage(act) { try { return act(window.localStorage); } catch (error) { return null; } } // files may have none
  themes.hidden = false;
  setTheme(storage(function (store) { return store.getItem('sk-audit-theme'); }));
  themes.addEventListener('change', function (event) {
    setTheme(event.target.value);
    storage(function (store) { store.setItem('sk-audit-theme', event.target.value); });
  });

  // State: what the form says is what the address says.
  function stateOfForm() {
    var state = new URLSearchParams();
    var q = form.elements.q.value.trim();
    if (q !== '') state.set('q', q);
    var severities = all('[name=severity]:checked', form).map(function (input) { return input.value; });
    if (severities.length > 0) state.set('severity', severities.join(','));
    CHOICES.forEach(function (name) {
      var select = form.elements[name];
      if (select && select.value !== '') state.set(name, select.value);
    });
    return state;
  }
  function fillForm(state) {
    form.elements.q.value = state.get('q') || '';
    var severities = (state.get('severity') || '').split(',');
    all('[name=severity]', form).forEach(function (input) { input.checked = severities.includes(input.value); });
    CHOICES.forEach(function (name) {
      var select = form.elements[name];
      var value = state.get(name) || '';
      if (!select) return;
      if (!Array.from(select.options).some(function (option) { return option.value === value; })) select.add(new Option(value, value));
      select.value = value;
    });
  }
  function addressOf(state) {
    return '#' + state.toString().replace(/%2F/g, '/').replace(/%2C/g, ',');
  }
  function remember(state) {
    var address = addressOf(state);
    if (address === location.hash || (address === '#' && location.hash === '')) return;
    history.replaceState(null, '', address === '#' ? location.pathname + location.search : address);
  }

  // Filters
  function textOf(finding) {
    if (!texts.has(finding)) texts.set(finding, (finding.dataset.rule + ' ' + (finding.dataset.route || '') + ' ' + finding.textContent).toLowerCase());
    return texts.get(finding);
  }
  function liesIn(route, wanted) {
    return route !== undefined && (wanted === '/' || route === wanted || route.startsWith(wanted + '/'));
  }
  function matcher(state) {
    var words = (state.get('q') || '').toLowerCase().split(/\s+/).filter(Boolean);
    var severities = state.has('severity') ? state.get('severity').split(',') : null;
    return function (finding) {
      var data = finding.dataset;
      return (!severities || severities.includes(data.severity))
        && (!state.has('rule') || data.rule === state.get('rule'))
        && (!state.has('category') || data.category === state.get('category'))
        && (!state.has('app') || data.app.split(' ').includes(state.get('app')))
        && (!state.has('route') || liesIn(data.route, state.get('route')))
        && words.every(function (word) { return textOf(finding).includes(word); });
    };
  }
  function apply(state) {
    state.delete('at');
    var matches = matcher(state);
    var isFiltered = state.toString() !== '';
    var shown = 0;
    rules.forEach(function (rule) {
      var inRule = 0;
      rule.findings.forEach(function (finding) {
        finding.hidden = isFiltered && !matches(finding);
        if (!finding.hidden) inRule++;
      });
      rule.element.hidden = inRule === 0;
      rule.part.textContent = inRule < rule.findings.length ? inRule + ' of ' + rule.findings.length : '';
      shown += inRule;
    });
    if (isFiltered && shown <= MOST_OPEN) rules.forEach(function (rule) { if (!rule.element.hidden) rule.details.open = true; });
    document.getElementById('shown').textContent = isFiltered ? shown + ' of ' + findings.length + ' findings' : findings.length + (findings.length === 1 ? ' finding' : ' findings');
    document.getElementById('clear').hidden = !isFiltered;
    document.getElementById('nothing').hidden = shown > 0;
    applyToTree(state, isFiltered, isFiltered && shown <= MOST_OPEN);
  }

  // The tree shows where the shown findings are; a search finds routes by their names, too.
  function applyToTree(state, isFiltered, isFew) {
    var words = (state.get('q') || '').toLowerCase().split(/\s+/).filter(Boolean);
    var isSearch = words.length > 0 && Array.from(state.keys()).every(function (key) { return key === 'q'; });
    all('.links li').forEach(function (item) {
      var target = document.getElementById(item.firstElementChild.hash.slice(1));
      item.hidden = Boolean(target && target.hidden);
    });
    function show(item) {
      var below = all(':scope > details > .inside > ul:not(.files):not(.links) > li', item).map(show).some(Boolean);
      var own = all(':scope > details > .inside > .files .links > li, :scope > details > .inside > .links > li', item);
      var name = (item.dataset.id || '').toLowerCase();
      var isNamed = isSearch && name !== '' && words.every(function (word) { return name.includes(word); });
      if (isFew && below) item.querySelector('details').open = true;
      item.hidden = isFiltered && !below && !isNamed && own.every(function (link) { return link.hidden; });
      return !item.hidden;
    }
    all('#routes > .group').forEach(function (group) { group.hidden = !all(':scope > .tree > li', group).map(show).some(Boolean) && isFiltered; });
  }

  // Places on the page
  function reveal(id) {
    var target = id && document.getElementById(id);
    if (!target || !target.matches('article.finding')) return false;
    if (target.hidden) { fillForm(new URLSearchParams()); apply(new URLSearchParams()); }
    target.closest('details').open = true;
    all('.here').forEach(function (other) { other.classList.remove('here'); });
    target.classList.add('here');
    target.scrollIntoView({ block: 'start' });
    target.focus({ preventScroll: true });
    return true;
  }
  function readAddress() {
    var hash = location.hash.slice(1);
    if (!hash.includes('=')) { if (hash === '') { fillForm(new URLSearchParams()); apply(new URLSearchParams()); } else reveal(hash); return; }
    var state = new URLSearchParams(hash);
    fillForm(state);
    apply(stateOfForm());
    reveal(state.get('at'));
  }
  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var id = link.hash.slice(1);
    if (!/^f-/.test(id) || !reveal(id)) return;
    event.preventDefault();
    var state = stateOfForm();
    state.set('at', id);
    remember(state);
  });

  // Keys: up and down between the rows of the tree, right and left open and close them.
  document.getElementById('routes').addEventListener('keydown', function (event) {
    var row = event.target.closest('.tree summary');
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    var details = row.parentElement;
    var rows = function () { return all('#routes .tree summary').filter(function (one) { return one.checkVisibility ? one.checkVisibility() : one.offsetParent !== null; }); };
    var go = function (step) { var list = rows(); var next = list[list.indexOf(row) + step]; if (next) next.focus(); };
    if (event.key === 'ArrowDown') go(1);
    else if (event.key === 'ArrowUp') go(-1);
    else if (event.key === 'Home') rows()[0].focus();
    else if (event.key === 'End') rows().pop().focus();
    else if (event.key === 'ArrowRight') { if (details.open) { if (details.querySelector('.inside summary')) go(1); } else details.open = true; }
    else if (event.key === 'ArrowLeft') {
      var outer = details.parentElement.closest('details');
      if (details.open) details.open = false;
      else if (outer) outer.querySelector('summary').focus();
    } else return;
    event.preventDefault();
  });

  // Closed parts are printed, too.
  var closed = [];
  window.addEventListener('beforeprint', function () { closed = all('details:not([open])'); closed.forEach(function (details) { details.open = true; }); });
  window.addEventListener('afterprint', function () { closed.forEach(function (details) { details.open = false; }); });

  // On a phone the tree would push the findings far down.
  if (window.matchMedia('(max-width: 44rem)').matches) all('.tree ul > li > details[open]').forEach(function (details) { details.open = false; });

  if (!form) return;
  form.hidden = false;
  var waiting;
  function changed() { clearTimeout(waiting); var state = stateOfForm(); remember(state); apply(state); }
  form.addEventListener('input', function (event) { clearTimeout(waiting); waiting = setTimeout(changed, event.target.name === 'q' && findings.length > 200 ? 150 : 0); });
  form.addEventListener('submit', function (event) { event.preventDefault(); changed(); });
  document.getElementById('clear').addEventListener('click', function () { fillForm(new URLSearchParams()); changed(); form.elements.q.focus(); });
  document.addEventListener('keydown', function (event) {
    var isTyping = /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== 'radio' && event.target.type !== 'checkbox';
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); form.elements.q.focus(); form.elements.q.select(); }
    if (event.key === 'Escape' && event.target === form.elements.q) { form.elements.q.value = ''; changed(); }
  });
  window.addEventListener('hashchange', function () {
    readAddress();
    var main = document.getElementById('findings');
    var top = main.getBoundingClientRect().top;
    if (location.hash.includes('=') && (top < -main.offsetHeight || top > window.innerHeight / 2)) main.scrollIntoView();
  });
  apply(stateOfForm());
  readAddress();
})();
`;
