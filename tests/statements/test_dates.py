"""Dates in both languages, as precise as they are said."""

import re

import pytest

from kg.statements import calendars, dates, english_dates, writing_time

KOREAN = [
    pytest.param("2023년 9월 24일", ("2023-09-24", "2023-09-24"), id="full"),
    pytest.param("2023. 9. 11.(월) ~ 9. 18.(월)", ("2023-09-11", "2023-09-18"), id="dotted-range"),
    pytest.param("9. 14.~16. 열린", ("2016-09-14", "2016-09-16"), id="short-range"),
    pytest.param("28일부터 다음달 6일까지", ("2016-08-28", "2016-09-06"), id="over-the-month"),
    pytest.param("지난달 16~23일", ("2016-07-16", "2016-07-23"), id="last-month"),
    pytest.param("오는 16일", ("2016-09-16", "2016-09-16"), id="coming-day"),
    pytest.param("지난 14일", ("2016-08-14", "2016-08-14"), id="past-day"),
    pytest.param("지난 31일", ("2016-07-31", "2016-07-31"), id="past-day-of-last-month"),
    pytest.param("내년 3월", ("2017-03", "2017-03"), id="next-year-month"),
    pytest.param("지난해 9월", ("2015-09", "2015-09"), id="last-year-month"),
    pytest.param("6일부터 3박 4일간", ("2016-08-06", "2016-08-09"), id="nights-and-days"),
    pytest.param("23일부터 사흘간", ("2016-08-23", "2016-08-25"), id="days-in-words"),
    pytest.param("2024년부터 2026년까지", ("2024", "2026"), id="years"),
    pytest.param("‘24. 12.", ("2024-12", "2024-12"), id="apostrophe"),
    pytest.param("2014년", ("2014", "2014"), id="year-only"),
    pytest.param("9월 1일 개막한다", ("2016-09-01", "2016-09-01"), id="day-before-an-opening"),
    pytest.param("8일 간담회를 열고", ("2016-08-08", "2016-08-08"), id="day-before-a-talk"),
    pytest.param("2018년 대구 대회", ("2018", "2018"), id="year-before-a-name"),
    pytest.param("9~10월 열리는", ("2016-09", "2016-10"), id="months-joined"),
    pytest.param("27일 나흘간의 일정을 마쳤다", ("2016-08-24", "2016-08-27"), id="days-before-an-end"),
    pytest.param("지난봄 찾아온", ("2016", "2016"), id="a-season-gone-by"),
    pytest.param("지난가을 찾아온", ("2015", "2015"), id="a-season-of-last-year"),
    pytest.param("93년 자매결연", ("1993", "1993"), id="two-letters-of-a-year"),
    pytest.param("2017 하노이꽃축제(10. 1.~11. 2.)", ("2017-10-01", "2017-11-02"), id="an-edition's-year"),
]


@pytest.mark.parametrize(("text", "expected"), KOREAN)
def test_korean(text, expected):
    """A date said on 29 August 2016 means this."""
    found = dates.find(text, 0, len(text), calendars.calendar("2016-08-29"))
    assert [(each.dates.start, each.dates.end) for each in found] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "614() 벨기에",
        "20256, 4일간",
        "3일간",
        "3일 간의",
        "<7일차>",
        "3일차에",
        "14일자 신문",
        "21차 총회",
        "1억 8천",
        "02-2625-7001",
        "13월 45일",
    ],
)
def test_no_date(text):
    """A damaged date, a duration or a number is no date."""
    assert dates.find(text, 0, len(text), calendars.calendar("2016-08-29")) == []


def test_following_day():
    """이튿날 counts from the date before it."""
    text = "지난 28일 만났다. 이튿날 떠났다."
    found = dates.find(text, 0, len(text), calendars.calendar("2016-08-29"))
    assert [each.dates.start for each in found] == ["2016-08-28", "2016-08-29"]


def test_no_publication_date():
    """Without a publication date, relative dates stay unread."""
    assert dates.find("지난 14일", 0, 6, calendars.calendar(None)) == []


ENGLISH = [
    pytest.param("on 3 October 2023", ("2023-10-03", "2023-10-03"), id="day-month-year"),
    pytest.param("on October 3, 2023", ("2023-10-03", "2023-10-03"), id="month-day-year"),
    pytest.param("from 12 to 14 June 2024", ("2024-06-12", "2024-06-14"), id="range"),
    pytest.param("June 12-14, 2024", ("2024-06-12", "2024-06-14"), id="range-month-first"),
    pytest.param("in May 2023", ("2023-05", "2023-05"), id="month"),
    pytest.param("since 2011", ("2011", "2011"), id="year"),
    pytest.param("last year", ("2015", "2015"), id="relative-year"),
    pytest.param("8 May", ("2016-05-08", "2016-05-08"), id="year-of-publication"),
    pytest.param("on May 8 after three days", ("2016-05-06", "2016-05-08"), id="days-before-an-end"),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text, expected):
    """A date said on 29 August 2016 means this."""
    found = english_dates.find(text, 0, len(text), calendars.calendar("2016-08-29"))
    assert [(each.dates.start, each.dates.end) for each in found] == [expected]


