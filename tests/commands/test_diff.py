"""`claims diff`: what a change does, told in the words of the site."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from macros.reading.published_urls import published_text
from tests.projects import edit
from tests.repositories import git
from tests.terminal import claims


def told(out: str) -> list[str]:
    """The lines after those that say what was compared."""
    return out.splitlines()[4:]


@pytest.fixture
def repository(project: Path) -> Path:
    (project / "data/published.txt").write_text(published_text([""], "2003-04-01"), "utf-8")
    git(project, "init", "--initial-branch", "main")
    git(project, "add", "data", "docs")
    git(project, "commit", "--message", "First")
    return project


UNTOLD = "The feed does not mention it. Add to the claim, under `changes:`, a note with"


def test_nothing_changed(repository: Path) -> None:
    code, out, err = claims("--root", repository, "diff")
    assert (code, err) == (0, "")
    assert told(out) == ["Nothing in the record."]
    assert re.match(r"## What this changes\n\nSince HEAD, at [0-9a-f]{12}\.\n\n", out)


def test_a_change_is_told_in_the_words_of_the_site(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    edit(data, "answer: {value: 11, about: true}", "answer: 12")
    edit(data, "quotes: [each ship pays about 11 crowns]", "quotes: [each ship pays about]")
    edit(
        data,
        """    inconsistencies:
      - id: amount
        kind: number
        severity: major
        title: 12 or about 11
        explanation: More than 5% apart.
    added: 2003-04-01
    updated: 2003-04-01
""",
        """    added: 2003-04-01
    updated: 2003-05-02
