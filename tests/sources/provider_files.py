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
FIGURES = (
    "china-customs",
    "eurostat-totals",
    "sipri-register",
    "wdi-gdp-per-capita",
    "wdi-population",
)
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


SECTIONS = {
    "SITC0_Food": 1.0, "SITC1_BevTobacco": 0.5, "SITC2_Crude": 2.0, "SITC3_MineralFuels": 4.0,
    "SITC4_AnimalVegOils": 0.25, "SITC5_Chemicals": 3.0, "SITC6_Manuf": 5.0, "SITC7_Machinery": 6.0,
    "SITC8_Misc": 2.0, "SITC9_Commodities": 0.0,
}  # fmt: skip
MATRIX_NAMES = {
    1995: ("China", "France", "Indonesia2002", "NetherlandsAntilles", "SerbiaandMontenegro",
           "Sudan2011", "Turkmenistan"),
    2005: ("China", "France", "Indonesia", "NetherlandsAntilles", "SerbiaandMontenegro",
           "Sudan2011", "Turkmenistan"),
    2015: ("China", "France", "Indonesia", "Serbia", "SouthSudan", "Sudan", "Turkmenistan"),
}  # fmt: skip


def unctad_matrix() -> pl.DataFrame:
    """UNCTAD: names without spaces, former entities, one state that sells to itself, zeros."""
    rows: list[tuple[str, str, float, int, str]] = []
    for year, names in MATRIX_NAMES.items():
        pairs = [(a, b) for a in names for b in names if a != b or (a == "France" and year < 2015)]
        for one, other in pairs:
            parts = {label: part * figure(one, other, year) for label, part in SECTIONS.items()}
            whole = sum(parts.values()) / (0.965 if (one, year) == ("Turkmenistan", 2015) else 1)
            parts = {"All": whole, **parts}
            rows += [(one, other, amount, year, label) for label, amount in parts.items()]
    frame = pl.DataFrame(
        rows, ["exporter", "importer", "value_kusd", "year", "sector"], orient="row"
    )
    labels = ("exporter", "importer", "sector")
    return frame.cast(dict.fromkeys(labels, pl.Categorical))


def baci_raw_materials() -> pl.DataFrame:
    """CEPII BACI: gas, oil and copper ore; a pair of no theatre, an area of no state."""
    pairs = [("AZE", "ITA"), ("KAZ", "CHN"), ("KAZ", "DEU"), ("KAZ", "S19"), ("NOR", "DEU"),
             ("NOR", "USA"), ("PUS", "DEU"), ("RUS", "CHN"), ("TKM", "CHN"), ("TKM", "POL"),
             ("UZB", "CHN")]  # fmt: skip
    rows: list[tuple[int, str, str, str, float, float | None]] = [
        (year, one, other, code, figure(one, other, code, year), tonnes)
        for year in range(1995, 2025)
        for one, other in pairs
        for code, tonnes in (("260300", 12.5), ("270900", 3.0), ("271121", None))
        if not (one == "TKM" and code == "260300")
    ]
    names = ["year", "exp", "imp", "hs6", "value_kusd", "qty_t"]
    frame = pl.DataFrame(rows, names, orient="row")
    labels = dict.fromkeys(("exp", "imp", "hs6"), pl.Categorical)
    return frame.cast({**labels, "year": pl.Int32})


# what stands under a debtor, and which part of the total it is
LENDERS = {
    "Asian Dev. Bank": ("915", "MLAT", range(1992, 2023)),
    "Bondholders": ("BND", "PBND", range(2010, 2023)),
    "China": ("730", "BLAT", range(2000, 2023)),
    "European Union": ("975", "MLAT", range(2002, 2023)),
    "Germany, Fed. Rep. of": ("5", "BLAT", range(1992, 2023)),
    "USSR": ("78", "BLAT", range(1985, 1991)),
}
DEBTORS = {"AFG": "Afghanistan", "KGZ": "Kyrgyz Republic", "LMY": "Low & middle income"}
DEBTORS |= {"ZWE": "Zimbabwe"}


def wb_debt() -> pl.DataFrame:
    """World Bank: debt by debtor and creditor, the total and its parts; Germany lends twice."""
    rows: list[tuple[str, str, str, str, str, int, float]] = []
    for code, debtor in DEBTORS.items():
        total: dict[tuple[str, int], float] = {}
        for lender, (number, part, years) in LENDERS.items():
            for year in years:
                parts = [part, "PCBK"] if number == "5" else [part]
                owed = {one: round(figure(code, lender, one, year) * 1e3, 1) for one in parts}
                owed["DPPG"] = sum(owed.values())
                for one, amount in owed.items():
                    told = (code, debtor, lender, number, f"DT.DOD.{one}.CD", year, amount)
                    rows.append(told)
                    total[one, year] = total.get((one, year), 0.0) + amount
        for (one, year), amount in total.items():
            rows.append((code, debtor, "World", "WLD", f"DT.DOD.{one}.CD", year, amount))
    names = ["debtor_iso3", "debtor", "creditor", "creditor_wb_code", "indicator", "year"]
    frame = pl.DataFrame(rows, [*names, "value_usd"], orient="row")
    return frame.cast({"year": pl.Int16})


PARQUET = {
    "baci-raw-materials": baci_raw_materials,
    "eurostat-exports": eurostat_exports,
    "imf-dots": imf_dots,
    "imf-imts": imf_imts,
    "nso-bilateral": nso_bilateral,
    "oec-totals": oec_totals,
    "unctad-matrix": unctad_matrix,
    "wb-debt": wb_debt,
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
