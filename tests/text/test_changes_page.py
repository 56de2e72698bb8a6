"""What a change does, in words: whatever is edited is told, and stays text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from macros.analysis.changes import BOOKKEEPING, changes
from macros.reading.nodes import Mapping, Node, Sequence, Text
from macros.records.project import Project, read_project
from macros.text.changes_page import changes_page
from macros.text.differences_in_words import plain
from macros.text.in_words import answer
from tests.projects import edit, make_project

FILES = ("claims", "sources", "references")
CHOICES = {
    "answer_type": ["date"],
    "judgement": ["true", "false"],
    "later": ["true", "false"],
    "and_others": ["true", "false"],
    "about": ["true", "false"],
    "differs": ["true", "false"],
    "shows": ["found", "not-found"],
    "severity": ["major", "minor"],
    "basis": ["stated", "inferred"],
    "inconsistencies": ["date", "number", "actor", "status"],
    "sources": ["article", "commentary", "report"],
    "references": ["primary", "wire", "newspaper"],
    "within": ["works", "pier", "school"],
    "language": ["de", "en-GB"],
    "URL": ["https://b.example/x_y?a=1&b=*2*#c"],
}
NAMES = {"id", "source", "topic", "via", "inside", "see", "references", "between", "related"}
DATES = {"date", "added", "as_of", "span", "issued", "accessed"}
SENTENCES = st.text("ab é日*_[]()<>|~#&`$\\“”’'\"!:;,.@-+=1/", min_size=1, max_size=40)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture project, with every field that it lacks."""
    folder = make_project(tmp_path_factory.mktemp("changes") / "project")
    data = folder / "data/claims.yaml"
    edit(
        data,
        "        quotes: [each ship pays about 11 crowns]\n    inconsistencies:\n",
        "        via: gazette\n        quotes:\n"
        "          - text: each ship pays about 11 crowns\n            speaker: The mayor\n"
        "            before: June 2004\n            after: in all\n    inconsistencies:\n",
    )
    edit(
        data,
        "        title: 12 or about 11\n",
        "        title: 12 or about 11\n        between: [[gazette], [courier]]\n",
    )
    edit(
        data,
        "    related: [toll-amount]\n",
        "    related: [toll-amount]\n"
        "    changes:\n      - {date: 2003-04-02, note: The day was wrong.}\n",
    )
    edit(
        data,
        "        explanation: Both have",
        "        inside: courier\n        explanation: Both have",
    )
    edit(data, "    answer_type: date\n", "    answer_type: date\n    judgement: true\n")
    with data.open("a", encoding="utf-8") as file:
        file.write("retired:\n  - {id: old, date: 2003-04-01, reason: It was., see: toll-date}\n")
    return folder


def written(node: Node) -> str:
    """A value as YAML in one line, in which a number stays one."""
    match node:
        case Mapping():
            return "{" + ", ".join(f"{key}: {written(value)}" for key, value in node.items()) + "}"
        case Sequence():
            return "[" + ", ".join(map(written, node)) + "]"
        case _ if node.plain and re.fullmatch(r"[\w.~-]+", node):
            return str(node)
        case _:
            return json.dumps(str(node), ensure_ascii=False)


Way = tuple[str | int, ...]


def ways(node: Node, way: Way = ()) -> list[Way]:
    """The paths to every text in a value, apart from its bookkeeping."""
    match node:
        case Mapping():
            inner = [(key, value) for key, value in node.items() if key not in BOOKKEEPING]
            return [each for key, value in inner for each in ways(value, (*way, str(key)))]
        case Sequence():
            return [each for key, value in enumerate(node) for each in ways(value, (*way, key))]
        case _:
            return [way]


def replaced(node: Node, way: Way, text: Text) -> Node:
    """A value with another text at the end of a path."""
    if not way:
        return text
    step, *rest = way
    if isinstance(node, Mapping):
        mapping = Mapping(node.at)
        mapping.update(node)
        mapping[str(step)] = replaced(node[str(step)], tuple(rest), text)
        return mapping
    assert isinstance(node, Sequence)
    sequence = Sequence(node.at)
    sequence.extend(
        replaced(item, tuple(rest), text) if place == step else item
        for place, item in enumerate(node)
    )
    return sequence


def values(way: Way, project: Project) -> st.SearchStrategy[str]:
    """Other texts that may be at the end of a path."""
    field = next(str(step) for step in reversed(way) if isinstance(step, str))
    if way[0] == "claims" and field in {"answer", "value"}:
        claim = project.record.claims[int(way[1])]
        labels = [str(label.id) for label in claim.answers]
        of_type = {"date": ["2001", "2002-02"], "number": ["3", "4.5"]}
        return st.sampled_from(of_type.get(claim.answer_type, labels))
    if field == "kind":
        field = "inconsistencies" if "inconsistencies" in way else str(way[0])
    if field in CHOICES and isinstance(way[-1], str):
        return st.sampled_from(CHOICES[field])
    if field in NAMES:
        return st.sampled_from(["another-name", "gazette", "toll-date", "old"])
    if field in DATES:
        return st.sampled_from(["2001-01-01", "2002-02-02"])
    return SENTENCES.filter(lambda text: text.strip() != "")


def mentioned(way: Way, text: str, after: Project) -> list[str]:
    """The forms in which a text may be reported: itself, or the answer of its account in words."""
    forms = [plain(text), f"<{text}>", text if re.fullmatch(r"[a-z_-]+", text) else plain(text)]
    if way[0] == "claims" and "accounts" in way and {"answer", "and_others"} & set(way):
        claim = after.record.claims[int(way[1])]
        own = claim.accounts[int(way[3])].answer
        return [*forms, *([] if own is None else [plain(answer(own, claim))])]
    return forms


@settings(max_examples=200)
@given(data=st.data())
def test_whatever_is_edited_is_told(root: Path, data: st.DataObject) -> None:
    before = read_project(root)
    assert (before.problems, before.mismatches) == ((), ())
    file = data.draw(st.sampled_from(FILES))
    document = before.documents[f"data/{file}.yaml"]
    alike: dict[Way, list[Way]] = {}
    for each in ways(document):
        alike.setdefault(tuple(step for step in each if isinstance(step, str)), []).append(each)
    way = data.draw(st.sampled_from(data.draw(st.sampled_from(list(alike.values())))))
    text = data.draw(values(way, before))
    path = root / f"data/{file}.yaml"
    as_it_was = path.read_text("utf-8")
    other = replaced(document, way, Text(text, document.at, plain=True))
    try:
        path.write_text(f"{written(other)}\n", "utf-8")
        after = read_project(root)
    finally:
        path.write_text(as_it_was, "utf-8")
    assert after.problems == ()
    assume(not after.mismatches and _whole(after) and after.documents != before.documents)
    page = "\n".join(changes_page(changes(before, after), {}, {}))
    assert any(form in page for form in mentioned(way, text, after)), (way, text, page)


def _whole(project: Project) -> bool:
    return all(
        len(ids) == len({*ids}) and len(ids) == len(getattr(project.record, name))
        for name, ids in project.ids.items()
    )
