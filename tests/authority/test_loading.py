"""Curated files: what they say holds together, and a fault names the place to mend."""

from pathlib import Path

import pytest

from danvan_kg.authority import load_authority
from danvan_kg.errors import AssetError


def write(folder: Path, name: str, text: str) -> Path:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_files_that_come_with_the_program_load() -> None:
    """Every body that another names is described, and the homonym of the first articles is told apart."""
    authority = load_authority()
    assert authority.body("Đảng ủy Khối các cơ quan Trung ương")
    assert len([person for person in authority.persons if person.name == "Trần Hồng Hà"]) == 2
    assert authority.body("Ban Dân vận Đảng ủy Khối các cơ quan Trung ương").unit_of == (  # type: ignore[union-attr]
        "Đảng ủy Khối các cơ quan Trung ương"
    )


def test_every_entry_names_its_source() -> None:
    authority = load_authority()
    for entries in (authority.bodies, authority.documents, authority.terms, authority.persons, authority.changes):
        assert entries
        assert all(entry.source for entry in entries)


def test_an_empty_folder_is_an_empty_authority(tmp_path: Path) -> None:
    assert load_authority(tmp_path).bodies == ()


BODY = "organizations:\n- name: Ban A\n  source: s\n"
FAULTS = {
    "an unknown field": (
        "organizations",
        BODY + "  parent: Ban B\n",
        r"organizations.yaml:4: unknown field 'parent'\nhint: fields are name, source, ",
    ),
    "no source": (
        "organizations",
        "organizations:\n- name: Ban A\n",
        r"organizations.yaml:2: the entry has no 'source'\nhint: every entry needs name, source",
    ),
    "one body twice": (
        "organizations",
        BODY + "- name: Ban A\n  source: s\n",
        r"organizations.yaml:4: 'Ban A' stands on line 2 already\nhint: keep one entry",
    ),
    "a name of two bodies": (
        "organizations",
        BODY + "- name: Ban B\n  source: s\n  other_names: [Ban A]\n",
        r"organizations.yaml:4: 'Ban A' is a name of 'Ban A' too\nhint: give the name to one of them",
    ),
    "a body that is not described": (
        "organizations",
        BODY + "  unit_of: Ban B\n",
        r"organizations.yaml:4: no body is named 'Ban B'\nhint: describe it",
    ),
    "a day that is none": (
        "organizations",
        BODY + "  exists_until: soon\n",
        r"organizations.yaml:4: 'soon' is not what 'exists_until' holds\nhint: see the head",
    ),
    "templates that are a word": (
        "organizations",
        "territorial:\n- {kind: Legislature, source: s, names: Hội đồng}\n",
        r"organizations.yaml:2: 'Hội đồng' is not what 'names' holds",
    ),
    "a date that is none": (
        "documents",
        "documents:\n- {kind: Law, type_name: Luật, source: s, date: 2013-13}\n",
        r"documents.yaml:2: '2013-13' is not what 'date' holds",
    ),
    "a list that is a word": (
        "persons",
        "persons:\n- {id: a, name: B, source: s, bodies: Ban A}\n",
        r"persons.yaml:2: 'Ban A' is not what 'bodies' holds",
    ),
    "an entry that is a word": ("persons", "persons: [a]\n", r"persons.yaml:1: 'a' is not an entry\nhint: an entry is"),
    "a withheld thing without reason": (
        "withheld",
        "withheld:\n- {key: person/a, date: 2026-01-01}\n",
        r"withheld.yaml:2: the entry has no 'reason'",
    ),
}


@pytest.mark.parametrize(("name", "text", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_file_line_and_way_out(name: str, text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(AssetError, match=message):
        load_authority(write(tmp_path, name, text))


def test_roles_have_the_english_labels_of_the_lexicon() -> None:
    """Deputies among them, which the lexicon derives."""
    labels = load_authority().role_labels
    assert (labels["Bí thư"], labels["Phó Bí thư"]) == ("Secretary", "Deputy Secretary")
