"""The day that a page says it was published, and days that are none."""

import pytest

from kg import documents

PAGES = [
    ("시장, 일본 방문\n\n한밭뉴스 | 사회 | 2023-11-14 09:12:40\n시는 14일 대표단을 보냈다.\n", "2023-11-14"),
    ("나라 | 도시 | 2001. 3. 2.\n일본 | 나라 | 2004. 5. 6.\n자매도시 표다.\n", None),
    ("City Hall\nTourism Bureau | Oct. 18, 2024\nThe city of Busan held a forum with Fukuoka.\n", "2024-10-18"),
    ("Newsroom > 5 Nov 2022\nThe city of Busan held a forum with Fukuoka.\n", "2022-11-05"),
    ("업무계획\n ○ 국가정원 지정('15. 9. 5.)을 계기로 교류가 늘어남\n", None),
    (
        (
            "교류 연표\n1979. 1. 16. 일본 후쿠야마시와 결연\n1997. 11. 3. 조에쓰시와 결연\n"
            "2001. 9. 4. 회의에 들어감\n2004. 8. 23. 회의를 엶\n"
        ),
        None,
    ),
]


@pytest.mark.parametrize(("text", "published"), PAGES)
def test_published(tmp_path, text, published):
    """A masthead's day is the page's; a table's, a list's and a chronicle's are those of what they tell."""
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    assert documents.read(page).published == published
