"""Claims that may be one question."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from macros.analysis.meetings import ENOUGH, LEAST, meetings, met
from macros.records.project import CLAIMS, Project, read_project
from tests.projects import make_project, unchanged

AS_IT_IS = YAML()


def pairs(project: Project) -> list[tuple[str, str]]:
    return [(str(each.one.id), str(each.other.id)) for each in meetings(project)]


def cut(root: Path, claim: str, question: str, sources: set[str]) -> None:
    """Cut a question in two: some sources answer it under another id, in other words."""
    data: Any = AS_IT_IS.load(root / CLAIMS)
    [item] = (each for each in data["claims"] if each["id"] == claim)
    other = deepcopy(item)
    other |= {"id": f"{claim}-again", "question": question}
    for each, theirs in ((item, False), (other, True)):
        each["accounts"] = [
            account for account in each["accounts"] if (account["source"] in sources) is theirs
        ]
        each.pop("inconsistencies", None)
    data["claims"].append(other)
    AS_IT_IS.dump(data, root / CLAIMS)


def test_a_question_that_is_cut_in_two_is_found(tmp_path: Path) -> None:
    cases = {
        "lamp-date": "When will the lamp burn?",
        "larger-ships": "Does the light bring ships of a larger kind?",
        "cost": "How much did the new lamp cost?",
    }
    for claim, question in cases.items():
        root = make_project(tmp_path / claim, "lighthouse")
        before = pairs(read_project(root))
        cut(root, claim, question, {"pilot", "weekly"})
        found = meetings(read_project(root))
        [meeting] = (each for each in found if each.pair == {claim, f"{claim}-again"})
        assert meeting.apart, claim
        assert meeting.weight > ENOUGH
        assert [
            (str(each.one.id), str(each.other.id))
            for each in found
            if f"{claim}-again" not in each.pair
        ] == before


def test_answers_that_meet_already_are_not_shown() -> None:
    project = read_project(unchanged("project"))
    pair = frozenset({"toll-date", "toll-amount"})
    assert met(project)[pair].same == ("gazette", "courier")
    assert met(project)[pair].only == (("herald",), ())
    assert met(project)[pair].weight < ENOUGH
    purpose = met(project)[frozenset({"toll-date", "toll-purpose"})]
    assert purpose.only == ((), ())
    assert purpose not in meetings(project, least=0)


def test_claims_that_are_kept_apart_are_not_shown() -> None:
    project = read_project(unchanged("lighthouse"))
    kept = frozenset({"larger-ships", "quay"})
    assert met(project)[kept].weight > ENOUGH > LEAST
    assert ("larger-ships", "quay") not in pairs(project)


def test_those_come_first_for_which_most_speaks() -> None:
    weights = [each.weight for each in meetings(read_project(unchanged("lighthouse")), LEAST)]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) > 1
