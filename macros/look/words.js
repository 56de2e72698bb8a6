// The words that readers see, in the language of the site; WORDS has those that are not as they stand
// in the scripts, and for texts with a number the form of each kind of number (CLDR, “Plural rules”).

const SAID = WORDS;
const KINDS_OF_NUMBERS = new Intl.PluralRules(document.documentElement.lang);

const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);

const _ = (text, values = {}) => filled(SAID[text] ?? text, values);

const ngettext = (one, many, count) => {
  const forms = SAID[one];
  return filled(forms[KINDS_OF_NUMBERS.select(count)] ?? forms.other, { count });
};
