"""Explain: which parts of an input an answer depends on, found by hiding them one after the other.

A *cut* divides an input into parts, a *study* hides one of them at a time and compares the answers, an *explanation* is
what was found. None of them knows who calls the function: `explain` in a script, `ExplainPanel` on a page.
"""
