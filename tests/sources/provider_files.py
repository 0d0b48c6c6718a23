"""Small complete files in every provider's own layout, made from the declared coverage.

CSV files are kept under ``tests/data/<source>``; Parquet files are built here, with the provider's
column names and types. The figures are invented, and so is every fact of the ledgers.
"""

import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import polars as pl

from suasion.catalog import source, sources

DATA = Path(__file__).parents[1] / "data"
FIGURES = ("china-customs", "eurostat-totals", "wdi-gdp-per-capita", "wdi-population")
LEDGERS = ("events-china", "events-eu", "events-others", "memberships", "positions")
CSV = (*FIGURES, *LEDGERS)
ANYBODY = "CHN"  # stands in where a window names no partners

DOTS_NAMES = {
    "CHN": "China, P.R.: Mainland",
    "DEU": "Germany",
    "KGZ": "Kyrgyz Rep.",
    "TJK": "Tajikistan, Rep. of",
}
IMTS_NAMES = {
    "ARM": "Armenia, Republic of",
    "CHN": "China, People's Republic of",
    "DEU": "Germany",
    "KAZ": "Kazakhstan, Republic of",
    "UZB": "Uzbekistan, Republic of",
}
EUROSTAT_LABELS = {year: ("Total", "EXPORT", "Total", f"Jan.-Dec. {year}") for year in range(2024)}
EUROSTAT_LABELS |= {2016: ("Total", "EXPORTATION", "Total", "Jan.-Dec. 2016")}
EUROSTAT_LABELS |= {
    year: ("TOTAL-Total", "2-EXPORT", "T-Total", f"{year}52-Jan.-Dec. {year}")
    for year in range(2019, 2024)
}


def promised(name: str) -> Iterator[tuple[str, str, str, int]]:
    """Every (reporter, flow, partner, year) for which the source must hold a figure."""
    for window in source(name).coverage:
        for year in range(window.since, window.until + 1):
            for flow in window.flows:
                for partner in window.partners or (ANYBODY,):
                    yield window.reporter, flow, partner, year


def figure(*key: object) -> float:
    """An invented figure, different from key to key."""
    digest = sha256(repr(key).encode()).digest()
    return 1000 + int.from_bytes(digest[:4], "big") / 1000


def nso_bilateral() -> pl.DataFrame:
    """National statistics offices; Armenia with its third flow."""
    rows: list[tuple[int, str, str, str, str, float]] = []
    for reporter, flow, partner, year in promised("nso-bilateral"):
        label = flow.removesuffix("s")
        amount = figure(reporter, flow, partner, year)
        rows.append((year, reporter, partner, label, f"office of {reporter}", amount))
        if (reporter, label) == ("ARM", "import"):
            other = (f"{label}_consignment", f"office of {reporter}", amount / 2)
            rows.append((year, reporter, partner, *other))
    names = ["year", "reporter", "partner", "flow", "source", "value_kusd"]
    return pl.DataFrame(rows, names, orient="row")


def eurostat_exports() -> pl.DataFrame:
    """Eurostat's annual exports, labels as they change; two Guineas."""
    rows: list[tuple[str, str, str, str, str, float, str]] = []
    for year in range(2010, 2024):
        french = year == 2016
        guineas = ("Guinée", "Guinea") if french else ("Guinea", "Guinea-Bissau")
        partners = dict(zip(("Kyrgyzstan", *guineas), ("KGZ", "GIN", "GNB"), strict=True))
        product, flow, proc, period = EUROSTAT_LABELS[year]
        for partner, code in partners.items():
            amount = figure("EUU", code, year) * 1000
            rows.append((partner, product, flow, proc, period, amount, str(year)))
    names = ["partner", "product", "flow", "proc", "period", "value_eur", "year"]
    return pl.DataFrame(rows, names, orient="row")


def imf_dots() -> pl.DataFrame:
    """IMF DOTS: two reporters, partners by name, an aggregate."""
    rows: list[tuple[str, str, str, int, float]] = []
    labels = {"exports": "exports_fob", "imports": "imports_cif"}
    for reporter, flow, _, year in promised("imf-dots"):
        shown = {"WLD": "World"}.get(reporter, reporter)
        for code, partner in DOTS_NAMES.items():
            amount = figure(reporter, flow, code, year)
            rows.append((shown, labels[flow], partner, year, amount))
        rows.append((shown, labels[flow], "Advanced Economies", year, 9e5))
    rows += [("RUS", labels[flow], DOTS_NAMES["KGZ"], 2023, 7.0) for flow in labels]
    return pl.DataFrame(rows, ["reporter", "flow", "partner", "year", "million_usd"], orient="row")


def imf_imts() -> pl.DataFrame:
    """IMF IMTS: Russia by partner, Uzbekistan up to the last year."""
    rows: list[tuple[str, str, str, str, int, float]] = []
    labels = {"exports": "exports_fob", "imports": "imports_cif"}
    for _, flow, _, year in promised("imf-imts"):
        for code, partner in IMTS_NAMES.items():
            amount = figure("RUS", flow, code, year)
            rows.append(("RUS", code, partner, labels[flow], year, amount))
        rows.append(("RUS", "G001", "World", labels[flow], year, 5e5))
        rows.append(("RUS", "GX901", "CIS", labels[flow], year, 9e4))
    names = ["reporter", "partner_iso3", "partner", "flow", "year", "million_usd"]
    return pl.DataFrame(rows, names, orient="row").cast({"year": pl.Int16})


def oec_totals() -> pl.DataFrame:
    """OEC: all pairs of five states, 1963-2014, years not covered among them."""
    states = ("CHN", "DEU", "KAZ", "KGZ", "RUS")
    rows: list[tuple[int, str, str, float]] = [
        (year, one, other, figure(one, other, year) * 1000)
        for year in range(1963, 2015)
        for one in states
        for other in states
        if one != other
    ]
    frame = pl.DataFrame(rows, ["year", "exporter", "importer", "value_usd"], orient="row")
    return frame.cast({"exporter": pl.Categorical, "importer": pl.Categorical})


PARQUET = {
    "eurostat-exports": eurostat_exports,
    "imf-dots": imf_dots,
    "imf-imts": imf_imts,
    "nso-bilateral": nso_bilateral,
    "oec-totals": oec_totals,
}


def place(origin: Path, name: str) -> Path:
    """Write the complete file of a source to its place in an origin folder."""
    path = origin / source(name).file
    path.parent.mkdir(parents=True, exist_ok=True)
    if name in CSV:
        shutil.copyfile(DATA / name / path.name, path)
    else:
        PARQUET[name]().write_parquet(path)
    return path


def write_origin(origin: Path) -> Path:
    """Write the complete files of all sources."""
    for name in sources():
        place(origin, name)
    return origin


def contents(folder: Path) -> dict[str, str]:
    """The checksum of every file in a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
