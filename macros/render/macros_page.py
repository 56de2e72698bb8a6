"""The macros as Markdown, made from the code: each with what it says, and a call of it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from macros.analysis.agreement import sides
from macros.analysis.silence import speaks_alone
from macros.reading.calls import COUNTED, VARIADIC, forms
from macros.text.in_words import accounts_by_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from macros.records.model import Claim, Record

_Told = dict[str, str]
"""What the arguments of a call may be, by what they name."""

_PHRASE: Final = "a phrase"
_NOTHING: Final[_Told] = {
    "claim": "a-claim",
    "source": "a-source",
    "inconsistency": "an-inconsistency",
    "answer": "2027",
}
"""What stands in a call where a record has nothing that it could be about."""


def macro_sections(macros: Iterable[Callable[..., str]], record: Record) -> str:
    """A section per macro, with calls that are true of a record."""
    return "\n".join(chain.from_iterable(_section(macro, record) for macro in macros))


def _section(macro: Callable[..., str], record: Record) -> Iterator[str]:
    name = macro.__name__
    yield f"## {name} {{ #{name.replace('_', '-')} }}"
    yield ""
    first, _, rest = (macro.__doc__ or "").partition("\n\n")
    yield " ".join(f"{first} {rest}".split()).partition(" Raises ")[0]
    yield ""
    shown = "\n".join(map(_escaped, calls(name, record)))
    yield f"<pre><code>{shown}</code></pre>"
    yield ""


def calls(name: str, record: Record) -> Iterator[str]:
    """Calls of a macro, one in each form, that are true of a record where it has what they need."""
    for form in forms(name):
        told = _NOTHING | next(_true_of(name, form, record), {})
        arguments = ", ".join(f'"{_argument(each, told)}"' for each in form)
        yield f"{{{{ {name}({arguments}) }}}}"


def _argument(what: str, told: _Told) -> str:
    match what:
        case "phrase":
            return _PHRASE
        case "what":
            return COUNTED[0]
        case "who" | "answering":
            return "answering"
        case _:
            return told[what]


def _true_of(name: str, form: tuple[str, ...], record: Record) -> Iterator[_Told]:
    for claim in record.claims:
        told = {"claim": str(claim.id)}
        match name, form:
            case "disagreement", _:
                yield from ({**told, "inconsistency": each} for each in _with_sides(claim))
            case "only", _:
                alone = (str(each) for each in claim.sources if speaks_alone(each, claim))
                yield from ({**told, "source": each} for each in alone)
            case str(variadic), _ if variadic == VARIADIC:
                silent = (str(each) for each in record.source if each not in claim.sources)
                yield from ({**told, "source": each} for each in silent)
            case _, (*_, "answer"):
                yield from ({**told, "answer": words} for words in accounts_by_answer(claim))
            case _:
                yield told


def _with_sides(claim: Claim) -> Iterator[str]:
    yield from (str(each.id) for each in claim.inconsistencies if len(sides(claim, each)) > 1)


def _escaped(call: str) -> str:
    return call.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;")
