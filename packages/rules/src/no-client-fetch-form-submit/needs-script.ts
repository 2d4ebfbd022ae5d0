/** Forms that are nothing without a script, however they are sent. */
import { attribute, isInside, literalText, opensLater, submits, type ElementFact, type FileFacts, type Form, type Project } from '@sk-audit/core';

const CAPTCHA = /captcha|turnstile/i;
const NO_TEXT = /^(?:button|checkbox|color|file|hidden|radio|range|reset)$/;

/** Is it only shown by a script, sent by nothing but a script, or does it wait for the token of a captcha? */
export function needsScript(project: Project, { element, path }: Form): boolean {
  const facts = project.facts(path) as FileFacts;
  return opensLater(project, path, element) || !submitsItself(facts, element) || hasCaptcha(facts);
}

/** By a button, or by Enter in a field. A form whose parts cannot be seen does; one without any is not judged. */
function submitsItself({ elements }: FileFacts, form: number): boolean {
  const inside = elements.filter((one) => isInside({ elements } as FileFacts, one, form));
  return !inside.some(({ name }) => name === 'button') || inside.some((one) => submits(one) !== false || takesText(one));
}

/** Enter in it submits. */
function takesText(element: ElementFact): boolean {
  return element.name === 'input' && !NO_TEXT.test(literalText(attribute(element, 'type')?.value) ?? '');
}

function hasCaptcha({ elements, imports }: FileFacts): boolean {
  return elements.some(({ name }) => CAPTCHA.test(name)) || imports.some(({ specifier }) => CAPTCHA.test(specifier));
}