CARRIED = [
    pytest.param("1998년 12월 자매결연을 맺었다. 27일 시장이 떠난다.", "2016-08-27", id="a-day-after-a-past-year"),
    pytest.param("2015년 이후 처음인 방문은 9월 3일이다.", "2016-09-03", id="since-a-year"),
    pytest.param("내년 10월 총회가 열린다.\n12일 이사회가 정했다.", "2016-08-12", id="a-day-after-a-month-ahead"),
    pytest.param("지난달 24일 만났다.\n26일 방문은 취소됐다.", "2016-07-26", id="the-month-of-the-trip"),
    pytest.param("30일 부시장이 참석했다.", "2016-07-30", id="a-day-done-is-not-ahead"),
    pytest.param("2012년 추진 계획\n5월에 대표단이 온다.", "2012-05", id="a-heading's-year"),
    pytest.param("지난주 대표단이 왔다.", "2016-08", id="a-week"),
    pytest.param("하노이시(1995. 10. 자매) : 6월 사진전을 연다.", "2016-06", id="a-year-in-brackets"),
    pytest.param("2006년 협약을 맺은 하노이시에 5월 다녀왔다.", "2016-05", id="a-year-that-describes"),
    pytest.param("하노이시 교류 (1995년 자매)\n사진전은 6월에 열린다.", "2016-06", id="a-heading's-brackets"),
    pytest.param("12~14일 총회가 열렸다. 둘째 날 상을 받았다.", "2016-08-13", id="a-day-of-a-stretch"),
    pytest.param("12~14일 총회가 열렸다. 개막 전날 만났다.", "2016-08-11", id="the-day-before-an-opening"),
    pytest.param("3월 31일 문을 닫는다. 4일 서명했다.", "2016-03-04", id="the-month-told-last"),
    pytest.param("10월 31일 문을 닫는다. 4일 협약서에 서명했다.", "2016-08-04", id="a-day-done-before-a-month-ahead"),
    pytest.param("2013년인가. 하노이 대표단이 5월에 왔다.", "2016-05", id="an-answer-of-few-words"),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_carried_over_sentences(text, expected):
    """What a date leaves out comes from what is reported, not from a year of long ago that was named before it."""
    now, at, found = calendars.calendar("2016-08-29"), 0, []
    for sentence in re.findall(r"[^.\n]+[.\n]*", text):
        found += dates.find(text, at, at + len(sentence.rstrip("\n")), now)
        at += len(sentence)
    assert found[-1].dates.start == expected


def test_english_day_after_a_past_year():
    """A day without a year is of the publication's year, not of the year since which cities are sisters."""
    text = "They have been sister cities since 1987. The mayor came on May 13."
    now = calendars.calendar("2019-05-14")
    found = english_dates.find(text, 0, 40, now) + english_dates.find(text, 41, len(text), now)
    assert [each.dates.start for each in found] == ["1987", "2019-05-13"]


def test_a_day_that_the_month_lacks_is_no_day():
    """After a stretch from June into July, a bare 31st is not the 31st of June; what follows can be counted."""
    text = "6월 28일부터 7월 2일까지 방문했다. 31일 항만을 둘러봤다. 이튿날 면담했다."
    now = calendars.calendar("2024-07-05")
    found = dates.find(text, 0, len(text), now)
    days = [day for each in found for day in (each.dates.start, each.dates.end) if day]
    assert days[:2] == ["2024-06-28", "2024-07-02"]
    assert all(calendars.valid(*map(int, day.split("-"))) for day in days)
    assert dates.find("30일 항만을 둘러봤다.", 0, 14, now)[0].dates.start == "2024-06-30"


WEEKDAYS = [
    pytest.param("2022년 맺은 협약에 따라 5월 16일(목) 대표단이 왔다.", "2024", id="one-day"),
    pytest.param("2022년 맺은 협약에 따라 5월 16일(목)과 5월 20일(월)에 만났다.", "2024", id="two-days"),
    pytest.param("2022년 맺은 협약에 따라 5월 16일(목)과 5월 20일(화)에 만났다.", None, id="days-that-disagree"),
    pytest.param("2021년 맺은 협약에 따라 5월 16일(목) 대표단이 왔다.", None, id="two-years-fit"),
    pytest.param("5월 16일(목) 대표단이 왔다.", None, id="no-year-about-which"),
    pytest.param("2021년 5월 20일(목) 협약을 맺었다.", None, id="its-own-year"),
]


@pytest.mark.parametrize(("text", "year"), WEEKDAYS)
def test_weekdays_tell_the_year_of_writing(text, year):
    """Days told with their weekday fall so in one year about the latest that the text names."""
    assert writing_time.infer(text) == year
