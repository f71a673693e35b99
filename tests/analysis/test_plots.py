"""Figures: drawn as SVG and PNG, with Hangul, or a line that says why not."""

import warnings

import pytest

pytest.importorskip("matplotlib", reason="needs the extra: pip install 'kg[plots]'")

from kg.analysis import plot, plots
from kg.analysis.facts import Facts
from kg.errors import InputError, UnknownNameError

_MAGIC = {".svg": b"<?xml", ".png": b"\x89PNG"}


def hangul() -> bool:
    try:
        plots._font("ko")
    except InputError:
        return False
    return True


@pytest.mark.parametrize(("lang", "suffix"), [("en", ".svg"), ("ko", ".png")])
@pytest.mark.parametrize("kind", plots.KINDS)
def test_every_figure_in_both_languages(facts, tmp_path, kind, lang, suffix):
    """Each is drawn, as SVG and as PNG, without a letter that the font lacks (matplotlib would warn)."""
    if lang == "ko" and not hangul():
        pytest.skip("needs a font with Hangul: apt-get install fonts-nanum")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert plot(facts, kind, tmp_path / f"a{suffix}", lang=lang).read_bytes().startswith(_MAGIC[suffix])


def test_the_same_facts_give_the_same_figure(facts, tmp_path):
    """No date and no random id in an SVG."""
    first = plot(facts, "degrees", tmp_path / "a.svg").read_bytes()
    assert plot(facts, "degrees", tmp_path / "b.svg").read_bytes() == first


def test_korean_names_without_a_korean_font(monkeypatch, facts, tmp_path):
    """Where no font has Hangul, Korean figures are refused with a hint, English ones drawn."""
    monkeypatch.setattr(plots, "FONTS", ("No Such Font",))
    with pytest.raises(InputError, match=r"No font with Hangul is installed.*fonts-nanum"):
        plot(facts, "themes", tmp_path / "x.svg", lang="ko")
    assert plot(facts, "themes", tmp_path / "x.svg").exists()


@pytest.mark.parametrize("kind", plots.KINDS)
def test_nothing_to_draw_is_said(kind, tmp_path):
    """An empty graph gives a line that says what is missing, and no file."""
    with pytest.raises(InputError, match=r"[Nn]oth|no |No "):
        plot(Facts(), kind, tmp_path / "x.svg")
    assert not (tmp_path / "x.svg").exists()


def test_what_cannot_be_drawn(facts, tmp_path):
    """An unknown figure, another suffix, a folder that is not there."""
    with pytest.raises(UnknownNameError, match=r"No plot 'theme'. Nearest: themes"):
        plot(facts, "theme", tmp_path / "x.svg")
    with pytest.raises(InputError, match=r"as .svg or .png; 'x.pdf' came"):
        plot(facts, "themes", tmp_path / "x.pdf")
    with pytest.raises(InputError, match=r"cannot be written"):
        plot(facts, "themes", tmp_path / "nowhere" / "x.svg")
