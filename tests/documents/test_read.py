"""Reading: what comes in as bytes goes out as one text in NFC, with what the page tells of itself."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import documents
from kg.documents import noise
from kg.errors import InputError

SENTENCE = "여수시는 지난 3월 4일 셰브르부르시와 해양 청소 협약을 맺었다."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "euc-kr", "utf-16"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str):
    """The text is the same whatever encoding it was saved in."""
    text = SENTENCE.replace("셰브르부르", "가고시마") if encoding == "euc-kr" else SENTENCE
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert documents.read(path).text == text


def test_decomposed_hangul_is_composed(tmp_path: Path):
    """Hangul saved in pieces (NFD) is stored composed, so that offsets count syllables."""
    path = tmp_path / "a.md"
    path.write_text(unicodedata.normalize("NFD", SENTENCE), encoding="utf-8")
    assert documents.read(path).text == SENTENCE


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("gone.txt", None, "no such file", id="missing"),
        pytest.param("empty.txt", b" \n", "empty", id="empty"),
        pytest.param(
            "marked.txt", b"\xff\xfe" + bytes(range(0xE0, 0xF8)) * 40, "binary", id="binary after the mark of UTF-16"
        ),
        pytest.param("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "binary", id="binary"),
        pytest.param("broken.txt", b"\xec\x84\xff\xff\xff", "neither UTF-8 nor cp949", id="damaged"),
        pytest.param("report.hwp", b"text", "no reader for '.hwp'", id="unknown-kind"),
    ],
)
def test_bad_input_is_one_line(tmp_path: Path, name: str, content: bytes | None, message: str):
    """A source that cannot be read says what came, in one line."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as error:
        documents.read(path)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("metadata", "message"),
    [
        ("{", "not valid JSON"),
        ('["a"]', "an object is expected"),
        ('{"titel": "x"}', "unknown key 'titel'"),
        ('{"published": "12 May"}', "YYYY-MM-DD is expected"),
        ('{"retelling": "yes"}', "a bool is expected"),
    ],
)
def test_bad_metadata_is_one_line(tmp_path: Path, metadata: str, message: str):
    """A damaged metadata file names the file and what was expected."""
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "a.meta.json").write_text(metadata, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.meta\.json") as error:
        documents.read(tmp_path / "a.txt")
    assert message in str(error.value)


def test_metadata_beside_wins_and_is_part_of_the_identity(tmp_path: Path):
    """What the metadata file says replaces what the page says, and changing it changes the document's id."""
    path = tmp_path / "a.txt"
    path.write_text("입력 2020.01.02 10:00\n" + SENTENCE, encoding="utf-8")
    before = documents.read(path)
    (tmp_path / "a.meta.json").write_text(json.dumps({"published": "2021-05-06", "title": "제목"}), encoding="utf-8")
    after = documents.read(path)
    assert (before.published, after.published, after.title) == ("2020-01-02", "2021-05-06", "제목")
    assert before.id != after.id


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param(f"입력 2019.07.05 10:42  수원=홍길동 기자\n\n{SENTENCE}", "2019-07-05", id="ko-labelled"),
        pytest.param(f"우리신문 | 2005-11-18 | 종합\n\n제목\n{SENTENCE}", "2005-11-18", id="ko-header"),
        pytest.param(f"제목\n{SENTENCE}\n2025. 6. 10.\n", "2025-06-10", id="ko-footer"),
        pytest.param(f"출발일\n2025년 10월 12일\n도착일\n2025년 10월 19일\n{SENTENCE}", None, id="ko-trip-dates"),
        pytest.param(f"행사 개요\n기간: 2019. 11. 11.(월)~11. 15.(금)\n{SENTENCE}", None, id="ko-range"),
        pytest.param(f"제3차 회의록\n일시 2018년 9월 12일(수) 10시\n{SENTENCE}", "2018-09-12", id="ko-minutes"),
        pytest.param(f"{SENTENCE} 두 도시는 2011년 5월 2일 처음 만났다.", None, id="ko-running-text"),
        pytest.param("Port news\nPublished 3 June 2024\nYeosu signed a pact.", "2024-06-03", id="en-day-first"),
        pytest.param("YEOSU, June 3, 2024 - Yeosu signed a pact.", "2024-06-03", id="en-dateline"),
        pytest.param("Yeosu signed a pact in June 2024.", None, id="en-month-only"),
    ],
)
def test_publication_date_is_what_the_page_says(tmp_path: Path, text: str, published: str | None):
    """The publication date is a labelled or header date; a date inside the running text is none; none is guessed."""
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert documents.read(path).published == published


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("배너", ""),
        ("홈 > 뉴스 > 종합", ""),
        ("정치 | 경제 | 사회 | 문화", ""),
        ("페이스북 트위터 네이버", ""),
        ("홍길동 기자 gil@example.org", ""),
        ("Copyright 2020 우리신문. All rights reserved.", ""),
        ("[대표전화] 02-000-0000", ""),
        ("[관련기사]\n· 여수시, 크루즈 입항\n▶ 순천시 정원 개장", ""),
        (f"많이 본 뉴스\n여수시, 크루즈 입항\n{SENTENCE}", SENTENCE),
        ("[광고] 봄맞이 여행 특가", ""),
        ("우리신문 채널 추가하고 소식 받기", ""),
        (f"(서울=우리통신) 홍길동 기자 = {SENTENCE}", SENTENCE),
        (SENTENCE, SENTENCE),
        ("○ 시장은 다음 날 항만을 둘러봤다.", "○ 시장은 다음 날 항만을 둘러봤다."),
        ("조요시 자매 소년야구단 방문 | 대표단 초청", "조요시 자매 소년야구단 방문 | 대표단 초청"),
        ("관련 기관과 협의해 교육 과정을 만든다.", "관련 기관과 협의해 교육 과정을 만든다."),
    ],
)
def test_page_noise_is_told_from_text(line: str, kept: str):
    """Menus, banners, bylines and lists of other articles are noise; sentences, bullets and table rows are not."""
    spans = noise.find(line, "doc")
    rest, at = [], 0
    for span in spans:
        rest.append(line[at : span.start])
        at = span.end
    assert "".join([*rest, line[at:]]).strip() == kept


