"""The lexicon: what it holds together, and what it says of a wrong line."""

import shutil
from pathlib import Path

import pytest

from danvan_kg.assets import asset
from danvan_kg.errors import AssetError
from danvan_kg.lexicon import load_lexicon


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A lexicon directory of one's own to break."""
    folder = tmp_path / "data" / "lexicon"
    shutil.copytree(asset("data", "lexicon"), folder)
    return folder


def _replace(path: Path, old: str, new: str) -> int:
    """Replaces `old`, which must be there, and gives the line that it stands on."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_every_typed_table_of_the_shipped_lexicon_reads() -> None:
    lexicon = load_lexicon()
    assert lexicon.organizations.heads
    assert lexicon.roles.roles
    assert lexicon.honorifics.singular
    assert "Nguyễn" in lexicon.surnames.strong
    assert lexicon.triggers.phrases["appoint"]
    assert lexicon.abbreviations["UBND"] == "Ủy ban nhân dân"
    assert lexicon.places.province("Nghệ An") is not None


def test_version_depends_on_the_bytes_and_not_on_the_folder(copy: Path) -> None:
    assert load_lexicon(copy).version == load_lexicon().version
    (copy / "roles.yaml").write_text((copy / "roles.yaml").read_text("utf-8") + "# changed\n", "utf-8")
    assert load_lexicon(copy).version != load_lexicon().version


def test_alias_of_two_roles_is_refused_with_its_line(copy: Path) -> None:
    line = _replace(
        copy / "roles.yaml",
        "{name: Hiệu trưởng, en: Rector,",
        "{name: Hiệu trưởng, aliases: [Giám đốc], en: Rector,",
    )
    with pytest.raises(AssetError) as raised:
        _ = load_lexicon(copy).roles
    assert f"roles.yaml:{line}: alias 'giám đốc' is also an alias of role 'Giám đốc'" in raised.value.message
    assert raised.value.hint


def test_alias_of_two_bodies_is_refused_with_its_line(copy: Path) -> None:
    line = _replace(copy / "organizations.yaml", "aliases: [VTV]", "aliases: [VTV, VOV]")
    with pytest.raises(AssetError) as raised:
        _ = load_lexicon(copy).organizations
    assert f"organizations.yaml:{line}: alias 'VOV' is also a name of 'Đài Tiếng nói Việt Nam'" in raised.value.message


def test_kind_that_is_not_declared_is_refused(copy: Path) -> None:
    line = _replace(copy / "organizations.yaml", "{name: Tỉnh ủy, kind: PartyCommittee", "{name: Tỉnh ủy, kind: Club")
    with pytest.raises(AssetError, match=rf"organizations.yaml:{line}: kind 'Club' of 'Tỉnh ủy' is not declared"):
        _ = load_lexicon(copy).organizations


def test_unknown_key_is_refused_with_the_known_ones(copy: Path) -> None:
    _replace(copy / "organizations.yaml", "{name: Tỉnh ủy, kind:", "{name: Tỉnh ủy, colour: red, kind:")
    with pytest.raises(AssetError, match=r"unknown keys \['colour'\]") as raised:
        _ = load_lexicon(copy).organizations
    assert "known: " in (raised.value.hint or "")


def test_broken_yaml_names_file_and_line(copy: Path) -> None:
    (copy / "roles.yaml").write_text("roles:\n  - {name: Bí thư\n", "utf-8")
    with pytest.raises(AssetError, match=r"roles\.yaml:\d+: "):
        load_lexicon(copy)


def test_missing_table_is_an_error_and_not_an_empty_one() -> None:
    with pytest.raises(AssetError, match=r"nowhere\.yaml: there is no such table"):
        load_lexicon().table("nowhere")


def test_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match="no lexicon here"):
        load_lexicon(tmp_path)


def test_table_knows_the_line_of_each_value() -> None:
    table = load_lexicon().table("abbreviations")
    lines = table.path.read_text("utf-8").splitlines()
    assert "UBND:" in lines[table.line("abbreviations", "UBND") - 1]
