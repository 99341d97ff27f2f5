import { cleanDeclarations } from './css-values.ts';
import { anchorSelectors, mapSelector } from './selectors.ts';

/** A deck's `<style>` elements together may have so many characters; the rest is not looked at. */
const MAX_CSS_CHARS = 200_000;
/** The surface of a slide: what a deck's CSS may reach. */
const SURFACE = '.reveal-viewport';

/**
 * A deck's CSS as the frame may apply it: read by the browser's own parser, so that what is invalid vanishes as
 * anywhere; without imports, fonts, registered properties and whatever would load something; confined to the slides.
 */
export function confineCss(css: string): string {
  const sheet = new CSSStyleSheet();
  // A constructed sheet takes no @import.
  sheet.replaceSync(css.slice(0, MAX_CSS_CHARS));
  const { rules, keyframes } = sortRules(sheet.cssRules);
  return `${keyframes.join('\n')}\n${confined(rules.join('\n'))}`;
}

function confined(rules: string): string {
  if ('CSSScopeRule' in globalThis) return `@scope (${SURFACE}) {\n${rules}\n}`;
  return `${SURFACE} {\n${rules.replaceAll(':scope', '&')}\n}`;
}

/** Keyframes have no selectors and cannot stand inside `@scope`. */
function sortRules(list: CSSRuleList): { rules: string[]; keyframes: string[] } {
  const all = [...list];
  const isKeyframes = (rule: CSSRule) => rule instanceof CSSKeyframesRule;
  return {
    rules: all.filter((rule) => !isKeyframes(rule)).map((rule) => cleanRule(rule, false)),
    keyframes: all.filter(isKeyframes).map((rule) => cleanRule(rule, false)),
  };
}

const nested = (rule: CSSGroupingRule | CSSStyleRule, isInStyle: boolean) =>
  [...rule.cssRules].map((one) => cleanRule(one, isInStyle)).join('\n');

/** One rule's text; empty for a kind that a deck must not have. `isInStyle`: it is nested in a style rule. */
function cleanRule(rule: CSSRule, isInStyle: boolean): string {
  if (rule instanceof CSSStyleRule) {
    const selector = mapSelector(rule.selectorText);
    return `${isInStyle ? selector : anchorSelectors(selector)} { ${cleanDeclarations(rule.style.cssText)} ${nested(rule, true)} }`;
  }
  if (rule instanceof CSSMediaRule) return `@media ${rule.media.mediaText} {\n${nested(rule, isInStyle)}\n}`;
  if (rule instanceof CSSSupportsRule) return `@supports ${rule.conditionText} {\n${nested(rule, isInStyle)}\n}`;
  if (rule instanceof CSSContainerRule) return `@container ${rule.conditionText} {\n${nested(rule, isInStyle)}\n}`;
  if (rule instanceof CSSKeyframesRule) return `@keyframes ${CSS.escape(rule.name)} {\n${frames(rule)}\n}`;
  if ('CSSNestedDeclarations' in globalThis && rule.constructor.name === 'CSSNestedDeclarations') {
    return cleanDeclarations((rule as CSSRule & { style: CSSStyleDeclaration }).style.cssText);
  }
  return '';
}

function frames(rule: CSSKeyframesRule): string {
  return [...rule.cssRules]
    .filter((frame): frame is CSSKeyframeRule => frame instanceof CSSKeyframeRule)
    .map((frame) => `${frame.keyText} { ${cleanDeclarations(frame.style.cssText)} }`)
    .join('\n');
}