""",
    )
    git(repository, "commit", "--all", "--message", "Second", day="2003-05-02")
    code, out, err = claims("--root", repository, "diff", "HEAD~1")
    assert (code, err) == (0, "")
    assert told(out) == [
        "### Claims changed",
        "",
        "- **toll-amount**: How high is the toll?",
        "  - The Courier, answer: about 11 crowns → **12 crowns**",
        "  - The Courier, quote removed: “each ship pays about 11 crowns”",
        "  - The Courier, quote added: “each ship pays about”",
        "  - standing: contested → **agreed**",
        "",
        "### Inconsistencies settled",
        "",
        "- **12 or about 11** (number, major): How high is the toll?",
        f"  - {UNTOLD} `settled: amount`.",
        "",
        "### How much is quoted",
        "",
        "- The Courier: 19.5% → 17.8% of its text",
        "",
        "### Read these again",
        "",
        '- docs/works.md:8 “{{ silent("toll-amount", "herald") }}” (**toll-amount**)',
        "",
    ]


def test_a_base_may_be_older_than_the_newest_fields(repository: Path) -> None:
    path = repository / "data/schema/claims.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    newest = schema["$defs"]["account"]["properties"].pop("as_of")
    path.write_text(json.dumps(schema), "utf-8")
    git(repository, "commit", "--all", "--message", "Before the field")
    schema["$defs"]["account"]["properties"]["as_of"] = newest
    path.write_text(json.dumps(schema), "utf-8")
    code, out, err = claims("--root", repository, "diff")
    assert (code, err) == (0, "")
    assert told(out) == ["Nothing in the record."]


def test_a_base_may_have_authors_in_one_text(repository: Path) -> None:
    schema = repository / "data/schema/sources.schema.json"
    now, sources = schema.read_text("utf-8"), repository / "data/sources.yaml"
    before = json.loads(now)
    before["$defs"]["source"]["properties"]["author"] = {"type": "string"}
    schema.write_text(json.dumps(before), "utf-8")
    publisher = "    publisher: The Herald\n"
    edit(sources, publisher, f"    author: Mia Oller\n{publisher}")
    git(repository, "commit", "--all", "--message", "Before")
    schema.write_text(now, "utf-8")
    edit(sources, "author: Mia Oller", "author: [{family: Oller, given: Mia}]")
    code, out, err = claims("--root", repository, "diff")
    assert (code, err) == (0, "")
    assert "author" in out


def test_a_settled_inconsistency_that_the_feed_tells_needs_no_more(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    text = data.read_text("utf-8")
    start = text.index("    inconsistencies:\n      - id: amount")
    end = text.index("    added:", start)
    note = "    changes:\n      - {date: 2003-05-02, note: Both say 12., settled: amount}\n"
    dated = text[end:].replace("updated: 2003-04-01", "updated: 2003-05-02", 1)
    data.write_text(text[:start] + note + dated, "utf-8")
    edit(data, "answer: {value: 11, about: true}", "answer: 12")
    git(repository, "commit", "--all", "--message", "Second", day="2003-05-02")
    code, out, _ = claims("--root", repository, "diff", "HEAD~1")
    assert code == 0
    assert "### Inconsistencies settled" in out
    assert UNTOLD not in out


def test_a_claim_that_changed_without_its_date_is_refused(repository: Path) -> None:
    edit(repository / "data/claims.yaml", "question: How high is the toll?", "question: How high?")
    git(repository, "commit", "--all", "--message", "Second", day="2003-05-02")
    code, out, _ = claims("--root", repository, "diff", "HEAD~1")
    assert code == 1
    still = "`updated` is still 2003-04-01"
    assert told(out) == [
        "### Claims changed",
        "",
        "- **toll-amount**: How high?",
        "  - question: it was “How high is the toll?”",
        "",
        "### Read these again",
        "",
        '- docs/works.md:8 “{{ silent("toll-amount", "herald") }}” (**toll-amount**)',
        "",
        "### Refused",
        "",
        f"- **toll-amount** changed, and its {still}: write `updated: 2003-05-02`.",
    ]


def test_an_id_that_is_gone_is_refused_unless_it_is_retired(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    edit(data, "- id: toll-amount", "- id: toll-height")
    edit(data, "related: [toll-amount]", "related: [toll-height]")
    edit(repository / "docs/works.md", "toll-amount", "toll-height")
    edit(data, "updated: 2003-04-02", "updated: 2003-05-02")
    git(repository, "commit", "--all", "--message", "Second", day="2003-05-02")
    code, out, _ = claims("--root", repository, "diff", "HEAD~1")
    assert code == 1
    assert (
        "- **toll-amount** is gone. An id never disappears: add it under `retired:`, with the "
        "date, the reason and where its readers should go."
    ) in out.splitlines()
    retired = (
        "\nretired:\n  - {id: toll-amount, date: 2003-05-02, reason: Renamed., see: toll-height}\n"
    )
    data.write_text(data.read_text("utf-8").rstrip("\n") + "\n" + retired, "utf-8")
    git(repository, "commit", "--all", "--message", "Third", day="2003-05-02")
    code, out, _ = claims("--root", repository, "diff", "HEAD~2")
    assert code == 0, out
    assert "- **toll-amount**: Renamed. See **toll-height**." in out.splitlines()


def test_an_account_that_comes_or_goes_is_shown_with_its_words(repository: Path) -> None:
    gone = (
        "      - source: courier\n        answer: [pier, school]\n"
        "        quotes: [is for the pier and for a school]\n"
    )
    data = repository / "data/claims.yaml"
    edit(data, gone, "")
    text = data.read_text("utf-8")
    data.write_text(
        text.partition("    inconsistencies:\n      - id: school")[0]
        + "    added: 2003-04-01\n    updated: 2003-05-02\n",
        "utf-8",
    )
    out = claims("--root", repository, "diff")[1].splitlines()
    words = "“is for the pier and for a school”"
    assert f"  - The Courier, account removed: the pier and a school — {words}" in out
    assert "  - standing: contested → **repeated**" in out
    assert "- **a crane or a school** (scope, major): What is the money for?" in out


def test_words_of_the_data_are_not_markdown(repository: Path) -> None:
    edit(repository / "data/claims.yaml", "How high is the toll?", "How [high](x) is *it*?")
    assert (
        "**toll-amount**: How \\[high\\](x) is \\*it\\*?" in claims("--root", repository, "diff")[1]
    )


@pytest.mark.parametrize("base", ["nowhere", "--output=x", ""])
def test_what_is_no_commit_is_said(repository: Path, base: str) -> None:
    code, out, err = claims("--root", repository, "diff", "--", base)
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: “{base}” is not a commit")


def rename(repository: Path, updated: str = "2003-04-02") -> None:
    """Commit another id for a claim, so that the old one is gone; `updated` is of a related one."""
    data = repository / "data/claims.yaml"
    edit(data, "updated: 2003-04-02", f"updated: {updated}")
    edit(data, "- id: toll-amount", "- id: toll-height")
    edit(data, "related: [toll-amount]", "related: [toll-height]")
    edit(repository / "docs/works.md", "toll-amount", "toll-height")
    git(repository, "commit", "--all", "--message", "Rename", day="2003-05-02")


def test_a_branch_is_compared_with_the_main_one(repository: Path) -> None:
    git(repository, "checkout", "-b", "feature")
    rename(repository)
    code, out, _ = claims("--root", repository, "diff")
    assert code == 1
    assert out.splitlines()[2].startswith("Since main, at ")
    assert "- **toll-amount** is gone." in out


def test_a_clone_is_compared_with_the_branch_of_its_remote(
    repository: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--origin", "upstream", str(repository), "clone")
    clone = tmp_path / "clone"
    git(clone, "remote", "set-head", "upstream", "--delete")
    rename(clone)
    code, out, _ = claims("--root", clone, "diff")
    assert code == 1
    assert out.splitlines()[2].startswith("Since upstream/main, at ")


def test_too_little_history_is_said(repository: Path, tmp_path: Path) -> None:
    git(repository, "checkout", "-b", "feature")
    rename(repository)
    clone = ("clone", "--depth", "1", "--no-single-branch", f"file://{repository}", "clone")
    git(tmp_path, *clone)
    code, out, err = claims("--root", tmp_path / "clone", "diff", "origin/main")
    assert (code, out) == (2, "")
    assert err == (
        "Error: HEAD and “origin/main” have no commit in common that is known here. "
        "Fetch more of the history: git fetch --unshallow\n"
    )


def test_what_the_base_did_since_is_no_change_of_ours(repository: Path) -> None:
    git(repository, "checkout", "-b", "behind")
    git(repository, "checkout", "main")
    amount(repository, "How high?", "2003-05-02", day="2003-05-02")
    git(repository, "checkout", "behind")
    code, out, _ = claims("--root", repository, "diff", "main")
    assert (code, told(out)) == (0, ["Nothing in the record."])


def test_a_commit_that_cannot_be_read_is_looked_through(repository: Path) -> None:
    amount(repository, "How high?", "2003-05-02", day="2003-05-02")
    data = repository / "data/claims.yaml"
    good = data.read_text("utf-8")
    data.write_text("<<<<<<< ours\n" + good, "utf-8")
    git(repository, "commit", "--all", "--message", "Conflict", day="2003-05-05")
    data.write_text(good, "utf-8")
    git(repository, "commit", "--all", "--message", "Mend", day="2003-05-06")
    assert claims("--root", repository, "diff", "HEAD~3")[0] == 0


@pytest.mark.parametrize("base", [[], ["HEAD"]])
def test_before_the_first_commit_all_is_new(project: Path, base: list[str]) -> None:
    git(project, "init", "--initial-branch", "main")
    code, out, err = claims("--root", project, "diff", *base)
    assert (code, err) == (0, "")
    first = ["Since nothing, as there is no commit yet: all of it is new.", "", "### Claims added"]
    assert out.splitlines()[2:5] == first
    assert "### Refused" not in out


def test_before_the_first_commit_no_other_base_is_known(project: Path) -> None:
    git(project, "init", "--initial-branch", "main")
    code, out, err = claims("--root", project, "diff", "main")
    assert (code, out) == (2, "")
    assert err.startswith("Error: “main” is not a commit that is known here.")


def test_what_stands_beside_a_quote_or_an_answer_is_told(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    edit(
        data,
        "        quotes: [each ship pays about 11 crowns]",
        "        via: gazette\n"
        "        quotes: [{text: each ship pays about 11 crowns, speaker: The mayor}]",
    )
    edit(
        data,
        "        title: 12 or about 11\n        explanation: More than 5% apart.\n",
        "        title: 12 or about 11\n        explanation: More than 5% apart.\n"
        "        between: [[gazette], [courier]]\n",
    )
    out = told(claims("--root", repository, "diff")[1])
    words = "“each ship pays about 11 crowns”"
    assert "  - The Courier, via: none → gazette" in out
    assert f"  - The Courier, speaker of {words}: none → “The mayor”" in out
    assert "  - inconsistency amount, between: none → gazette against courier" in out


def test_a_new_source_is_told_once(repository: Path) -> None:
    article = repository / "article.txt"
    article.write_text("Nobody paid for lunch at the harbour.", "utf-8")
    given = ("--id", "lunch", "--title", "Lunch", "--short-title", "Lunch", "--publisher", "Lunch")
    address = ("--url", "https://lunch.example/", "--language", "en", "--text", article)
    assert claims("--root", repository, "new", "source", *given, *address)[0] == 0
    out = claims("--root", repository, "diff")[1]
    assert told(out)[:3] == ["### Sources and references", "", "- added: **lunch**, Lunch, “Lunch”"]
    assert "Fingerprints changed" not in out


def test_another_fingerprint_is_told(repository: Path) -> None:
    path = repository / "data/fingerprints/courier.txt"
    path.write_text(path.read_text("utf-8") + "000\n", "utf-8")
    out = told(claims("--root", repository, "diff")[1])
    assert out[:3] == [
        "### Fingerprints changed",
        "",
        "- The Courier: its quotes are checked against another text",
    ]


def test_a_folder_without_git_is_named(project: Path) -> None:
    code, out, err = claims("--root", project, "diff", GIT_CEILING_DIRECTORIES=str(project.parent))
    assert (code, out) == (2, "")
    assert err.endswith("is not in a git repository: there is nothing to compare with.\n")


def test_a_repository_of_another_user_is_told_as_one(project: Path) -> None:
    subprocess.run(["git", "init", "-q", project], check=True)  # noqa: S607 - git is where it is
    code, out, err = claims("--root", project, "diff", GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert (code, out) == (2, "")
    assert err.startswith("Error: git: fatal: detected dubious ownership in repository at")
    assert "git config --global --add safe.directory" in err


def test_a_base_that_cannot_be_read_is_not_trusted(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    good = data.read_text("utf-8")
    data.write_text("claims: [", "utf-8")
    git(repository, "commit", "--all", "--message", "Broken", day="2003-05-02")
    data.write_text(good, "utf-8")
    code, out, err = claims("--root", repository, "diff", "HEAD")
    assert (code, out) == (2, "")
    assert " cannot be compared with: data/claims.yaml:2:1: not YAML" in err


def test_no_attribute_hides_a_claim_of_the_base(repository: Path) -> None:
    (repository / ".gitattributes").write_text("data/claims.yaml export-ignore\n", "utf-8")
    git(repository, "add", ".gitattributes")
    git(repository, "commit", "--message", "Hide", day="2003-05-02")
    data = repository / "data/claims.yaml"
    edit(data, "- id: toll-amount", "- id: toll-height")
    edit(data, "related: [toll-amount]", "related: [toll-height]")
    edit(repository / "docs/works.md", "toll-amount", "toll-height")
    code, out, _ = claims("--root", repository, "diff", "HEAD")
    assert code == 1
    assert "- **toll-amount** is gone." in out


def test_a_base_with_a_record_that_is_wrong_is_not_trusted(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    edit(data, "question: How high is the toll?", "query: How high is the toll?")
    git(repository, "commit", "--all", "--message", "Broken", day="2003-05-02")
    edit(data, "query: How high is the toll?", "question: How high is the toll?")
    code, out, err = claims("--root", repository, "diff", "HEAD")
    assert (code, out) == (2, "")
    assert "cannot be compared with: data/claims.yaml:33:5: the field “question” is missing" in err


@pytest.mark.parametrize("command", [["diff"], ["show", "toll-amount"]])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("source: herald\n        answer: 2003-05", "source: hera\n        answer: 2003-05"),
        ("references: [decree-2003]", "references: [decree]"),
    ],
)
def test_a_name_of_nothing_is_told(
    repository: Path, command: list[str], old: str, new: str
) -> None:
    edit(repository / "data/claims.yaml", old, new)
    code, out, err = claims("--root", repository, *command)
    assert (code, out) == (2, "")
    assert "of this project. Did you mean “" in err


def test_where_the_base_has_no_data_all_is_new(project: Path) -> None:
    git(project, "init", "--initial-branch", "main")
    git(project, "commit", "--allow-empty", "--message", "Nothing")
    code, out, err = claims("--root", project, "diff")
    assert (code, err) == (0, "")
    since, _, *rest = out.splitlines()[2:]
    without = r"where there is no data/claims\.yaml: all of it is new\."
    assert re.fullmatch(rf"Since HEAD, at [0-9a-f]{{12}}, {without}", since)
    start = rest.index("- **toll-amount** (tolls): How high is the toll?")
    assert rest[start + 1 : start + 5] == [
        "  - answer_type: number",
        "  - unit: crowns",
        "  - The Gazette: 12 crowns — “raise the toll to 12 crowns”",
        "  - The Courier: about 11 crowns — “each ship pays about 11 crowns”",
    ]
    start = rest.index("- **2003 or 2004** (date, major): From when is the new toll due?")
    assert rest[start + 1 : start + 4] == [
        "  - id: when",
        "  - explanation: “One says \\*May 2003\\*, one June 2004.”",
        "  - would_settle: “The decree.”",
    ]
    start = rest.index("- added: **decree-2003**, The harbour office, “Decree on the harbour toll”")
    assert rest[start + 1 : start + 5] == [
        "  - kind: primary",
        "  - issued: 2003-02",
        "  - URL: <https://office.example/decree>",
        "  - language: en",
    ]


def test_claims_that_are_kept_apart_are_told(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    before = data.read_text("utf-8")
    entry = "distinct:\n  - claims: [toll-date, toll-amount]\n    reason: A day and *a* sum.\n"
    told = []
    for text in (before + entry, before + entry.replace("a* sum", "a* price"), before):
        data.write_text(text, "utf-8")
        git(repository, "commit", "--all", "--message", "Apart")
        code, out, _ = claims("--root", repository, "diff", "HEAD~1")
        assert code == 0
        told.append([line for line in out.splitlines()[4:] if line])
    assert told == [
        ["### Kept apart", "- **toll-amount** and **toll-date**: A day and \\*a\\* sum."],
        [
            "### Kept apart",
            "- **toll-amount** and **toll-date**: A day and \\*a\\* price.",
            "  - reason: it was “A day and \\*a\\* sum.”",
        ],
        [
            "### Kept apart",
            "- **toll-amount** and **toll-date**: no longer; it was “A day and \\*a\\* price.”",
        ],
    ]


def test_nothing_is_gone_before_it_was_published(repository: Path) -> None:
    path = repository / "data/published.txt"
    data = repository / "data/claims.yaml"
    entry = "retired:\n  - {id: old, date: 2003-04-01, reason: It was.}\n"
    before = data.read_text("utf-8")
    data.write_text(before + entry, "utf-8")
    path.write_text(published_text([], ""), "utf-8")
    git(repository, "commit", "--all", "--message", "Unpublished")
    data.write_text(before, "utf-8")
    rename(repository, updated="2003-05-02")
    code, out, _ = claims("--root", repository, "diff", "HEAD~1")
    assert code == 0, out
    lines = out.splitlines()
    gone = lines.index("### Claims gone")
    assert lines[gone : gone + 7] == [
        "### Claims gone",
        "",
        "- **toll-amount**: How high is the toll?",
        "",
        "### Retired no more",
        "",
        "- **old**: it was “It was.”",
    ]
    sentence = 'docs/works.md:8 “{{ silent("toll-amount", "herald") }}”'
    assert f"- {sentence} (**toll-amount**, as it stood before)" in lines
    path.write_text(published_text([""], ""), "utf-8")
    code, out, _ = claims("--root", repository, "diff", "HEAD~1")
    assert code == 1
    assert "- **toll-amount** is gone." in out
    assert "- **old** was retired on 2003-04-01, and its entry is gone." in out


def test_a_list_that_is_taken_away_does_not_unpublish(repository: Path) -> None:
    rename(repository)
    (repository / "data/published.txt").unlink()
    code, out, _ = claims("--root", repository, "diff", "HEAD~1")
    assert code == 1
    assert "- **toll-amount** is gone." in out


def test_a_link_in_the_base_is_not_followed(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    text = data.read_text("utf-8")
    data.unlink()
    data.symlink_to(repository / "docs/works.md")
    git(repository, "add", "data")
    git(repository, "commit", "--message", "Link", day="2003-05-02")
    data.unlink()
    data.write_text(text, "utf-8")
    code, out, err = claims("--root", repository, "diff", "HEAD")
    assert (code, out) == (2, "")
    assert err.startswith("Error: data/claims.yaml is not a file in ")
    assert err.endswith(", so there is nothing to compare with.\n")


def amount(repository: Path, question: str, updated: str, **when: str) -> None:
    """Commit another question and date for the claim of the amount."""
    path = repository / "data/claims.yaml"
    head, _, rest = path.read_text("utf-8").partition("  - id: toll-amount\n")
    block, _, tail = rest.partition("  - id: toll-purpose\n")
    block = re.sub(r"question: .*", f"question: {question}", block)
    block = re.sub(r"updated: .*", f"updated: {updated}", block)
    path.write_text(f"{head}  - id: toll-amount\n{block}  - id: toll-purpose\n{tail}", "utf-8")
    git(repository, "commit", "--all", "--message", question, **when)


def test_a_date_that_moved_on_must_still_reach_the_change(repository: Path) -> None:
    amount(repository, "How high?", "2003-05-01", day="2003-05-02")
    code, out, _ = claims("--root", repository, "diff", "HEAD~1")
    assert code == 1
    assert "`updated` is still 2003-05-01: write `updated: 2003-05-02`." in out


def test_a_later_commit_to_another_claim_asks_nothing_of_this_one(repository: Path) -> None:
    amount(repository, "How high?", "2003-05-02", day="2003-05-02")
    edit(repository / "data/claims.yaml", "From when is the new toll due?", "From when is it due?")
    edit(repository / "data/claims.yaml", "updated: 2003-04-02", "updated: 2003-05-09")
    git(repository, "commit", "--all", "--message", "Other", day="2003-05-09")
    assert claims("--root", repository, "diff", "HEAD~2")[0] == 0


def test_a_merge_is_no_change(repository: Path) -> None:
    git(repository, "checkout", "-b", "ours")
    amount(repository, "How high?", "2003-05-02", day="2003-05-02")
    git(repository, "checkout", "main")
    edit(repository / "data/claims.yaml", "From when is the new toll due?", "From when is it due?")
    edit(repository / "data/claims.yaml", "updated: 2003-04-02", "updated: 2003-05-03")
    git(repository, "commit", "--all", "--message", "Theirs", day="2003-05-03")
    git(repository, "merge", "--no-ff", "--message", "Merge", "ours", day="2003-05-09")
    assert claims("--root", repository, "diff", "HEAD^1")[0] == 0


@pytest.mark.parametrize(
    ("updated", "code"), [("2003-05-02", 0), ("2003-05-03", 0), ("2003-05-01", 1)]
)
def test_the_day_is_that_of_the_author_or_of_utc(repository: Path, updated: str, code: int) -> None:
    amount(repository, "How high?", updated, day="2003-05-03", at="T08:00:00+09:00")
    assert claims("--root", repository, "diff", "HEAD~1")[0] == code


def test_what_is_not_committed_changed_today(repository: Path) -> None:
    edit(repository / "data/claims.yaml", "question: How high is the toll?", "question: How high?")
    today = datetime.now(UTC).date()
    code, out, _ = claims("--root", repository, "diff")
    assert code == 1
    assert re.search(rf"write `updated: ({today}|{today - timedelta(days=1)})`", out)


def test_a_retired_claim_stays_retired(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    before = data.read_text("utf-8")
    data.write_text(
        before + "retired:\n  - {id: old, date: 2003-04-01, reason: It was.}\n", "utf-8"
    )
    git(repository, "commit", "--all", "--message", "Retire", day="2003-05-02")
    data.write_text(before, "utf-8")
    code, out, _ = claims("--root", repository, "diff", "HEAD")
    assert code == 1
    assert "- **old** was retired on 2003-04-01, and its entry is gone. Put it back" in out
    other = "retired:\n  - {id: old, date: 2003-04-01, reason: It was twice.}\n"
    data.write_text(before + other, "utf-8")
    code, out, _ = claims("--root", repository, "diff", "HEAD")
    assert (code, told(out)) == (
        0,
        [
            "### Claims retired",
            "",
            "- **old**: It was twice.",
            "  - reason: “It was.” → “It was twice.”",
            "",
        ],
    )


def test_nobody_is_notified_and_nothing_hidden_is_shown(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    edit(data, "question: How high is the toll?", 'question: "How high is it, @harbour\\e[31m?"')
    out = claims("--root", repository, "diff")[1]
    assert "How high is it, @&#8203;harbour\N{REPLACEMENT CHARACTER}\\[31m?" in out
    assert "\x1b" not in out


def test_each_change_of_a_claim_is_told_with_its_content(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    edit(data, "note: The decree names 1 May 2003.", "note: The decree names May.")
    edit(data, "[2003-05, 2003-06]", "[2003-05, 2003-07]")
    edit(data, "pier: {text: the pier,", "pier: {text: the new pier,")
    edit(data, "      school: a school\n", "")
    edit(
        data, "      works: harbour works\n", "      school: a school\n      works: harbour works\n"
    )
    herald = (
        "      - source: herald\n        answer: [pier, crane]\n"
        "        quotes: [The money is for the pier and the crane]\n"
    )
    edit(data, herald, "")
    edit(data, "    answers:\n", "    judgement: true\n    answers:\n")
    edit(
        data,
        "    accounts:\n      - source: gazette\n        answer: [",
        f"    accounts:\n{herald}      - source: gazette\n        answer: [",
    )
    out = told(claims("--root", repository, "diff")[1])
    assert out[: out.index("### Refused")] == [
        "### Claims changed",
        "",
        "- **toll-date**: From when is the new toll due?",
        "  - context 1, span removed: 2003-06",
        "  - context 1, span added: 2003-07",
        "  - context 1, note: “The decree names 1 May 2003.” → “The decree names May.”",
        "- **toll-purpose**: What is the money for?",
        "  - order of accounts: The Herald, from place 2 to 1",
        "  - standing: contested → **judged differently**",
        "  - judgement: none → true",
        "  - answers, pier: “the pier” → “the new pier”",
        "  - order of answers: school, from place 4 to 1",
        "",
        "### Read these again",
        "",
        '- docs/index.md:3 “{{ disagreement("toll-date", "when") }}” (**toll-date**)',
        "- docs/tolls.md:9 “The toll is due from May.” (**toll-date**)",
        "",
    ]


def test_each_change_of_a_document_is_told_with_its_content(repository: Path) -> None:
    data = repository / "data"
    edit(data / "sources.yaml", "title: A toll for all", "title: A *toll* for some")
    edit(data / "sources.yaml", "explanation: Ships do not stay.", "explanation: They do not.")
    edit(data / "sources.yaml", "basis: inferred", "basis: stated")
    edit(
        data / "references.yaml",
        "    language: en\n",
        "    language: en\n    note: In two parts.\n",
    )
    code, out, _ = claims("--root", repository, "diff")
    assert code == 0
    assert told(out) == [
        "### Sources and references",
        "",
        "- changed: **herald**, The Herald, “Harbour toll up”",
        "  - retells gazette, basis: inferred → stated",
        "- changed: **courier**, The Courier, “A \\*toll\\* for some”",
        "  - title: “A toll for all” → “A \\*toll\\* for some”",
        "  - slips stay, explanation: “Ships do not stay.” → “They do not.”",
        "- changed: **decree-2003**, The harbour office, “Decree on the harbour toll”",
        "  - note: none → “In two parts.”",
        "",
    ]


def test_another_order_of_the_files_is_told(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    head, date, amount, purpose = data.read_text("utf-8").partition("\n")[2].split("  - id: toll-")
    parts = ("claims:\n" + head, purpose.rstrip("\n") + "\n", date, amount)
    data.write_text("  - id: toll-".join(parts), "utf-8")
    code, out, _ = claims("--root", repository, "diff")
    assert (code, told(out)) == (
        0,
        ["### Another order", "", "- order of claims: toll-purpose, from place 3 to 1", ""],
    )


def test_a_standing_that_turns_with_a_source_is_told(repository: Path) -> None:
    retells = "    retells:\n      - {id: gazette, basis: stated, note: It says so.}\n"
    edit(repository / "data/sources.yaml", "    slips:\n", f"{retells}    slips:\n")
    code, out, _ = claims("--root", repository, "diff")
    assert code == 0
    turned = "  - standing: contested → **changed in retelling**"
    assert told(out)[2:4] == ["- **toll-date**: From when is the new toll due?", turned]
    assert "  - retells gazette added: basis stated, note “It says so.”" in out.splitlines()
    assert "- docs/tolls.md:9 “The toll is due from May.” (**toll-date**)" in out.splitlines()


def test_bookkeeping_alone_is_told_and_asks_for_no_date(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    edit(data, "updated: 2003-04-02", "updated: 2003-05-02")
    code, out, _ = claims("--root", repository, "diff")
    assert code == 0
    claim = "- **toll-date**: From when is the new toll due?"
    dated = "  - updated: 2003-04-02 → 2003-05-02"
    assert told(out) == ["### Claims changed", "", claim, dated, ""]
    note = "    changes:\n      - {date: 2003-04-02, note: The day was wrong.}\n"
    edit(data, "    related: [toll-amount]\n", f"    related: [toll-amount]\n{note}")
    code, out, _ = claims("--root", repository, "diff")
    assert code == 0
    noted = "  - changes 1 added: date 2003-04-02, note “The day was wrong.”"
    assert told(out) == ["### Claims changed", "", claim, noted, ""]


def test_of_a_long_text_the_part_that_differs_is_told(repository: Path) -> None:
    path = repository / "data/references.yaml"
    words = " ".join(f"word{number}" for number in range(60))
    edit(path, "    language: en\n", f"    language: en\n    note: {words}\n")
    git(repository, "commit", "--all", "--message", "Note")
    edit(path, "word50 ", "Wort50 ")
    out = claims("--root", repository, "diff")[1]
    before, after = "word44 word45 word46 word47 word48 word49", "word51 word52 word53 word54"
    around = f"“… {before} {{}} {after} word55 word56 …”"
    changed = f"  - note: {around.format('word50')} → {around.format('Wort50')}"
    assert changed in out.splitlines()


def test_what_only_looks_the_same_is_told(repository: Path) -> None:
    edit(repository / "data/sources.yaml", "title: A toll for all", 'title: "A toll  for all"')
    out = claims("--root", repository, "diff")[1]
    assert "  - title: “A toll for all”, with other white space or hidden characters" in out


def test_a_title_that_begins_like_a_list_is_none(repository: Path) -> None:
    edit(
        repository / "data/sources.yaml", "short_title: The Courier", 'short_title: "1. - Courier"'
    )
    edit(repository / "data/claims.yaml", "answer: 2004-06", "answer: 2004-07")
    out = claims("--root", repository, "diff")[1].splitlines()
    assert "  - 1\\. - Courier, answer: June 2004 → **July 2004**" in out
