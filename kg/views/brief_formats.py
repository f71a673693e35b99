"""A briefing as HTML, Markdown or a Word document."""

import io
import re
from collections.abc import Callable

from kg.errors import InputError, MissingExtraError
from kg.views.brief import Brief, Line
from kg.views.bundle import ASSETS


def render(brief: Brief, suffix: str) -> str | bytes:
    """Return the briefing as a file of the suffix `.html`, `.md` or `.docx` holds.

    Raises:
        InputError: there is no such format.
        MissingExtraError: a Word document is asked for where python-docx is not installed.

    """
    if suffix not in _FORMATS:
        raise InputError(f"No briefing as '{suffix}' files. Give --out a name that ends in: {', '.join(_FORMATS)}.")
    return _FORMATS[suffix](brief)


def _sources(brief: Brief) -> str:
    return "출처" if brief.language == "ko" else "Sources"


def _numbers(line: Line) -> str:
    return "".join(f"[{number}]" for number in line.sources)


def markdown(brief: Brief) -> str:
    """Return the briefing as Markdown; marks in names and quotes stay text."""
    out = [f"# {_plain(brief.title)}", "", _plain(brief.day), ""]
    for section in brief.sections:
        out += [f"## {_plain(section.title)}", ""]
        for line in section.lines:
            note = f" — {_plain(line.note)}" if line.note else ""
            out.append(f"- **{_plain(line.text)}**{note} {_numbers(line)}".rstrip())
            if line.quote:
                out.append(f"  > “{_plain(line.quote)}”")
        out += [_plain(each) for each in (section.rest, section.nothing) if each]
        out.append("")
    out += [f"## {_sources(brief)}", ""]
    out += [f"{number}. {_plain(source)}" for number, source in enumerate(brief.sources, 1)]
    return "\n".join(out).rstrip() + "\n"


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))


def html(brief: Brief) -> str:
    """Return the briefing as one page that prints on one or two sheets; every text is escaped."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(loader=FileSystemLoader(ASSETS), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("brief.html").render(brief=brief, sources=_sources(brief)) + "\n"


def docx(brief: Brief) -> bytes:
    """Return the briefing as a Word document."""
    try:
        from docx import Document
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt, RGBColor
    except ImportError as error:
        raise MissingExtraError("A briefing as a Word document", "word") from error
    document = Document()
    for part in document.sections:
        part.left_margin = part.right_margin = Cm(2.2)
        part.top_margin = part.bottom_margin = Cm(1.8)
    for name in ("Normal", "Title", "Heading 1", "List Bullet", "List Number"):
        style = document.styles[name]
        style.font.name = "Malgun Gothic"
        # Word keeps the font of Hangul apart from that of Latin letters
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Malgun Gothic")
    document.styles["Normal"].font.size = Pt(10)
    document.core_properties.title = _word(brief.title)
    document.add_heading(_word(brief.title), level=0)
    document.add_paragraph(_word(brief.day))
    grey = RGBColor(0x56, 0x61, 0x74)
    for section in brief.sections:
        document.add_heading(_word(section.title), level=1)
        for line in section.lines:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(_word(line.text)).bold = True
            paragraph.add_run(_word(f" {line.note} {_numbers(line)}".replace("  ", " ").rstrip()))
            if line.quote:
                run = paragraph.add_run(_word(f"\n“{line.quote}”"))
                run.italic = True
                run.font.color.rgb = grey
                run.font.size = Pt(9)
        for each in (section.rest, section.nothing):
            if each:
                document.add_paragraph(_word(each))
    document.add_heading(_sources(brief), level=1)
    for number, source in enumerate(brief.sources, 1):
        document.add_paragraph(_word(f"[{number}] {source}")).paragraph_format.space_after = Pt(0)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _word(text: str) -> str:
    """Return the text without the control characters that a Word file cannot hold."""
    return re.sub(r"[\x00-\x08\x0b-\x1f]", " ", text)


_FORMATS: dict[str, Callable[[Brief], str | bytes]] = {".html": html, ".md": markdown, ".docx": docx}
