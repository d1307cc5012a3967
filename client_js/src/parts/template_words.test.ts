import { expect, test } from "vitest";

import cases from "./template_cases.json" with { type: "json" };
import { TEMPLATE_WORDS } from "./template_words";

test.each(cases)("$template is drawn", ({ script, props, text }) => {
  // as the page loads it: components/_html_template.py wrote the script, tests/components/test_html_template.py holds it
  const draw = new Function(`return (${script});`)() as (given: object, words: object) => string;
  expect(draw(props, TEMPLATE_WORDS)).toBe(text);
});
