// The subset of Markdown that Teams reads in cards: paragraphs, lists, bold, italic, links, and backslashes before marks.
// Nothing else is markup.
const escapeHtml = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function inline(text) {
  const kept = [];
  const keep = html => `\u0001${kept.push(html) - 1}\u0002`;
  let t = text.replace(/\\([!-/:-@[-`{-~])/g, (_, c) => keep(escapeHtml(c)));
  t = t.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]*);/gi, entity => keep(entity));
  t = escapeHtml(t);
  t = t.replace(/\[([^\]]*)\]\(([^)\s]*)\)/g, (_, label, url) => keep(`<a href="${url}">`) + label + keep('</a>'));
  t = t.replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>').replace(/\*(?=\S)(.+?)(?<=\S)\*/g, '<em>$1</em>');
  t = t.replace(/(?<![A-Za-z0-9])__?(?=\S)(.+?)(?<=\S)__?(?![A-Za-z0-9])/g, '<em>$1</em>');
  t = t.replace(/~~(.+?)~~/g, '<s>$1</s>').replace(/`(.+?)`/g, '<code>$1</code>');
  return t.replace(/\u0001(\d+)\u0002/g, (_, i) => kept[i]);
}

function block(text) {
  const heading = /^(#{1,6})\s+(.*)$/.exec(text);
  if (heading) return `<h${heading[1].length}>${inline(heading[2])}</h${heading[1].length}>`;
  if (/^>/.test(text)) return `<blockquote>${inline(text.slice(1))}</blockquote>`;
  const lines = text.split('\n');
  for (const [tag, mark] of [['ul', /^\s*[-+*]\s+/], ['ol', /^\s*\d{1,9}[.)]\s+/]])
    if (lines.every(line => mark.test(line)))
      return `<${tag}>${lines.map(line => `<li>${inline(line.replace(mark, ''))}</li>`).join('')}</${tag}>`;
  return `<p>${inline(text)}</p>`;
}

export const toHtml = text => text.split(/\n{2,}/).map(block).join('');
