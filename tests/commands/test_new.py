"""`claims new`: a claim or an article, added in place."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from macros.records.project import load
from macros.rules import check
from macros.writing.additions import LOCK
from tests.projects import FIXTURES, REPOSITORY, edit
from tests.terminal import claims, claims_on_a_terminal

CLAIM = """
  - id: when-does-a-ship-pay
    topic: tolls
    question: When does a ship pay?
    answer_type: label
    answers:
      each-time: each time
    accounts:
      - source: courier
        answer: each-time
        quotes:
          - From June 2004 each ship pays
    added: TODAY
    updated: TODAY
"""

LOG = """## gazette

1. `toll-date`, `toll-amount`
2. `toll-purpose`

## herald

1. `toll-date`, `toll-purpose`

## courier

1. Title.
2. `toll-date`, `toll-amount` and what it says of them.
3. `toll-purpose`, `stay`
"""


def new(project: Path, *more: str) -> tuple[int, str, str]:
    return claims(
        *("--root", project, "new", "--topic", "tolls", "--question", "When does a ship pay?"),
        *("--type", "label", "--account", "courier", "each time", "From June 2004 each ship pays"),
        *more,
    )


def test_a_claim_is_added_after_those_of_its_topic_and_nothing_else_changes(project: Path) -> None:
    path = project / "data/claims.yaml"
    edit(path, "  - id: toll-purpose", "  # -- the works\n\n  - id: toll-purpose")
    before = path.read_bytes().decode()
    code, out, err = new(project)
    after = path.read_bytes().decode()
    assert (code, err) == (0, "")
    line = after.splitlines().index("  - id: when-does-a-ship-pay") + 1
    assert out.splitlines() == [
        f"data/claims.yaml:{line}: added “when-does-a-ship-pay”.",
        "Next: annotate it in docs/tolls.md, and see it: make serve",
    ]
    head, _, tail = before.partition("\n  # -- the works")
    day = after.split("when-does-a-ship-pay")[1].split("added: ")[1][:10]
    assert after == f"{head}\n{CLAIM.replace('TODAY', day)}  # -- the works{tail}"
    assert claims("--root", project, "check")[0] == 0


def test_a_file_with_other_line_breaks_keeps_them(project: Path) -> None:
    path = project / "data/claims.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert new(project)[0] == 0
    written = path.read_bytes()
    assert b"- id: when-does-a-ship-pay\r\n" in written
    assert written.count(b"\n") == written.count(b"\r\n")


def test_nothing_is_written_when_something_is_wrong(project: Path) -> None:
    before = (project / "data/claims.yaml").read_bytes()
    code, out, err = new(project, "--account", "herald", "never", "ships never pay at all")
    assert (code, out) == (1, "")
    assert "verbatim-quote: the quote is not in herald word for word" in err
    assert (
        "flagged-disagreement: the answers of courier (“each time”) and herald (“never”) "
        "cannot both be true"
    ) in err
    assert err.endswith("Nothing was written.\n")
    assert (project / "data/claims.yaml").read_bytes() == before


def test_answers_that_differ_need_an_inconsistency(project: Path) -> None:
    two = ("--account", "gazette", "once", "raise the toll to 12 crowns")
    code, _, err = new(project, *two)
    assert code == 1
    assert "flagged-disagreement" in err
    inconsistency = ("--inconsistency", "status", "major", "each time, or once", "They differ.")
    assert new(project, *two, *inconsistency)[0] == 0
    text = (project / "data/claims.yaml").read_text("utf-8")
    assert (
        """    inconsistencies:
      - id: each-time-or-once
        kind: status
        severity: major
        title: each time, or once
        explanation: They differ.
