"""What stands around an explanation, in the languages of the page's own words."""

from __future__ import annotations

from ...wire.i18n import I18n

_SAID = I18n(
    en={"explain": "Explain", "why": "Explanation", "for": "speaks for it", "against": "speaks against it"},
    ar={"explain": "شرح", "why": "الشرح", "for": "يؤيد ذلك", "against": "يعارض ذلك"},
    de={"explain": "Erklären", "why": "Erklärung", "for": "spricht dafür", "against": "spricht dagegen"},
    es={"explain": "Explicar", "why": "Explicación", "for": "habla a favor", "against": "habla en contra"},
    fr={"explain": "Expliquer", "why": "Explication", "for": "parle pour", "against": "parle contre"},
    hi={"explain": "समझाएँ", "why": "व्याख्या", "for": "इसके पक्ष में", "against": "इसके विरुद्ध"},
    ja={"explain": "説明する", "why": "説明", "for": "支持する部分", "against": "反対する部分"},
    ko={"explain": "설명하기", "why": "설명", "for": "찬성하는 부분", "against": "반대하는 부분"},
    pt={"explain": "Explicar", "why": "Explicação", "for": "fala a favor", "against": "fala contra"},
    zh={"explain": "解释", "why": "解释", "for": "支持", "against": "反对"},
)

EXPLAIN = _SAID("explain")
WHY = _SAID("why")
SPEAKS_FOR = _SAID("for")
SPEAKS_AGAINST = _SAID("against")
