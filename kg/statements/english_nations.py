"""Places that English text speaks of by the name of their people: the Malaysian city, the Italian delegation."""

import re

from kg.statements.analysis import Analysis
from kg.statements.morphology import Sentence

# the city of a country spoken of by its people's name: the Malaysian city, the Italian delegation
_NATION = re.compile(
    r"\b[Tt]he\s(?P<nation>[A-Z][a-z]+)\s(?:city|capital|port|town|province|delegation|delegates|side|team|visitors|guests|party|mayor|officials)\b"
)
_NATIONS = {
    word: country
    for country, words in {
        "AE": "Emirati", "AR": "Argentine Argentinian", "AT": "Austrian", "AU": "Australian", "BE": "Belgian", "BG": "Bulgarian",
        "BR": "Brazilian", "CA": "Canadian", "CH": "Swiss", "CL": "Chilean", "CN": "Chinese", "CO": "Colombian", "CZ": "Czech",
        "DE": "German Bavarian", "DK": "Danish", "EG": "Egyptian", "ES": "Spanish", "ET": "Ethiopian", "FI": "Finnish", "FR": "French",
        "GB": "British English Scottish Welsh", "GR": "Greek", "HR": "Croatian", "HU": "Hungarian", "ID": "Indonesian", "IE": "Irish",
        "IL": "Israeli", "IN": "Indian", "IT": "Italian", "JO": "Jordanian", "JP": "Japanese", "KE": "Kenyan", "KH": "Cambodian",
        "KZ": "Kazakh", "LA": "Lao Laotian", "LK": "Lankan", "MA": "Moroccan", "MN": "Mongolian", "MX": "Mexican", "MY": "Malaysian",
        "NL": "Dutch", "NO": "Norwegian", "NP": "Nepali Nepalese", "NZ": "Zealand", "PE": "Peruvian", "PH": "Philippine Filipino",
        "PL": "Polish", "PT": "Portuguese", "RO": "Romanian", "RU": "Russian", "RW": "Rwandan", "SE": "Swedish", "SG": "Singaporean",
        "TH": "Thai", "TR": "Turkish", "TW": "Taiwanese", "UA": "Ukrainian", "UG": "Ugandan", "US": "American", "UZ": "Uzbek",
        "VN": "Vietnamese", "ZA": "African",
    }.items()
    for word in words.split()
}  # fmt: skip


def country_of(people: str) -> str | None:
    """Return the code of the country that a people's name means: Italian is IT."""
    return _NATIONS.get(people)


def nation(analysis: Analysis, sentence: Sentence, before: str) -> tuple[str, ...]:
    """Return the place that a people's name before a verb means: the one of that country named last before."""
    match = _NATION.search(before)
    country = _NATIONS.get(match["nation"]) if match else None
    if country is None:
        return ()
    for index in range(sentence.index, -1, -1):
        for each in reversed(analysis.mentions[index]):
            if each.kind == "place" and each.references and analysis.country(each.references[0]) == country:
                if index < sentence.index or each.end <= sentence.start + len(before):
                    return each.references[:1]
    return ()