"""
        in text
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--question", "Q?"), "Topic is missing: --topic: tolls, works"),
        (
            ("--topic", "tolls", "--question", "Q?"),
            "Type of the answers is missing: --type: date, number, label, set",
        ),
        (
            ("--topic", "tolls", "--question", "Q?", "--type", "date"),
            "What the sources say is missing: --account SOURCE ANSWER QUOTE",
        ),
        (
            (
                *("--topic", "tolls", "--question", "Q?", "--type", "number"),
                *("--account", "gazette", "many", "raise the toll to 12 crowns"),
            ),
            (
                "“many” is not a number; write digits without commas, points between thousands or "
                "signs: about 5500 USD bn, 3 to 5 days, at least 300, up to 40 %"
            ),
        ),
    ],
)
def test_what_is_missing_is_said(project: Path, arguments: tuple[str, ...], message: str) -> None:
    assert claims("--root", project, "new", *arguments) == (2, "", f"Error: {message}\n")


def test_numbers_and_sets_are_read_as_they_are_typed(project: Path) -> None:
    common = ("--root", project, "new", "--topic", "tolls")
    amount = ("--account", "courier", "about 11 crowns", "each ship pays about 11 crowns")
    assert claims(*common, "--question", "What?", "--type", "number", *amount)[0] == 0
    list_ = (
        "--account",
        "herald",
        "the pier; the crane",
        "The money is for the pier and the crane",
    )
    assert claims(*common, "--question", "For?", "--type", "set", *list_)[0] == 0
    text = (project / "data/claims.yaml").read_text("utf-8")
    assert "    unit: crowns\n    accounts:" in text
    assert "answer: {value: 11, about: true}" in text
    assert "answer: [the-pier, the-crane]" in text


@pytest.mark.parametrize(
    "typed",
    [
        *("5,000 USD", "12 000", "12-15", "1.2.3", "5 −6", "5 ½ bn", "5 ×1000"),
        *(
            "5 ±2",
            "5 to six",
            "at least 5 to 6",
            "5.000 crowns",
            "11 crowns or more",
            "300 at least",
            "11 in all",
            "12 to 15 to 18",
            "5 or ten",
            "5 and a half",
            "5 '000",
            "5 ③",
            "5 /7",
            "5 (10) bn",
            "٥",
        ),
    ],
)
def test_a_number_is_never_cut(project: Path, typed: str) -> None:
    account = ("--account", "courier", typed, "each ship pays about 11 crowns")
    code, out, err = claims(
        *("--root", project, "new", "--topic", "tolls", "--question", "What?"),
        *("--type", "number", *account),
    )
    assert (code, out) == (2, "")
    assert f"“{typed}” is not a number; write digits without commas" in err


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("11", "answer: 11\n"),
        ("about 11", "answer: {value: 11, about: true}"),
        ("11 to 12", "answer: {min: 11, max: 12}"),
        ("about 11 to 12", "answer: {min: 11, max: 12, about: true}"),
        ("at least 11", "answer: {min: 11}"),
        ("over 10.5", "answer: {min: 10.5}"),
        ("up to 12", "answer: {max: 12}"),
        ("More than 10", "answer: {min: 10}"),
        ("approximately 11", "answer: {value: 11, about: true}"),
        ("about at most 12", "answer: {max: 12, about: true}"),
    ],
)
def test_each_kind_of_number_is_written_as_it_compares(
    project: Path, typed: str, written: str
) -> None:
    account = ("--account", "courier", f"{typed} crowns", "each ship pays about 11 crowns")
    new = ("new", "--topic", "tolls", "--question", "What?", "--type", "number")
    assert claims("--root", project, *new, *account)[0] == 0
    assert written in (project / "data/claims.yaml").read_text("utf-8").partition("id: what")[2]


def test_a_source_that_is_misspelt_in_its_file_is_not_said_to_be_none(project: Path) -> None:
    edit(
        project / "data/sources.yaml",
        "    kind: article\n    issued",
        "    kind: boook\n    issued",
    )
    account = ("--account", "gazette", "each time", "raise the toll to 12 crowns")
    code, _, err = claims(
        *("--root", project, "new", "--topic", "tolls", "--question", "Q?", "--type", "label"),
        *account,
    )
    assert code == 2
    assert err.startswith("Error: data/sources.yaml:6:11: kind is “boook”; expected “article”")


def test_two_units_are_refused(project: Path) -> None:
    accounts = (
        *("--account", "courier", "11 crowns", "each ship pays about 11 crowns"),
        *("--account", "gazette", "12 francs", "raise the toll to 12 crowns"),
    )
    new = ("new", "--topic", "tolls", "--question", "What?", "--type", "number")
    assert claims("--root", project, *new, *accounts) == (
        2,
        "",
        "Error: “11 crowns” and “12 francs” have different units: give both in the same\n",
    )


def test_the_reading_log_names_the_claim_at_its_paragraph(project: Path) -> None:
    log = project / "data/coverage.md"
    log.write_text(LOG, "utf-8")
    code, _, err = new(project)
    assert code == 1
    assert "reading-log: the log does not say from which paragraph of courier" in err
    assert new(project, "--paragraph", "courier", "9") == (
        2,
        "",
        "Error: data/coverage.md: the log has no paragraph 9 of courier\n",
    )
    assert new(project, "--paragraph", "courier", "1")[0] == 0
    assert "1. Title. `when-does-a-ship-pay`\n2. `toll-date`" in log.read_text("utf-8")


def asked(project: Path, typed: list[str]) -> str:
    """Add a claim by answering on a terminal; gives the screen."""
    lines = "".join(f"{line}\n" for line in typed)
    code, screen = claims_on_a_terminal("--root", project, "new", typed=lines)
    assert code == 0, screen
    return screen


def test_a_claim_is_asked_for_on_a_terminal(project: Path) -> None:
    typed = [
        *("tolls", "When does a ship pay?", "", "label"),
        *("courier", "each time", "From June 2004 each ship pays", ""),
        *("gazette", "once", "raise the toll to 12 crowns", "", ""),
        *("status", "major", "each time, or once", "They differ."),
    ]
    screen = asked(project, typed)
    assert "The answers differ, and a reader should be told how." in screen
    assert claims("--root", project, "check")[0] == 0
    assert "id: when-does-a-ship-pay" in (project / "data/claims.yaml").read_text("utf-8")


PAGE = """<html><head><script>let a = 1</script></head><body><nav>Home About Us</nav>
<article><h1>Notes from the quay</h1><p>Each ship has paid
<em>eleven crowns</em> since June.</p></article><footer>All rights kept</footer></body></html>"""


def test_an_article_is_added_with_its_fingerprint(project: Path, tmp_path: Path) -> None:
    (project / "data/coverage.md").write_text(LOG, "utf-8")
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    given = ("--title", "Notes from the quay", "--short-title", "The Quay", "--publisher", "Quay")
    address = ("--url", "https://quay.example/notes", "--language", "en", "--text", page)
    code, out, err = claims("--root", project, "new", "source", *given, *address)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "12 words in 2 paragraphs; all of it: claims text FILE",
        "  Notes from the quay",
        "  Each ship has paid eleven crowns since June.",
        "data/sources.yaml: added “the-quay”, with a fingerprint of 10 windows.",
        "Next: a claim on which it has an account: claims new",
    ]
    assert (
        (project / "data/coverage.md")
        .read_text("utf-8")
        .endswith("\n## the-quay\n\n1. Not read yet.\n2. Not read yet.\n")
    )
    quote = ("--account", "the-quay", "11 crowns", "paid eleven crowns since")
    question = ("--topic", "tolls", "--question", "What has been paid?", "--type", "number")
    paragraph = ("--paragraph", "the-quay", "2")
    assert claims("--root", project, "new", *question, *quote, *paragraph)[0] == 0
    assert claims("--root", project, "check")[0] == 0


def test_an_article_without_spaces_is_quoted_by_characters(project: Path, tmp_path: Path) -> None:
    text = tmp_path / "minato.txt"
    text.write_text(
        "港の通行料\n\n港の長は、五月に通行料を十二クラウンに引き上げると述べた。船はそのたびに払う。"
        "町は桟橋と学校のために金を使うという。反対する者はいなかった。\n",
        "utf-8",
    )
    given = ("--title", "港の通行料", "--short-title", "Minato", "--publisher", "港新聞")
    address = ("--url", "https://minato.example/", "--language", "ja", "--text", text)
    code, out, err = claims("--root", project, "new", "source", *given, *address)
    assert (code, err) == (0, "")
    assert out.startswith("70 characters in 2 paragraphs; ")
    written = (project / "data/fingerprints/minato.txt").read_text("utf-8")
    assert written.startswith("# three-character windows, 8-bit hashes: ")
    account = ("--account", "minato", "each time", "船はそのたびに払う")
    assert new(project, *account)[0] == 0
    assert claims("--root", project, "check")[0] == 0
    for wrong, message in (
        ("船はそのたびに貰う", "the quote is not in minato word for word"),
        ("払う", "the quote has 2 characters; expected 8 to 80"),
    ):
        edit(project / "data/claims.yaml", "船はそのたびに払う", wrong)
        assert message in claims("--root", project, "check")[1]
        edit(project / "data/claims.yaml", wrong, "船はそのたびに払う")


def test_a_source_of_any_kind_is_added_with_every_field(project: Path) -> None:
    text = FIXTURES / "project/articles/gazette.txt"
    code, out, err = claims(
        *("--root", project, "new", "source", "--text", text, "--title", "Tolls & the sea"),
        *("--short-title", "Oller’s book", "--id", "oller", "--kind", "book"),
        *("--author", "Oller, Mia", "--author", "Harbour Board", "--publisher", "Quay Press"),
        *("--issued", "1931-05", "--accessed", "2003-04-01", "--url", ""),
        *("--isbn", "978-3-16-148410-0", "--doi", "10.1000/182", "--language", "en"),
        *("--archive", "The harbour", "--archive-location", "https://kept.example/"),
        *("--retells", "gazette", "inferred", "It follows it word for word."),
        *("--credits", "The board, for its figures."),
        *("--publisher-says", "Quay Press prints what *sailors* write."),
        *("--note", "A book of the harbour."),
    )
    assert (code, err) == (0, ""), out
    assert (
        (project / "data/sources.yaml")
        .read_text("utf-8")
        .endswith("""\
  - id: oller
    title: Tolls & the sea
    short_title: Oller’s book
    author:
      - {family: Oller, given: Mia}
      - {literal: Harbour Board}
    publisher: Quay Press
    kind: book
    issued: 1931-05
    accessed: 2003-04-01
    DOI: 10.1000/182
    ISBN: 978-3-16-148410-0
    language: en
    archive: The harbour
    archive_location: https://kept.example/
    retells:
      - id: gazette
        basis: inferred
        note: It follows it word for word.
    credits: The board, for its figures.
    publisher_says: Quay Press prints what *sailors* write.
    note: A book of the harbour.
