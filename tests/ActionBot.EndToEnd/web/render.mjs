// Draws one card at a time as a Teams client would, and tells what is wrong with the drawing.
import { hostConfig } from './host.mjs';
import { toHtml } from './markdown.mjs';

const AC = window.AdaptiveCards;
const stage = document.getElementById('card');

AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = toHtml(text);
  result.didProcess = true;
};

/** Draws a card and gives every event of its parsing. */
window.draw = (json, width, theme) => {
  document.body.className = theme;
  stage.style.width = `${width}px`;
  stage.replaceChildren();
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig(hostConfig(theme));
  const context = new AC.SerializationContext();
  card.parse(json, context);
  const events = [];
  for (let i = 0; i < context.eventCount; i++) events.push(context.getEventAt(i).message);
  for (const result of card.validateProperties().validationEvents) events.push(result.message);
  stage.append(card.render());
  return events;
};

/** Presses the button of a form: opens or closes it. */
window.pressForm = title => formButtons().find(b => b.textContent === title).click();

const formButtons = () => [...stage.querySelectorAll('button[aria-expanded]')];

/** The titles of the buttons that open forms. */
window.forms = () => formButtons().map(b => b.textContent);

/** Opens each form in turn and gives what is wrong only then. */
window.faultsOfForms = () => {
  const closed = new Set(window.faults());
  return formButtons().flatMap(button => {
    button.click();
    const found = window.faults().filter(fault => !closed.has(fault)).map(fault => `With “${button.textContent}” open: ${fault}`);
    button.click();
    return found;
  });
};

const name = element => {
  const text = (element.textContent || element.value || '').slice(0, 60);
  return `<${element.tagName.toLowerCase()} class="${element.className}"> “${text}”`;
};

/** What a person could not read or a screen reader could not name, as sentences. */
window.faults = () => {
  const found = [];
  const right = stage.getBoundingClientRect().right;
  for (const element of stage.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.tagName === 'OPTION') continue;
    if (box.right > right + 1) found.push(`Beyond the right edge by ${Math.round(box.right - right)}: ${name(element)}`);
    // A field scrolls what is typed into it. A band that reaches the edges of the card is wider than what it stands in, and is not cut.
    if (['INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName) || element.clientWidth === 0) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const hasText = [...element.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
    if ((hasText || overflowX !== 'visible') && element.scrollWidth > element.clientWidth + 1)
      found.push(`Cut at the right: ${name(element)}`);
    if (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 2)
      found.push(`Cut at the bottom: ${name(element)}`);
  }
  const ids = new Set();
  for (const field of stage.querySelectorAll('input, select, textarea')) {
    if (field.getBoundingClientRect().width === 0) continue;
    const labelled = field.closest('[aria-labelledby]')?.getAttribute('aria-labelledby') ?? '';
    const labels = labelled.split(' ').filter(Boolean).map(id => document.getElementById(id)?.textContent.trim());
    if (!labels.some(Boolean)) found.push(`No label: ${name(field)} ${field.outerHTML.slice(0, 120)}`);
    if (field.id && ids.has(field.id)) found.push(`Two fields with one id: ${field.id}`);
    ids.add(field.id);
  }
  for (const alien of stage.querySelectorAll('h1, h2, h3, h4, h5, h6, blockquote, code, s, ul, ol, em, script'))
    found.push(`Markup out of a text: ${name(alien)}`);
  return found;
};

window.isReady = true;