@given(st.text(alphabet=st.sampled_from(list("가나다시 기자=()[]|>·\n배너.@ab12")), max_size=200))
def test_noise_spans_are_sorted_and_inside(text: str):
    """Whatever the text, noise spans lie inside it, in order, and never overlap."""
    spans = noise.find(text, "doc")
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_find_searches_folders_and_keeps_what_is_missing(tmp_path: Path):
    """Folders give their documents in order, without hidden files; a missing path stays, for `read` to report."""
    for name in ("b.txt", "a.md", "c.json", ".hidden.txt"):
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    found = documents.find([tmp_path, tmp_path / "gone.txt", tmp_path / "b.txt"])
    assert [path.name for path in found] == ["a.md", "b.txt", "gone.txt"]


def test_documents_that_nothing_reads_are_counted_by_their_ending(tmp_path: Path):
    """Of a folder's files, documents without a reader count; metadata, hidden files and what is no document do not."""
    names = (
        "a.txt", "a.meta.json", "plan.PDF", "deep/report.hwp", "deep/budget.xlsx", "deep/list.pdf", ".trash/old.pdf",
        ".hidden.pdf", "~$report.docx", "style.css", "kg.py", "no_ending",
    )  # fmt: skip
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    counted = {".pdf": 2, ".hwp": 1, ".xlsx": 1}
    assert documents.passed_over([tmp_path]) == counted
    assert documents.passed_over([tmp_path, tmp_path / "deep"]) == counted
    # a file that is named is read or refused, never passed over
    assert not documents.passed_over([tmp_path / "plan.PDF", tmp_path / "a.txt"])