""")
    )
    assert claims("--root", project, "check")[1].count("in-use") == 1


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--isbn", "978-3-16-148410-1"), "expected an ISBN whose last digit fits the others"),
        (("--doi", "https://doi.org/10.1000/182"), "DOI is “https://doi.org/10.1000/182”"),
        (("--retells", "nobody", "inferred", "It says so."), "“nobody” is not a source"),
        (("--retells", "gazette", "guessed", "It says so."), "basis is “guessed”"),
    ],
)
def test_a_field_of_a_source_that_is_wrong_is_refused(
    project: Path, option: tuple[str, ...], message: str
) -> None:
    before = (project / "data/sources.yaml").read_bytes()
    text = FIXTURES / "project/articles/gazette.txt"
    given = ("--title", "T", "--short-title", "G", "--text", text, "--url", "", "--language", "en")
    code, out, err = claims("--root", project, "new", "source", *given, *option)
    assert (code, out.count("added")) == (1, 0)
    assert message in err
    assert (project / "data/sources.yaml").read_bytes() == before


def test_the_language_is_that_of_the_page_or_asked_for(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE.replace("<html>", "<html lang='de-AT'>"), "utf-8")
    given = ("--title", "T", "--short-title", "Q", "--url", "https://quay.example/", "--text")
    new_source = ("--root", project, "new", "source", *given)
    text = FIXTURES / "project/articles/gazette.txt"
    assert claims(*new_source, text)[::2] == (2, "Error: Language is missing: --language\n")
    code, _, err = claims(*new_source, page, "--language", "en", "--id", "first")
    assert (code, err) == (0, "The page says that its language is “de”.\n")
    edit(project / "data/sources.yaml", "https://quay.example/", "https://quay.example/1")
    edit(project / "data/sources.yaml", "short_title: Q\n", "short_title: R\n")
    assert claims(*new_source, page)[0] == 0
    assert load(project).record.source["q"].language == "de"


def test_an_article_on_a_terminal_is_shown_and_its_page_asked(
    project: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    head = "<head lang='en'><title>Notes from the quay</title><meta name=author content='Ann Quay'>"
    page.write_text(PAGE.replace("<head>", head).replace("<html>", "<html lang=en>"), "utf-8")
    asked = ("new", "source", "--text", page, "--url", "https://quay.example/", "--publisher", "Q")
    code, shown = claims_on_a_terminal("--root", project, *asked, typed="\n" * 9)
    assert code == 0, shown
    added = load(project).record.source["notes-from-the-quay"]
    assert (added.title, added.language) == ("Notes from the quay", "en")
    assert [name.literal for name in added.author] == ["Ann Quay"]
    assert "Is this the article, and all of it? [Y/n]" in shown


def test_little_text_on_a_full_page_is_told(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    menu = "".join(f"<li><a href='#'>Word {number} of a menu</a></li>" for number in range(60))
    told = "<p>The harbour master said on Tuesday that the toll rises, and that ships pay.</p>" * 4
    filled = PAGE.replace("Home About Us", f"<ul>{menu}</ul>").replace(
        "</article>", f"{told}</article>"
    )
    page.write_text(filled, "utf-8")
    _, _, err = add_gazette(project, "--id", "other", "--text", str(page))
    assert err.startswith("That is little, and ")


def test_a_page_whose_paragraphs_are_not_closed_is_read_whole(
    project: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "page.html"
    saved.write_text(
        "<article><div>Words outside of a paragraph</div>\n<p>First one has\n<em>six</em> words"
        "<p>Second one has five<ul><li>An item of three</ul></article>",
        "utf-8",
    )
    code, out, err = add_gazette(project, "--id", "other", "--text", str(saved))
    assert (code, err) == (0, "")
    assert "with a fingerprint of 16 windows" in out


def test_a_text_that_ends_in_a_hash_is_left_whole(project: Path) -> None:
    path = project / "data/sources.yaml"
    edit(
        path,
        "      - {id: stay, quote: heard that ships pay and stay, "
        "explanation: Ships do not stay.}\n",
        "      - id: stay\n        quote: heard that ships pay and stay\n"
        "        explanation: |-\n          Ships do not stay.\n\n          # 2 says so.\n",
    )
    before = path.read_text("utf-8")
    assert add_gazette(project, "--id", "other")[::2] == (0, "")
    after = path.read_text("utf-8")
    assert after.startswith(before + "\n  - id: other\n")


def test_line_breaks_of_the_log_stay_alike(project: Path) -> None:
    log = project / "data/coverage.md"
    heads = LOG.replace("## gazette", "## gazette (read twice)")
    log.write_bytes(heads.replace("\n", "\r\n").encode())
    assert add_gazette(project, "--id", "other")[::2] == (0, "")
    account = ("--account", "gazette", "each time", "raise the toll to 12 crowns")
    assert (
        new(project, *account, "--paragraph", "gazette", "2", "--paragraph", "courier", "2")[0] == 0
    )
    written = log.read_bytes()
    assert b"2. `toll-purpose`, `when-does-a-ship-pay`\r\n" in written
    assert b"## other\r\n\r\n1. Not read yet.\r\n" in written
    assert written.count(b"\n") == written.count(b"\r\n")


def add_gazette(project: Path, *more: str) -> tuple[int, str, str]:
    text = FIXTURES / "project/articles/gazette.txt"
    given = ("--title", "T", "--short-title", "G", "--publisher", "G", "--text", str(text))
    address = ("--url", "https://g.example/", "--language", "en")
    retells = ("--retells", "gazette", "stated", "It is a copy.")
    return claims("--root", project, "new", "source", *given, *address, *retells, *more)


def test_a_copy_is_refused_until_it_says_what_it_retells(project: Path) -> None:
    text = FIXTURES / "project/articles/gazette.txt"
    given = ("--title", "T", "--short-title", "G", "--text", text, "--url", "", "--language", "en")
    code, _, err = claims("--root", project, "new", "source", *given)
    assert code == 1
    assert "100.0% of the words of the shorter of “gazette” and “g” stand in the other" in err
    assert add_gazette(project)[0] == 0


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("con", "is reserved for a device on Windows, so no file there can have that name"),
        ("lpt9", "is reserved for a device on Windows, so no file there can have that name"),
        ("index", "would take the place of another page"),
    ],
)
def test_a_name_that_can_name_no_file_is_refused(project: Path, name: str, reason: str) -> None:
    before = (
        (project / "data/claims.yaml").read_bytes(),
        (project / "data/sources.yaml").read_bytes(),
    )
    message = f"Error: “{name}” {reason}: choose another id\n"
    assert new(project, "--id", name) == (2, "", message)
    assert add_gazette(project, "--id", name) == (2, "", message)
    after = (
        (project / "data/claims.yaml").read_bytes(),
        (project / "data/sources.yaml").read_bytes(),
    )
    assert after == before


def test_the_same_article_twice_is_refused(project: Path) -> None:
    code, out, err = add_gazette(project, "--id", "gazette")
    assert (code, out) == (2, "")
    assert err == "Error: “gazette” is used already: choose another id\n"


@pytest.mark.parametrize("id_", ["../../../evil", "a b", "Toll", "a\nb", "-a", ""])
def test_an_id_that_is_none_is_refused_before_anything_is_written(project: Path, id_: str) -> None:
    before = sorted(project.parent.rglob("*"))
    code, out, err = add_gazette(project, f"--id={id_}", "--short-title", "Ű")
    if id_:
        assert (code, out) == (2, "")
        assert (
            "is not a valid id (lower-case letters and digits, with hyphens between words)" in err
        )
        assert sorted(project.parent.rglob("*")) == before
    else:
        assert code == 0


@pytest.mark.parametrize("command", [["show", "x"], ["find", "x"], ["new"], ["links"]])
def test_a_file_that_cannot_be_read_is_named(project: Path, command: list[str]) -> None:
    (project / "data/claims.yaml").write_text("claims: [", "utf-8")
    code, out, err = claims("--root", project, *command)
    assert (code, out) == (2, "")
    assert err.startswith("Error: data/claims.yaml:2:1: not YAML")


def test_two_answers_are_never_made_one(project: Path) -> None:
    before = (project / "data/claims.yaml").read_bytes()
    other = ("--account", "herald", "each  time!", "raised the toll to 12 crowns")
    code, _, err = new(project, *other)
    assert (code, "would share the label “each-time”" in err) == (2, True)
    same = ("--account", "courier", "never", "each ship pays about")
    code, _, err = new(project, *same)
    assert (code, err) == (
        2,
        "Error: courier has two answers, “each time” and “never”: give one\n",
    )
    assert (project / "data/claims.yaml").read_bytes() == before


def test_an_old_fault_hides_no_new_one(project: Path) -> None:
    path = project / "data/claims.yaml"
    edit(path, "quotes: [each ship pays about 11 crowns]", "quotes: [ships never pay at all]")
    edit(path, "answer: {value: 11, about: true}", "answer: 12")
    same = ("--account", "courier", "each time", "ships never pay at all")
    code, out, err = new(project, *same)
    assert (code, out) == (1, "")
    assert err.count("verbatim-quote") == 1, "the old one is not told again"
    assert "ships never pay at all" in err
    assert new(project)[0] == 0, "an old fault keeps nobody from adding what is right"


def test_a_source_is_asked_for_its_answer_once(project: Path) -> None:
    typed = [
        *("tolls", "When does a ship pay?", "", "label"),
        *("courier", "each time", "From June 2004 each ship pays", ""),
        *("courier", "each ship pays about 11 crowns", "", ""),
    ]
    screen = asked(project, typed)
    assert "Its answer is “each time”; more quotes for it:" in screen
    text = (project / "data/claims.yaml").read_text("utf-8")
    assert "          - From June 2004 each ship pays\n          - each ship pays about" in text


def test_what_a_paragraph_belongs_to_is_asked_for(project: Path) -> None:
    assert new(project, "--paragraph", "herald", "1") == (
        2,
        "",
        "Error: --paragraph names herald, which no --account does\n",
    )


def test_a_project_without_pages_is_told_what_it_lacks(project: Path) -> None:
    for page in (project / "docs").iterdir():
        page.unlink()
    (project / "docs").rmdir()
    code, out, err = new(project)
    assert (code, out) == (2, "")
    assert err.startswith("Error: There is no page for the topic “tolls”. Write a page for it")


def test_an_id_that_is_too_long_is_refused(project: Path) -> None:
    code, out, err = add_gazette(project, "--id", "a" * 300)
    long = "a" * 300
    assert (code, out, err) == (
        2,
        "",
        f"Error: “{long}” has 300 characters, but at most 60 are allowed: choose another id\n",
    )


def test_a_folder_that_cannot_be_written_is_named(project: Path) -> None:
    folder = project / "data/fingerprints"
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()
    folder.write_text("", "utf-8")
    text = FIXTURES / "project/articles/gazette.txt"
    code, out, err = claims("--root", project, "fingerprint", "gazette", text)
    assert (code, out, err) == (2, "", f"Error: {folder}: file exists\n")


def test_spaces_and_repetitions_are_not_kept(project: Path) -> None:
    long = (
        " Does a ship  pay\neach time that it comes into the harbour, or once and for all, or not?"
    )
    code, _, err = claims(
        *("--root", project, "new", "--topic", "tolls", "--question", long, "--type", "label"),
        *("--account", "courier", "each time", "From June 2004 each ship pays"),
        *("--account", "courier", "each time", "From June 2004 each  ship pays"),
    )
    assert (code, err) == (0, "")
    claim = load(project).record.claims[2]
    assert claim.question == " ".join(long.split())
    assert len(claim.accounts[0].quotes) == 1


@pytest.mark.parametrize("hidden", ["\u007f", "\u202e", "\udcff"])
def test_a_character_that_does_not_show_is_named(project: Path, hidden: str) -> None:
    code, out, err = claims(
        "--root", project, "new", "--topic", "tolls", "--question", f"Who{hidden} pays?"
    )
    assert (code, out) == (2, "")
    assert f"holds the character U+{ord(hidden):04X}, which does not show" in err
    assert hidden not in err


def test_a_blank_answer_is_none(project: Path) -> None:
    account = ("--account", "courier", " ", "From June 2004 each ship pays")
    common = ("--root", project, "new", "--topic", "tolls", "--type", "date")
    code, _, err = claims(*common, "--question", "Who pays?", *account)
    assert (code, err) == (0, "")
    assert load(project).record.claims[2].answering == ()


def test_a_claim_may_come_from_two_paragraphs(project: Path) -> None:
    log = project / "data/coverage.md"
    log.write_text(LOG.replace("1. Title.", "1. Not read yet."), "utf-8")
    assert new(project, "--paragraph", "courier", "1", "--paragraph", "courier", "3")[0] == 0
    text = log.read_text("utf-8")
    assert "1. `when-does-a-ship-pay`\n2." in text
    assert "3. `toll-purpose`, `stay`, `when-does-a-ship-pay`\n" in text


def test_a_source_that_is_none_is_named(project: Path) -> None:
    assert new(project, "--account", "curier", "each time", "From June 2004 each ship pays") == (
        2,
        "",
        "Error: “curier” is not a source. Did you mean “courier”?\n",
    )


def test_the_line_of_a_claim_named_like_a_flag_is_told(project: Path) -> None:
    code, out, _ = new(project, "--id", "amount")
    at = load(project).record.claim["amount"].at
    assert (code, out.splitlines()[0]) == (0, f"data/claims.yaml:{at.line}: added “amount”.")


def test_a_file_keeps_its_permissions_and_a_link_its_file(project: Path) -> None:
    data = project / "data/claims.yaml"
    real = project / "data/real.yaml"
    data.rename(real)
    real.chmod(0o600)
    data.symlink_to("real.yaml")
    assert new(project)[0] == 0
    assert data.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600
    assert "when-does-a-ship-pay" in real.read_text("utf-8")


@pytest.mark.parametrize("quote", ["From June 2004 each ship pays", "This is in no article at all"])
def test_what_is_tried_first_is_tried_on_a_copy(project: Path, quote: str) -> None:
    """Also where a file of the data is a link to another of the project, by its whole path."""
    data, real = project / "data/claims.yaml", project / "real.yaml"
    data.rename(real)
    data.symlink_to(real)
    before = real.read_bytes()
    code, _, err = new(project, "--account", "courier", "each time", quote)
    assert (code, real.read_bytes() == before) == ((0, False) if "June" in quote else (1, True)), (
        err
    )


def test_of_several_commands_at_once_none_loses_what_another_wrote(project: Path) -> None:
    names = [f"ship-{number}" for number in range(6)]
    with ThreadPoolExecutor(len(names)) as pool:
        done = list(pool.map(lambda name: new(project, "--id", name), names))
    assert [(code, err) for code, _, err in done] == [(0, "")] * len(names)
    added = load(project).record.claim
    assert added.keys() >= set(names)


def test_of_two_commands_with_one_id_one_is_refused(project: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: new(project, "--id", "ship"), range(2)))
    assert sorted(code for code, _, _ in done) in ([0, 1], [0, 2])  # told late, or at once
    assert (project / "data/claims.yaml").read_text("utf-8").count("- id: ship\n") == 1


def test_a_planted_link_in_place_of_the_lock_leads_nowhere(project: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("theirs", "utf-8")
    (project / LOCK).symlink_to(theirs)
    code, _, err = new(project)
    assert code == 2
    assert LOCK in err
    assert theirs.read_text("utf-8") == "theirs"


def test_what_an_editor_leaves_is_no_page(project: Path) -> None:
    (project / "docs/.#tolls.md").symlink_to("nobody@nowhere.1234")
    (project / "docs/.tolls.md").write_text("---\ntopic: tolls\n---\n", "utf-8")
    assert claims("--root", project, "check")[0] == 0
    assert new(project)[0] == 0


def test_an_explainer_begins_with_nothing(tmp_path: Path) -> None:
    """From the schemas alone: a source, a page, a claim, each told by the message before it."""
    root = tmp_path / "begun"
    shutil.copytree(REPOSITORY / "data/schema", root / "data/schema")
    articles = FIXTURES / "orchard/articles"
    claim = (
        *("--root", root, "new", "--topic", "apples", "--question", "How many?"),
        *("--type", "number", "--account", "almanac", "40"),
        "The orchard picked 40 tonnes of apples",
    )
    code, _, err = claims(*claim)
    assert code == 2
    assert err == (
        "Error: There is no page for the topic “apples”. Write a page for it, docs/apples.md, that "
        "begins with the lines “---”, “title: …”, “topic: apples”, “---” and shows its claims with "
        "{{ cards() }}.\n"
    )
    page = "---\ntitle: Apples\ntopic: apples\n---\n\n{{ cards() }}\n"
    (root / "docs").mkdir()
    (root / "docs/apples.md").write_text(page, "utf-8")
    assert claims(*claim)[2] == (
        "Error: “almanac” is not a source. Add it first: claims new source\n"
    )
    for name in ("almanac", "digest"):
        address = ("--url", f"https://{name}.example/", "--text", str(articles / f"{name}.txt"))
        added = claims(
            *("--root", root, "new", "source", "--id", name, "--title", name),
            *("--language", "en", *address),
        )
        assert added[0] == 0, added
    assert claims(*claim)[0] == 0, "a source that nothing uses yet is no obstacle"
    (root / "data/references.yaml").write_text("references: []\n", "utf-8")
    code, out, _ = claims("--root", root, "check")
    assert (code, "in-use: “digest” is used by no claim" in out) == (1, True)


@pytest.mark.parametrize("begun", ["claims: []\n", "", "# soon\n"])
def test_a_record_begins_with_an_empty_list_or_none(project: Path, begun: str) -> None:
    (project / "data/claims.yaml").write_text(begun, "utf-8")
    code, out, _ = new(project)
    assert (code, out.splitlines()[0].endswith("added “when-does-a-ship-pay”.")) == (0, True)


def test_what_was_wrong_before_is_said_and_does_not_block(project: Path) -> None:
    edit(project / "data/claims.yaml", "[each ship pays about 11 crowns]", "[each ship pays 11]")
    (project / "data/references.yaml").write_text("references: [\n", "utf-8")
    assert len(check(load(project))) == 2
    code, out, err = new(project)
    assert (code, err) == (0, "2 problems were here before this: claims check\n")
    assert "added “when-does-a-ship-pay”" in out


def test_what_a_change_brings_is_refused_where_a_rule_was_silent_before(project: Path) -> None:
    """The log cannot be held against claims while there are none; of the new one it can."""
    (project / "data/claims.yaml").write_text("claims: []\n", "utf-8")
    (project / "data/coverage.md").write_text(LOG, "utf-8")
    code, _, err = new(project)
    assert code == 1
    assert "the log does not say from which paragraph of courier “when-does-a-ship-pay”" in err
    assert "herald" not in err
    assert new(project, "--paragraph", "courier", "2")[0] == 0
